import { describe, expect, test } from '@jest/globals';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { cancel } from '#domain/orders/lifecycle/cancel';
import { complete } from '#domain/orders/lifecycle/complete';
import { confirm } from '#domain/orders/lifecycle/confirm';
import { worthOf } from '#domain/orders/money/balance';
import type { ConfirmedOrder, LineQuantity, PendingOrder } from '#domain/orders/order';
import { inStatus } from '#domain/orders/status-conflict';
import { redeemer } from '#test/builders/discounts';
import {
  canceled,
  changed,
  completed,
  confirmed,
  line,
  linesCanceled,
  orderRecord,
  type Units,
  units,
} from '#test/builders/orders';
import { answerOf } from '#test/builders/results';

const pending = (...quantities: Partial<LineQuantity>[]): PendingOrder => {
  const order = fold(orderRecord({ lines: [line(), line({ sku: 'MUG', quantity: 1 }), line({ quantity: 2 })] }));
  const lines = order.lines.map((each, index) => ({ ...each, quantity: { ...each.quantity, ...quantities[index] } }));
  return { ...order, lines } as PendingOrder;
};

describe('canceling', () => {
  test('returns all units, each product once, and stores the reason as private data', () =>
    expect(cancel(pending(), { reason: 'changed my mind' })).toEqual({
      ok: true,
      value: {
        events: [{ type: 'order.canceled', data: {} }],
        private: { reason: 'changed my mind' },
        gives: [
          { kind: 'return-stock', move: { sku: 'TEE-M', quantity: 5 } },
          { kind: 'return-stock', move: { sku: 'MUG', quantity: 1 } },
        ],
      },
    }));

  test('does not return units that were canceled before', () => {
    const decided = cancel(pending({ canceled: 2 }, { canceled: 1 }, {}), { reason: 'the rest too' });
    expect(decided.ok && decided.value.gives).toEqual([{ kind: 'return-stock', move: { sku: 'TEE-M', quantity: 3 } }]);
  });

  test('a confirmed order works in the same way', () => {
    const order = { ...pending(), status: 'confirmed' } as ConfirmedOrder;
    expect(cancel(order, { reason: 'sold out' }).ok).toBe(true);
  });

  test.each([[[{ fulfilled: 1 }]], [[{}, {}, { fulfilled: 2 }]]])('is refused once a unit is in a parcel', (lines) =>
    expect(cancel(pending(...lines), { reason: 'too late' })).toEqual({
      ok: false,
      refusal: { kind: 'order-status-conflict', status: 'pending', allowed: [] },
    }),
  );
});

/** For lines of 3, 1 and 2 units: the canceled units, the request, whether it cancels the rest, the returned units. */
const partial: readonly [
  string,
  readonly Partial<LineQuantity>[],
  readonly Units[],
  boolean,
  readonly (readonly [string, number])[],
][] = [
  ['one unit of three', [], [['1', 1]], false, [['TEE-M', 1]]],
  ['a line that leaves others', [], [['2', 1]], false, [['MUG', 1]]],
  [
    'units of several lines, told in the order of the request',
    [],
    [
      ['2', 1],
      ['1', 2],
    ],
    false,
    [
      ['MUG', 1],
      ['TEE-M', 2],
    ],
  ],
  [
    'one product on two lines, given back once',
    [],
    [
      ['1', 2],
      ['3', 1],
    ],
    false,
    [['TEE-M', 3]],
  ],
  ['what an earlier cancel left of a line', [{ canceled: 2 }], [['1', 1]], false, [['TEE-M', 1]]],
  [
    'all but one unit',
    [],
    [
      ['1', 3],
      ['2', 1],
      ['3', 1],
    ],
    false,
    [
      ['TEE-M', 4],
      ['MUG', 1],
    ],
  ],
  ['what is open beside a parcel', [{ fulfilled: 2 }], [['1', 1]], false, [['TEE-M', 1]]],
  [
    'all that is open, while the rest is in parcels',
    [{ fulfilled: 2 }, { canceled: 1 }, { canceled: 2 }],
    [['1', 1]],
    false,
    [['TEE-M', 1]],
  ],
  [
    'every unit at once',
    [],
    [
      ['1', 3],
      ['2', 1],
      ['3', 2],
    ],
    true,
    [
      ['TEE-M', 5],
      ['MUG', 1],
    ],
  ],
  ['the last unit', [{ canceled: 2 }, { canceled: 1 }, { canceled: 2 }], [['1', 1]], true, [['TEE-M', 1]]],
  ['the last line', [{ canceled: 3 }, {}, { canceled: 2 }], [['2', 1]], true, [['MUG', 1]]],
];

