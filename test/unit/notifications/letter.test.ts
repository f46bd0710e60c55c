import { describe, expect, test } from '@jest/globals';
import { amountText } from '#adapters/notifications/letters/amount-text';
import { renderLetter } from '#adapters/notifications/letters/render';
import { timeText } from '#adapters/notifications/letters/time-text';
import type { Currency } from '#domain/currency';
import { locales } from '#domain/locale';
import { type LetterEvent, type LetterType, letterTypes } from '#domain/notifications/letter';
import type { OrderEvent, OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { delivered, packed, received, rejected, returnRequested, shipped } from '#test/builders/goods';
import { letterAbout, seller } from '#test/builders/letters';
import {
  canceled,
  changed,
  completed,
  confirmed,
  country,
  held,
  line,
  linesCanceled,
  orderRecord,
  rate,
} from '#test/builders/orders';
import { authorized, capturedOf, failedOf, refundedOf, requested } from '#test/builders/payments/money';

test.each([
  [7541, 'EUR', '75.41 EUR'],
  [5, 'EUR', '0.05 EUR'],
  [0, 'USD', '0.00 USD'],
  [7541, 'JPY', '7541 JPY'],
  [1005, 'KWD', '1.005 KWD'],
  [12, 'CLF', '0.0012 CLF'],
  [-4, 'KWD', '-0.004 KWD'],
  [-5, 'JPY', '-5 JPY'],
  [9007199254740991, 'EUR', '90071992547409.91 EUR'],
])('%d of %s is %s', (amount, currency, text) => {
  expect(amountText(amount, currency as Currency, '.')).toBe(text);
});

test('an amount has a comma in German, where it has decimals', () => {
  const texts = (['EUR', 'JPY', 'KWD'] as const).map((code) => amountText(7541, code as Currency, ','));
  expect(texts).toEqual(['75,41 EUR', '7541 JPY', '7,541 KWD']);
});

const afternoon = Date.UTC(2026, 10, 21, 23, 5);

test.each([
  ['en', 'UTC', 'November 21, 2026', '23:05'],
  ['en', 'America/New_York', 'November 21, 2026', '18:05'],
  ['de', 'Europe/Berlin', '22. November 2026', '00:05'],
  ['de', 'Asia/Kathmandu', '22. November 2026', '04:50'],
] as const)('a time in %s and %s is %s, %s', (locale, timeZone, date, time) => {
  expect(timeText(afternoon, locale, timeZone)).toEqual({ date, time, timeZone });
});

test('a time follows the summer time of its zone', () =>
  expect(timeText(Date.UTC(2026, 6, 1, 10), 'de', 'Europe/Berlin')).toMatchObject({
    date: '1. Juli 2026',
    time: '12:00',
  }));

const record = orderRecord({ lines: [line(), line({ sku: 'MUG', name: 'Mug', unitAmount: 850, quantity: 1 })] });

test('a confirmation lists the lines, the shipping and the total', () => {
  const { subject, text } = renderLetter(letterAbout(fold(changed(record, [confirmed]))));
  expect(subject).toBe('Order 7K3M9Q-X1QF65-V805T8 is confirmed');
  expect(text).toBe(`Order 7K3M9Q-X1QF65-V805T8 is confirmed

Thank you for your order. It is confirmed and being worked on.

Ordered on November 21, 2026 at 10:00 (UTC).

3 × T-shirt M  71.36 EUR
1 × Mug  10.12 EUR
Shipping (standard)  5.83 EUR
Total, tax included  87.31 EUR
`);
});

test('a confirmation of what is complete at once does not say that it is being worked on', () => {
  const lines = [line({ name: 'Sample', unitAmount: 0, quantity: 1, requiresShipping: false })];
  const order = fold(changed(orderRecord({ lines }), [confirmed, completed]));
  expect(renderLetter(letterAbout(order)).text).toContain(
    'Thank you for your order. It is complete: nothing is left to pay or to send.\n',
  );
});

test('a confirmation leaves out canceled units, also from the total', () => {
  const left = changed(changed(record, [linesCanceled(['1', 1], ['2', 1])]), [confirmed]);
  const { text } = renderLetter(letterAbout(fold(left)));
  expect(text).toContain('\n2 × T-shirt M  47.57 EUR\nShipping (standard)  5.83 EUR\nTotal, tax included  53.40 EUR\n');
  expect(text).not.toContain('Mug');
});

test.each([
  ['en', 'E-book  1.055 KWD\nRounding  0.005 KWD\nTotal, tax included  1.060 KWD\n'],
  ['de', 'E-book  1,055 KWD\nRundung  0,005 KWD\nGesamtbetrag inklusive Steuern  1,060 KWD\n'],
] as const)('V7 a confirmation shows what the total was rounded by: %s', (locale, rows) => {
  const ebook = { name: 'E-book', unitAmount: 1005, quantity: 1, requiresShipping: false, taxRate: rate('0.05') };
  const rounded = orderRecord({
    currency: 'KWD' as Currency,
    amountStep: 10,
    shippingAmount: null,
    lines: [line(ebook)],
  });
  expect(renderLetter(letterAbout(fold(changed(rounded, [confirmed])), { locale })).text).toContain(rows);
});

const paid = changed(record, [requested(1, 1, 8731), authorized(1, 1, 8731), capturedOf(1, 2, 8731)]);

test.each([
  ['en', 'Shipping (standard)  5.83 EUR\nGoodwill  -10.00 EUR\nTotal, tax included  77.31 EUR\n'],
  ['de', 'Versand (standard)  5,83 EUR\nKulanz  -10,00 EUR\nGesamtbetrag inklusive Steuern  77,31 EUR\n'],
] as const)('R5 a letter takes goodwill off the total: %s', (locale, rows) => {
  const takes = { lines: [], shipping: false, shippingAmount: 0, goodwillAmount: 1000 };
  const lowered = changed(paid, [requested(1, 3, 1000, { operation: 'refund', takes })]);
  expect(renderLetter(letterAbout(fold(lowered), { locale })).text).toContain(rows);
});

test('a letter leaves out units that came back, also from the total', () => {
  const sent = changed(changed(paid, [confirmed, packed('ful_1', ['1', 3])]), [shipped('ful_1')]);
  const returned = changed(changed(sent, [returnRequested('ret_1', ['1', 2])]), [received('ret_1', true, ['1', 2])]);
  expect(renderLetter(letterAbout(fold(returned))).text).toContain(
    '\n1 × T-shirt M  23.79 EUR\n1 × Mug  10.12 EUR\nShipping (standard)  5.83 EUR\nTotal, tax included  39.74 EUR\n',
  );
});

test.each([
  ['en', 'Total, tax included  44.98 EUR\nDiscount SPRING, already deducted  4.00 EUR\n'],
  ['de', 'Gesamtbetrag inklusive Steuern  44,98 EUR\nRabatt SPRING, bereits abgezogen  4,00 EUR\n'],
] as const)('a letter tells what a discount took off the units that are left: %s', (locale, rows) => {
  const discounted = orderRecord({
    pricesIncludeTax: true,
    lines: [line()],
    shippingAmount: 900,
    discount: { type: 'percent', rate: rate('0.1') },
    applied: { code: 'SPRING', counted: false, redeemer: null },
  });
  const left = changed(changed(discounted, [linesCanceled(['1', 1])]), [confirmed]);
  expect(renderLetter(letterAbout(fold(left), { locale })).text).toContain(rows);
});

test('a confirmation has no shipping once only a download is left', () => {
  const lines = [line(), line({ name: 'E-book', unitAmount: 1000, quantity: 1, requiresShipping: false })];
  const left = changed(changed(orderRecord({ lines }), [linesCanceled(['1', 3])]), [confirmed]);
  const { text } = renderLetter(letterAbout(fold(left)));
  expect(text).toContain('\n1 × E-book  11.90 EUR\nTotal, tax included  11.90 EUR\n');
});

test('a cancellation lists the ordered units and no amounts', () => {
  const { subject, text } = renderLetter(letterAbout(fold(changed(record, [canceled])), { event: canceled }));
  expect(subject).toBe('Order 7K3M9Q-X1QF65-V805T8 was canceled');
  expect(text).toBe(`Order 7K3M9Q-X1QF65-V805T8 was canceled

Your order was canceled. Nothing of it will be sent to you, and you owe nothing for it.

Ordered on November 21, 2026 at 10:00 (UTC).

3 × T-shirt M
1 × Mug
`);
});

test('the page escapes the name of a product', () => {
  const name = `<script>alert("1")</script> & 'Söhne'`;
  const order = fold(changed(orderRecord({ lines: [line({ name })] }), [confirmed]));
  const { html, text } = renderLetter(letterAbout(order));
  expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;Söhne&#39;');
  expect(html).not.toContain('<script');
  expect(text).toContain(name);
});

test('a letter holds no personal data', () => {
  const known = orderRecord({ private: { email: 'ada@example.com', note: 'ring twice' } });
  const letter = JSON.stringify(renderLetter(letterAbout(fold(changed(known, [confirmed])), { seller })));
  for (const secret of ['ada', 'ring twice', 'cus_']) expect(letter).not.toContain(secret);
});

describe('in German', () => {
  const german = { locale: 'de', timeZone: 'Europe/Berlin' } as const;

  test('a confirmation lists the lines, the shipping and the total', () => {
    const { subject, text, html } = renderLetter(letterAbout(fold(changed(record, [confirmed])), german));
    expect(subject).toBe('Bestellung 7K3M9Q-X1QF65-V805T8 ist bestätigt');
    expect(text).toBe(`Bestellung 7K3M9Q-X1QF65-V805T8 ist bestätigt

Vielen Dank für Ihre Bestellung. Sie ist bestätigt und wird bearbeitet.

Bestellt am 21. November 2026 um 11:00 Uhr (Europe/Berlin).

3 × T-shirt M  71,36 EUR
1 × Mug  10,12 EUR
Versand (standard)  5,83 EUR
Gesamtbetrag inklusive Steuern  87,31 EUR
`);
    expect(html).toContain('<html lang="de">');
  });

  test('a confirmation of what is complete at once does not say that it is being worked on', () => {
    const lines = [line({ name: 'Sample', unitAmount: 0, quantity: 1, requiresShipping: false })];
    const order = fold(changed(orderRecord({ lines }), [confirmed, completed]));
    expect(renderLetter(letterAbout(order, german)).text).toContain(
      'Sie ist abgeschlossen: Es ist nichts mehr zu bezahlen oder zu versenden.\n',
    );
  });

  test('a cancellation lists the ordered units and no amounts', () => {
    const order = fold(changed(record, [canceled]));
    const { subject, text } = renderLetter(letterAbout(order, { ...german, event: canceled }));
    expect(subject).toBe('Bestellung 7K3M9Q-X1QF65-V805T8 wurde storniert');
    expect(text).toBe(`Bestellung 7K3M9Q-X1QF65-V805T8 wurde storniert

Ihre Bestellung wurde storniert. Es wird nichts davon versandt, und Sie müssen nichts bezahlen.

Bestellt am 21. November 2026 um 11:00 Uhr (Europe/Berlin).

3 × T-shirt M
1 × Mug
`);
  });
});

const [placedEvent] = record.changes[0].events as readonly [OrderEvent<'order.placed'>];

/** One event of each type that causes a letter; a new type does not compile without its line. */
const events: { readonly [Type in LetterType]: OrderEvent<Type> } = {
  'order.placed': placedEvent,
  'order.confirmed': confirmed,
  'order.canceled': canceled,
  'payment.failed': failedOf(1, 1, 8731),
  'payment.refunded': refundedOf(1, 3, 1000),
  'fulfillment.shipped': shipped('ful_1'),
  'fulfillment.delivered': delivered('ful_1'),
  'return.requested': returnRequested('ret_1', ['1', 2]),
  'return.received': received('ret_1', true, ['1', 1]),
  'return.rejected': rejected('ret_1'),
};

test('every kind of letter has its own words in every language', () => {
  const order = fold(changed(record, [confirmed]));
  const letters = letterTypes.flatMap((type) =>
    locales.map((locale) => renderLetter(letterAbout(order, { event: events[type], locale }))),
  );
  for (const part of ['subject', 'text', 'html'] as const)
    expect(new Set(letters.map((letter) => letter[part])).size).toBe(letterTypes.length * locales.length);
});

const textAbout = (order: OrderRecord, event: LetterEvent): string =>
  renderLetter(letterAbout(fold(order), { event })).text;

describe('a letter about an unpaid order', () => {
  const subject = 'We have received order 7K3M9Q-X1QF65-V805T8';
  const reserved = 'The goods are reserved for you until then.';

  test('tells what is due and until when', () => {
    const letter = renderLetter(letterAbout(fold(record), { event: placedEvent, timeZone: 'Europe/Berlin' }));
    expect(letter.subject).toBe(subject);
    expect(letter.text).toContain(
      `Thank you for your order. Please pay 87.31 EUR by November 21, 2026 at 11:30 (Europe/Berlin). ${reserved}\n`,
    );
    expect(letter.text).toContain('\nTotal, tax included  87.31 EUR\n');
  });

  test('tells no time while the order is on hold', () => {
    const text = textAbout(changed(record, [held('hold_2')]), placedEvent);
    expect(text).toContain('Thank you for your order. Please pay 87.31 EUR.\n');
  });

  test('tells both in German', () => {
    const { text } = renderLetter(letterAbout(fold(record), { event: placedEvent, locale: 'de' }));
    expect(text).toContain(
      'Bitte bezahlen Sie 87,31 EUR bis zum 21. November 2026 um 10:30 Uhr (UTC). Bis dahin ist die Ware für Sie reserviert.\n',
    );
  });
});

describe('a letter about goods or money', () => {
  const packedOrder = changed(record, [confirmed, packed('ful_1', ['1', 2])]);

  test('tells what a parcel holds and who carries it', () => {
    const sent = changed(packedOrder, [shipped('ful_1')], {
      private: { tracking: { carrier: 'DHL', number: '4711', url: 'https://dhl.example/4711' } },
    });
    expect(textAbout(sent, shipped('ful_1'))).toContain(
      'We have sent a parcel to you. DHL carries it under the number 4711: https://dhl.example/4711.\n',
    );
    expect(textAbout(sent, shipped('ful_1'))).toContain('\n2 × T-shirt M\n');
    expect(textAbout(packedOrder, delivered('ful_1'))).toContain('\n2 × T-shirt M\n');
  });

  test('tells the units that a return is about', () => {
    const asked = changed(changed(packedOrder, [shipped('ful_1')]), [returnRequested('ret_1', ['1', 2])]);
    const text = textAbout(asked, returnRequested('ret_1', ['1', 2]));
    expect(text).toContain('\n2 × T-shirt M\n');
    expect(text).toContain('Please send them back.');
    expect(textAbout(asked, received('ret_1', true, ['1', 1]))).toContain('\n1 × T-shirt M\n');
    expect(textAbout(asked, rejected('ret_1'))).toContain('\n2 × T-shirt M\n');
  });

  test('R10 asks nobody to send back what has not left', () => {
    const event = returnRequested('ret_1', ['1', 2]);
    expect(textAbout(changed(packedOrder, [event]), event)).toContain(
      'Some of them have not left us yet. Please send back what arrives.\n',
    );
  });

  test('tells the amount of a refund, and what a cancellation gives back', () => {
    expect(textAbout(paid, refundedOf(1, 3, 1000))).toContain('We have paid 10.00 EUR back to you.\n');
    const back = changed(paid, [canceled, requested(1, 3, 8731, { operation: 'refund' })]);
    expect(textAbout(back, canceled)).toContain('you owe nothing for it. You get back 87.31 EUR.\n');
    const refunded = changed(paid, [requested(1, 3, 1000, { operation: 'refund' }), refundedOf(1, 3, 1000)]);
    const later = changed(refunded, [canceled, requested(1, 4, 7731, { operation: 'refund' })]);
    expect(textAbout(later, canceled)).toContain('You get back 77.31 EUR.\n');
    expect(textAbout(changed(record, [canceled]), canceled)).toContain('you owe nothing for it.\n');
  });
});

describe('the foot of a letter', () => {
  const order = fold(changed(record, [canceled]));
  const footOf = (wanted: Parameters<typeof letterAbout>[1]) =>
    renderLetter(letterAbout(order, { event: canceled, ...wanted })).text.split('1 × Mug\n')[1];

  test('names the seller, with the country and the VAT number in the language of the letter', () => {
    expect(footOf({ seller })).toBe(
      '\nTee & Mug GmbH\nHauptstr. 1\n10115 Berlin\nGermany\nshop@tee-and-mug.example\nVAT ID: DE123456789\n',
    );
    expect(footOf({ seller, locale: 'de' })).toBe(
      '\nTee & Mug GmbH\nHauptstr. 1\n10115 Berlin\nDeutschland\nshop@tee-and-mug.example\nUSt-IdNr.: DE123456789\n',
    );
  });

  test('has only what the seller has', () => {
    const address = { ...seller.address, line2: 'Suite 5', postalCode: null, region: 'NY', country: country('US') };
    expect(footOf({ seller: { ...seller, address, email: null, vatId: null } })).toBe(
      '\nTee & Mug GmbH\nHauptstr. 1\nSuite 5\nBerlin\nNY\nUnited States\n',
    );
    expect(footOf({ seller: null })).toBe('');
  });

  test('is escaped in the page', () => {
    const { html } = renderLetter(letterAbout(order, { seller }));
    expect(html).toContain('<p><small>Tee &amp; Mug GmbH<br>Hauptstr. 1<br>10115 Berlin<br>Germany<br>');
    expect(renderLetter(letterAbout(order)).html).not.toContain('<small>');
  });
});
