import { expect, test } from '@jest/globals';
import { amountText } from '#adapters/notifications/letters/amount-text';
import { renderLetter } from '#adapters/notifications/letters/render';
import type { Currency } from '#domain/currency';
import { fold } from '#domain/orders/evolve';
import { canceled, changed, completed, confirmed, line, linesCanceled, orderRecord } from '#test/builders/orders';

test.each([
  [7541, 'EUR', '75.41 EUR'],
  [5, 'EUR', '0.05 EUR'],
  [0, 'USD', '0.00 USD'],
  [7541, 'JPY', '7541 JPY'],
  [1005, 'KWD', '1.005 KWD'],
  [12, 'CLF', '0.0012 CLF'],
  [9007199254740991, 'EUR', '90071992547409.91 EUR'],
])('%d of %s is %s', (amount, currency, text) => {
  expect(amountText(amount, currency as Currency)).toBe(text);
});

const record = orderRecord({ lines: [line(), line({ sku: 'MUG', name: 'Mug', unitAmount: 850, quantity: 1 })] });

test('a confirmation lists the lines, the shipping and the total', () => {
  const { subject, text } = renderLetter({ type: 'order.confirmed', order: fold(changed(record, [confirmed])) });
  expect(subject).toBe('Order 7K3M9Q-X1QF65-V805T8 is confirmed');
  expect(text).toBe(`Order 7K3M9Q-X1QF65-V805T8 is confirmed

Thank you for your order. It is confirmed and being worked on.

3 × T-shirt M  71.36 EUR
1 × Mug  10.12 EUR
Shipping (standard)  5.83 EUR
Total, tax included  87.31 EUR
`);
});

test('a confirmation of what is complete at once does not say that it is being worked on', () => {
  const lines = [line({ name: 'Sample', unitAmount: 0, quantity: 1, requiresShipping: false })];
  const order = fold(changed(orderRecord({ lines }), [confirmed, completed]));
  expect(renderLetter({ type: 'order.confirmed', order }).text).toContain(
    'Thank you for your order. It is complete: nothing is left to pay or to send.\n',
  );
});

test('a confirmation leaves out canceled units, also from the total', () => {
  const left = changed(changed(record, [linesCanceled(['1', 1], ['2', 1])]), [confirmed]);
  const { text } = renderLetter({ type: 'order.confirmed', order: fold(left) });
  expect(text).toContain('\n2 × T-shirt M  47.57 EUR\nShipping (standard)  5.83 EUR\nTotal, tax included  53.40 EUR\n');
  expect(text).not.toContain('Mug');
});

test('a confirmation has no shipping once only a download is left', () => {
  const lines = [line(), line({ name: 'E-book', unitAmount: 1000, quantity: 1, requiresShipping: false })];
  const left = changed(changed(orderRecord({ lines }), [linesCanceled(['1', 3])]), [confirmed]);
  const { text } = renderLetter({ type: 'order.confirmed', order: fold(left) });
  expect(text).toContain('\n1 × E-book  11.90 EUR\nTotal, tax included  11.90 EUR\n');
});

test('a cancellation lists the ordered units and no amounts', () => {
  const { subject, text } = renderLetter({ type: 'order.canceled', order: fold(changed(record, [canceled])) });
  expect(subject).toBe('Order 7K3M9Q-X1QF65-V805T8 was canceled');
  expect(text).toBe(`Order 7K3M9Q-X1QF65-V805T8 was canceled

Your order was canceled. Nothing of it will be sent to you, and you owe nothing for it.

3 × T-shirt M
1 × Mug
`);
});

test('the page escapes the name of a product', () => {
  const name = `<script>alert("1")</script> & 'Söhne'`;
  const order = fold(changed(orderRecord({ lines: [line({ name })] }), [confirmed]));
  const { html, text } = renderLetter({ type: 'order.confirmed', order });
  expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;Söhne&#39;');
  expect(html).not.toContain('<script');
  expect(text).toContain(name);
});

test('a letter holds no personal data', () => {
  const known = orderRecord({ private: { email: 'ada@example.com', note: 'ring twice' } });
  const letter = JSON.stringify(renderLetter({ type: 'order.confirmed', order: fold(changed(known, [confirmed])) }));
  for (const secret of ['ada', 'ring twice', 'cus_']) expect(letter).not.toContain(secret);
});
