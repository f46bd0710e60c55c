import { describe, expect, test } from '@jest/globals';
import { minutes } from '#domain/instant';
import type { OrderRecord } from '#domain/orders/events';
import type { Circumstances } from '#domain/orders/events/family';
import { evolve, fold } from '#domain/orders/evolve';
import { detailsAt, privateDataAt } from '#domain/orders/private-data';
import { tenOClock } from '#test/builders/clock';
import {
  address,
  canceled,
  changed,
  completed,
  confirmed,
  held,
  line,
  linesCanceled,
  nothingPrivate,
  orderRecord,
  released,
  updated,
} from '#test/builders/orders';

describe('an order that was placed', () => {
  test('has the fields of its placement', () => {
    const order = fold(
      orderRecord({ externalReference: 'web-1', private: { email: 'ada@example.com', shippingAddress: address() } }),
    );
    expect(order).toEqual({
      id: '7K3M9Q-X1QF65-V805T8',
      customerId: 'cus_ada',
      externalReference: 'web-1',
      status: 'pending',
      version: 1,
      currency: 'EUR',
      pricesIncludeTax: false,
      amountStep: 1,
      lines: [
        {
          id: '1',
          sku: 'TEE-M',
          name: 'T-shirt M',
          unitAmount: 1999,
          requiresShipping: true,
          subtotalAmount: 5997,
          discountAmount: 0,
          netAmount: 5997,
          taxRate: '0.19',
          taxAmount: 1139,
          totalAmount: 7136,
          quantity: { ordered: 3, canceled: 0, fulfilled: 0, delivered: 0, returned: 0 },
        },
      ],
      discount: null,
      shipping: {
        method: 'standard',
        netAmount: 490,
        taxRate: '0.19',
        taxAmount: 93,
        totalAmount: 583,
        taxes: [{ rate: '0.19', netAmount: 490, taxAmount: 93 }],
      },
      totals: {
        subtotalAmount: 5997,
        discountAmount: 0,
        shippingAmount: 490,
        taxAmount: 1232,
        totalAmount: 7719,
        roundingAmount: 0,
      },
      taxCountry: 'DE',
      taxRegion: null,
      payments: [],
      adjustments: [],
      shippingRefundedAmount: 0,
      standardShippingAmount: null,
      nextAction: null,
      holds: [],
      fulfillments: [],
      returns: [],
      riskReasons: [],
      private: { ...nothingPrivate, email: 'ada@example.com', shippingAddress: address() },
      placedAt: tenOClock,
      updatedAt: tenOClock,
      expiresAt: tenOClock + minutes(30),
      timeLeft: null,
    });
  });

  test('numbers its lines from 1', () => {
    const lines = [line(), line({ sku: 'MUG' }), line()];
    expect(fold(orderRecord({ lines })).lines.map(({ id, sku }) => [id, sku])).toEqual([
      ['1', 'TEE-M'],
      ['2', 'MUG'],
      ['3', 'TEE-M'],
    ]);
  });
});

describe('an event', () => {
  const order = fold(orderRecord({ lines: [line(), line({ sku: 'MUG', quantity: 1 })] }));

  const now: Circumstances = { at: tenOClock + 7, reason: 'a reason', tracking: null };
  const canceledUnits = (after: ReturnType<typeof fold>) => after.lines.map(({ quantity }) => quantity.canceled);

  test('confirms', () => expect(evolve(order, confirmed, now)).toEqual({ ...order, status: 'confirmed' }));

  test('completes', () => expect(evolve(order, completed, now)).toEqual({ ...order, status: 'completed' }));

  test('cancels every unit and leaves the amounts as they were frozen', () => {
    const after = evolve(order, canceled, now);
    expect(after.status).toBe('canceled');
    expect(after.lines.map(({ quantity }) => [quantity.ordered, quantity.canceled])).toEqual([
      [3, 3],
      [1, 1],
    ]);
    expect(after.totals).toEqual(order.totals);
  });

  test('cancels units of the lines it names, on top of those before, and nothing else', () => {
    const first = evolve(order, linesCanceled(['1', 1]), now);
    expect(canceledUnits(first)).toEqual([1, 0]);
    const second = evolve(first, linesCanceled(['2', 1], ['1', 2]), now);
    expect(canceledUnits(second)).toEqual([3, 1]);
    expect({ ...second, lines: order.lines }).toEqual(order);
    expect(second.lines.map(({ quantity: _, ...rest }) => rest)).toEqual(
      order.lines.map(({ quantity: _, ...rest }) => rest),
    );
  });

  test('of an update changes nothing: private data is folded from the revisions', () =>
    expect(evolve(order, updated('email', 'note'), now)).toEqual(order));

  test('adds a hold with the reason of its change', () => {
    const once = evolve(order, held('hold_2'), now);
    expect(once).toEqual({
      ...order,
      holds: [{ id: 'hold_2', reason: 'a reason', placedAt: tenOClock + 7 }],
      expiresAt: null,
      timeLeft: minutes(30) - 7,
    });
    const twice = evolve(once, held('hold_3'), { at: tenOClock + 9, reason: null, tracking: null });
    expect(twice.holds).toEqual([...once.holds, { id: 'hold_3', reason: null, placedAt: tenOClock + 9 }]);
  });

  test('removes only the named hold', () => {
    const twice = [held('hold_2'), held('hold_3')].reduce((before, event) => evolve(before, event, now), order);
    expect(evolve(twice, released('hold_2'), now).holds.map(({ id }) => id)).toEqual(['hold_3']);
    expect(evolve(twice, released('hold_3'), now).holds.map(({ id }) => id)).toEqual(['hold_2']);
    expect(evolve(twice, released('hold_4'), now)).toEqual(twice);
  });

  test.each([
    ['pending', order],
    ['confirmed', evolve(order, confirmed, now)],
    ['canceled', evolve(order, canceled, now)],
  ] as const)('of lines, private data and holds leaves the status %s', (status, before) => {
    for (const event of [linesCanceled(['1', 1]), updated('note'), held('hold_2'), released('hold_2')])
      expect(evolve(before, event, now).status).toBe(status);
  });
});

