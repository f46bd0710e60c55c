import { expect, test } from '@jest/globals';
import { fold } from '#domain/orders/evolve';
import { letterAbout, seller } from '#test/builders/letters';
import { changed, confirmed, line, orderRecord } from '#test/builders/orders';
import type { Suite } from '#test/contract/world';

const record = orderRecord({ lines: [line({ name: 'Größe M' })], shippingAmount: null });
const order = fold(changed(record, [confirmed]));
const letter = letterAbout(order);
const words = {
  subject: 'Order 7K3M9Q-X1QF65-V805T8 is confirmed',
  text: 'Order 7K3M9Q-X1QF65-V805T8 is confirmed\n\nThank you for your order. It is confirmed and being worked on.\n\nOrdered on November 21, 2026 at 10:00 (UTC).\n\n3 × Größe M  71.36 EUR\nTotal, tax included  71.36 EUR\n',
  html: '<!doctype html><html lang="en"><body><h1>Order 7K3M9Q-X1QF65-V805T8 is confirmed</h1><p>Thank you for your order. It is confirmed and being worked on.</p><p>Ordered on November 21, 2026 at 10:00 (UTC).</p><table><tr><td>3 × Größe M</td><td align="right">71.36 EUR</td></tr><tr><td>Total, tax included</td><td align="right">71.36 EUR</td></tr></table></body></html>',
};

export const mailSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: a letter arrives once, word for word`, async () => {
    const { ports, letters } = await makeWorld();
    expect(await ports.mail.send('ada@example.com', letter)).toBe('sent');
    expect(letters?.()).toEqual([{ to: 'ada@example.com', ...words }]);
  });

  test(`${adapterName}: a letter arrives in its language, with its seller`, async () => {
    const { ports, letters } = await makeWorld();
    const german = letterAbout(order, { locale: 'de', timeZone: 'Europe/Berlin', seller });
    expect(await ports.mail.send('ada@example.com', german)).toBe('sent');
    expect(letters?.()).toEqual([
      expect.objectContaining({
        subject: 'Bestellung 7K3M9Q-X1QF65-V805T8 ist bestätigt',
        text: expect.stringMatching(/um 11:00 Uhr \(Europe\/Berlin\)[\s\S]*\nTee & Mug GmbH\n[\s\S]*Deutschland\n/),
      }),
    ]);
  });

  test(`${adapterName}: a letter that is sent twice arrives twice`, async () => {
    const { ports, letters } = await makeWorld();
    for (const to of ['ada@example.com', 'bob@example.com']) await ports.mail.send(to, letter);
    expect(letters?.().map(({ to }) => to)).toEqual(['ada@example.com', 'bob@example.com']);
  });
};