describe('canceling some units', () => {
  test.each(partial)('of %s', (_, before, asked, isAll, returned) =>
    expect(cancel(pending(...before), { reason: 'too many', lines: units(...asked) })).toEqual({
      ok: true,
      value: {
        events: isAll ? [linesCanceled(...asked), canceled] : [linesCanceled(...asked)],
        private: { reason: 'too many' },
        gives: returned.map(([sku, quantity]) => ({ kind: 'return-stock', move: { sku, quantity } })),
      },
    }),
  );

  test('of a confirmed order works in the same way', () => {
    const order = { ...pending(), status: 'confirmed' } as ConfirmedOrder;
    expect(cancel(order, { reason: 'sold out', lines: units(['2', 1]) })).toMatchObject({
      value: { events: [linesCanceled(['2', 1])] },
    });
  });

  test('puts only the lines and quantities of the request into the event', () => {
    const lines = [{ lineId: '1', quantity: 1, comment: 'for Ada' }];
    const decided = cancel(pending(), { reason: 'too many', lines });
    expect(decided.ok && decided.value.events).toEqual([linesCanceled(['1', 1])]);
  });

  const excess: readonly [
    string,
    readonly Partial<LineQuantity>[],
    readonly Units[],
    readonly (readonly [index: number, lineId: string, requested: number, open: number | 'no line'])[],
  ][] = [
    ['more than was ordered', [], [['1', 4]], [[0, '1', 4, 3]]],
    ['more than is left', [{ canceled: 2 }], [['1', 2]], [[0, '1', 2, 1]]],
    ['a unit in a parcel', [{ fulfilled: 3 }], [['1', 1]], [[0, '1', 1, 0]]],
    ['more than is left beside a parcel', [{ canceled: 1, fulfilled: 1 }], [['1', 2]], [[0, '1', 2, 1]]],
    ['a line that there is not', [], [['4', 1]], [[0, '4', 1, 'no line']]],
    ['a line by another spelling', [], [['01', 1]], [[0, '01', 1, 'no line']]],
    [
      'one line too many of several',
      [],
      [
        ['1', 3],
        ['2', 2],
        ['3', 2],
      ],
      [[1, '2', 2, 1]],
    ],
    [
      'several lines',
      [],
      [
        ['2', 1],
        ['9', 1],
        ['1', 9],
      ],
      [
        [1, '9', 1, 'no line'],
        [2, '1', 9, 3],
      ],
    ],
  ];
  test.each(excess)('of %s is refused, by line', (_, before, asked, lines) =>
    expect(cancel(pending(...before), { reason: 'too many', lines: units(...asked) })).toEqual({
      ok: false,
      refusal: {
        kind: 'quantity-exceeds-open',
        lines: lines.map(([index, lineId, requested, open]) => ({
          ...{ index, lineId, requested },
          ...(open === 'no line' ? { open: 0, isUnknown: true } : { open }),
        })),
      },
    }),
  );
});

test('a canceled order returns the redemption of its customer', () => {
  const order = { ...pending({}), discount: { code: 'ONCE', counted: false, redeemer: redeemer('ada') } };
  const { gives } = answerOf(cancel(order, { reason: 'too many' }));
  expect(gives?.filter(({ kind }) => kind !== 'return-stock')).toEqual([
    { kind: 'return-customer-redemption', code: 'ONCE', redeemer: redeemer('ada') },
  ]);
});