describe('a record', () => {
  const one = orderRecord({ private: { email: 'ada@example.com', note: 'ring twice', tags: ['vip'] } });
  const two = changed(one, [confirmed], { private: { note: null, metadata: { campaign: 'spring' } } });
  const three = changed(two, [completed], { at: tenOClock + 5, private: { reason: 'delivered by hand' } });

  test('folds to its last version by default', () => {
    const order = fold(three);
    expect(order).toMatchObject({ status: 'completed', version: 3, updatedAt: tenOClock + 5, placedAt: tenOClock });
  });

  test.each([
    [1, 'pending', tenOClock],
    [2, 'confirmed', tenOClock + 60_000],
    [3, 'completed', tenOClock + 5],
  ])('folds to version %d', (version, status, updatedAt) =>
    expect(fold(three, version)).toMatchObject({ version, status, updatedAt }),
  );

  test('folds to an earlier version without later changes', () => {
    expect(fold(three, 1)).toEqual(fold(one));
    expect(fold(three, 2)).toEqual(fold(two));
  });

  test('has the private data of each version', () => {
    const first = { ...nothingPrivate, email: 'ada@example.com', note: 'ring twice', tags: ['vip'] };
    expect(fold(three, 1).private).toEqual(first);
    expect(fold(three, 2).private).toEqual({ ...first, note: null, metadata: { campaign: 'spring' } });
    expect(fold(three, 3).private).toEqual(fold(three, 2).private);
  });

  test('has no private data at any version once the revisions are removed', () => {
    const erased = { ...three, revisions: [] };
    for (const version of [1, 2, 3]) expect(fold(erased, version).private).toEqual(nothingPrivate);
    expect(fold(erased).status).toBe('completed');
  });

  test('has no version 0', () => expect(() => fold(three, 0)).toThrow(RangeError));

  test('that does not begin with its placement is a defect', () => {
    const headless: OrderRecord = { ...one, changes: [{ ...one.changes[0], events: [confirmed] }] };
    expect(() => fold(headless)).toThrow('does not begin with its placement');
  });

  test('with a change of two events applies both', () =>
    expect(fold(changed(one, [confirmed, canceled]))).toMatchObject({ status: 'canceled', version: 2 }));
});

describe('private data', () => {
  const revisions = [
    { version: 1, email: 'a@example.com', tags: ['one'] },
    { version: 4, email: null, reason: 'asked for it' },
    { version: 7, tags: [] },
  ];

  test.each([
    [0, null, []],
    [1, 'a@example.com', ['one']],
    [3, 'a@example.com', ['one']],
    [4, null, ['one']],
    [6, null, ['one']],
    [7, null, []],
    [9, null, []],
  ])('as of version %d', (version, email, tags) =>
    expect(privateDataAt(revisions, version)).toEqual({ ...nothingPrivate, email, tags }),
  );
});

describe('a reason', () => {
  const revisions = [
    { version: 1, note: 'ring twice' },
    { version: 3, reason: 'sold out' },
    { version: 5, reason: 'changed my mind', note: null },
  ];

  test.each([
    [1, null],
    [2, null],
    [3, 'sold out'],
    [4, null],
    [5, 'changed my mind'],
    [6, null],
  ])('belongs to its version alone: %d', (version, reason) =>
    expect(detailsAt(revisions, version)).toEqual({ reason, tracking: null }),
  );
});
