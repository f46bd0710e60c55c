import { describe, expect, test } from '@jest/globals';
import { fold } from '#domain/orders/evolve';
import { type Balance, balanceOf, worthOf } from '#domain/orders/money/balance';
import type { LineQuantity, Order } from '#domain/orders/order';
import { changed, line, linesCanceled, orderRecord } from '#test/builders/orders';
import { type Moved, orderWithMoney } from '#test/builders/payments/money';

const none: LineQuantity = { ordered: 0, canceled: 0, fulfilled: 0, delivered: 0, returned: 0 };

/** The golden order: lines of 6094 over 3 units (5121 + 973) and 864 over 1 (726 + 138), shipping 583. */
const golden = (first: Partial<LineQuantity>, second: Partial<LineQuantity> = {}): Order => {
  const order = fold(orderRecord({ lines: [line(), line({ sku: 'MUG', unitAmount: 850, quantity: 1 })] }));
  const amounts = [
    { netAmount: 5121, taxAmount: 973, quantity: { ...none, ordered: 3, ...first } },
    { netAmount: 726, taxAmount: 138, quantity: { ...none, ordered: 1, ...second } },
  ];
  return { ...order, lines: order.lines.map((each, index) => ({ ...each, ...amounts[index] })) };
};

describe('the worth of an order', () => {
  test.each([
    ['whole', golden({}), 7541],
    ['without its first unit of three', golden({ canceled: 1 }), 5510],
    ['without two of three', golden({ canceled: 2 }), 3478],
    ['without its first line', golden({ canceled: 3 }), 1447],
    ['without its second line', golden({}, { canceled: 1 }), 6677],
    ['canceled whole: shipping goes too', golden({ canceled: 3 }, { canceled: 1 }), 0],
    ['returned whole: shipping stays', golden({ fulfilled: 3, returned: 3 }, { fulfilled: 1, returned: 1 }), 583],
    ['with one canceled and one returned', golden({ canceled: 1, fulfilled: 2, returned: 1 }), 3478],
    ['canceled but for a returned unit', golden({ canceled: 3 }, { fulfilled: 1, returned: 1 }), 583],
    ['sent and delivered, which changes nothing', golden({ fulfilled: 3, delivered: 3 }), 7541],
  ])('%s', (_, order, worth) => expect(worthOf(order)).toBe(worth));

  test('F1 divides totals where prices include tax: a unit is worth what it costs', () => {
    const two = orderRecord({
      pricesIncludeTax: true,
      shippingAmount: null,
      lines: [line({ unitAmount: 999, quantity: 2 })],
    });
    expect(fold(two)).toMatchObject({ lines: [{ totalAmount: 1998, taxAmount: 319 }] });
    expect(worthOf(fold(two))).toBe(1998);
    expect(worthOf(fold(changed(two, [linesCanceled(['1', 1])])))).toBe(999);
  });

  test('F2 has no shipping once every unit that needs it is canceled', () => {
    const download = line({ sku: 'EBOOK', unitAmount: 1000, quantity: 1, requiresShipping: false });
    const mixed = orderRecord({ lines: [line(), download] });
    expect(worthOf(fold(changed(mixed, [linesCanceled(['1', 2])])))).toBe(2379 + 1190 + 583);
    expect(worthOf(fold(changed(mixed, [linesCanceled(['1', 3])])))).toBe(1190);
  });

  test('without shipping', () => expect(worthOf({ ...golden({}), shipping: null })).toBe(6958));
});

const zero = {
  adjustedAmount: 0,
  authorizedAmount: 0,
  pendingAmount: 0,
  capturedAmount: 0,
  refundedAmount: 0,
  disputedAmount: 0,
};
const balances: readonly [
  string,
  Order,
  Omit<Moved, 'authorizationVoided'>,
  Pick<Balance, 'dueAmount' | 'creditAmount' | 'refundableAmount'>,
][] = [
  ['nothing paid', golden({}), {}, { dueAmount: 7541, creditAmount: 0, refundableAmount: 0 }],
  [
    'authorised only: all is due',
    golden({}),
    { authorizedAmount: 7541 },
    { dueAmount: 7541, creditAmount: 0, refundableAmount: 0 },
  ],
  ['paid', golden({}), { capturedAmount: 7541 }, { dueAmount: 0, creditAmount: 0, refundableAmount: 7541 }],
  ['paid in part', golden({}), { capturedAmount: 7540 }, { dueAmount: 1, creditAmount: 0, refundableAmount: 7540 }],
  [
    'paid and then canceled in part',
    golden({ canceled: 1 }),
    { capturedAmount: 7541 },
    { dueAmount: 0, creditAmount: 2031, refundableAmount: 7541 },
  ],
  [
    'paid, canceled in part, refunded',
    golden({ canceled: 1 }),
    { capturedAmount: 7541, refundedAmount: 2031 },
    { dueAmount: 0, creditAmount: 0, refundableAmount: 5510 },
  ],
  [
    'paid, then canceled whole',
    golden({ canceled: 3 }, { canceled: 1 }),
    { capturedAmount: 7541 },
    { dueAmount: 0, creditAmount: 7541, refundableAmount: 7541 },
  ],
  [
    'refunded whole',
    golden({ canceled: 3 }, { canceled: 1 }),
    { capturedAmount: 7541, refundedAmount: 7541 },
    { dueAmount: 0, creditAmount: 0, refundableAmount: 0 },
  ],
];

describe('the balance', () => {
  test.each(balances)('%s', (_, order, amounts, rest) =>
    expect(balanceOf(orderWithMoney(order, amounts))).toEqual({
      ...zero,
      currentAmount: worthOf(order),
      ...amounts,
      ...rest,
    }),
  );
});