describe('a canceled order with a discount', () => {
  const having = (counted: boolean, ...quantities: Partial<LineQuantity>[]): PendingOrder => ({
    ...pending(...quantities),
    discount: { code: 'welcome10', counted, redeemer: null },
  });
  const redemptionsOf = (order: PendingOrder | ConfirmedOrder, lines?: readonly Units[]) => {
    const cancellation = { reason: 'too many', lines: lines === undefined ? undefined : units(...lines) };
    return answerOf(cancel(order, cancellation)).gives?.filter(({ kind }) => kind === 'return-redemption');
  };
  const all: readonly Units[] = [
    ['1', 3],
    ['2', 1],
    ['3', 2],
  ];

  test.each([
    ['whole', having(true), undefined],
    ['whole after some of its units', having(true, { canceled: 2 }, { canceled: 1 }), undefined],
    ['line by line at once', having(true), all],
    ['with its last unit', having(true, { canceled: 2 }, { canceled: 1 }, { canceled: 2 }), [['1', 1]] as const],
    ['when it is confirmed', { ...having(true), status: 'confirmed' } as ConfirmedOrder, undefined],
  ])('returns its redemption: %s', (_, order, lines) =>
    expect(redemptionsOf(order, lines)).toEqual([{ kind: 'return-redemption', code: 'welcome10' }]),
  );

  test.each([
    [
      'while a unit is left',
      having(true),
      [
        ['1', 3],
        ['2', 1],
        ['3', 1],
      ] as const,
    ],
    [
      'while the rest is in parcels',
      having(true, { fulfilled: 2 }, { canceled: 1 }, { canceled: 2 }),
      [['1', 1]] as const,
    ],
    ['whole, where nobody counts', having(false), undefined],
    ['line by line, where nobody counts', having(false), all],
    ['without a discount', pending(), undefined],
  ])('returns no redemption: %s', (_, order, lines) => expect(redemptionsOf(order, lines)).toEqual([]));
});

describe('an order without some of its units', () => {
  const placed = orderRecord({ lines: [line(), line({ sku: 'MUG', unitAmount: 850, quantity: 1 })] });
  const cancelIn = (record: OrderRecord, asked: readonly Units[]): OrderRecord => {
    const open = inStatus(fold(record), 'pending', 'confirmed');
    const { events } = answerOf(cancel(answerOf(open), { reason: 'too many', lines: units(...asked) }));
    return changed(record, events);
  };

  test('is worth less by their share of the line, and loses its shipping with the last unit', () => {
    // 5997 + 1139 over three, 850 + 162 over one, 583 of shipping.
    const lives = [placed];
    for (const line of ['1', '2', '1', '1']) lives.push(cancelIn(lives.at(-1) as OrderRecord, [[line, 1]]));
    expect(lives.map((record) => worthOf(fold(record)))).toEqual([8731, 6352, 5340, 2962, 0]);
    expect(lives.map((record) => fold(record).status)).toEqual([
      'pending',
      'pending',
      'pending',
      'pending',
      'canceled',
    ]);
    expect(fold(lives.at(-1) as OrderRecord)).toMatchObject({ version: 5, totals: { totalAmount: 8731 } });
  });

  test('keeps its shipping while a unit is left', () =>
    expect(worthOf(fold(cancelIn(placed, [['1', 3]])))).toBe(1012 + 583));

  test('that is canceled whole afterwards returns the rest', () => {
    const open = answerOf(inStatus(fold(cancelIn(placed, [['1', 2]])), 'pending'));
    expect(answerOf(cancel(open, { reason: 'the rest too' })).gives).toEqual([
      { kind: 'return-stock', move: { sku: 'TEE-M', quantity: 1 } },
      { kind: 'return-stock', move: { sku: 'MUG', quantity: 1 } },
    ]);
  });
});

describe('confirming and completing', () => {
  test('are one event each', () => {
    expect(confirm(pending())).toEqual({ ok: true, value: { events: [{ type: 'order.confirmed', data: {} }] } });
    const order = { ...pending(), status: 'confirmed' } as ConfirmedOrder;
    expect(complete(order)).toEqual({ ok: true, value: { events: [{ type: 'order.completed', data: {} }] } });
  });
});

describe('a status', () => {
  const placed = orderRecord();
  const orders = {
    pending: fold(placed),
    confirmed: fold(changed(placed, [confirmed])),
    completed: fold(changed(placed, [confirmed, completed])),
    canceled: fold(changed(placed, [canceled])),
  };

  test.each(['pending', 'confirmed'] as const)('%s is accepted where it is allowed', (status) =>
    expect(inStatus(orders[status], 'pending', 'confirmed')).toEqual({ ok: true, value: orders[status] }),
  );

  test.each(['completed', 'canceled'] as const)('%s is refused where it is not, with the allowed statuses', (status) =>
    expect(inStatus(orders[status], 'pending', 'confirmed')).toEqual({
      ok: false,
      refusal: { kind: 'order-status-conflict', status, allowed: ['pending', 'confirmed'] },
    }),
  );
});
