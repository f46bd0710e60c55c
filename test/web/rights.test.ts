import { describe, expect, test } from '@jest/globals';
import { pageConfiguration } from '#infrastructure/pages/configuration';
import { readShopSettings } from '#infrastructure/shop-settings';
import type { Order } from '../../clients/typescript/index';
import { cancelableUnits, returnableUnits, withdrawalFrom } from '../../web/form/orders/rights';

const config = pageConfiguration(readShopSettings(new URL('../../shop.json', import.meta.url)), {
  kind: 'local',
  customers: [],
});

type Parcel = Order['fulfillments'][number];

const parcel = (quantity: number, change: Partial<Parcel> = {}): Parcel => ({
  id: 'ful_1',
  status: 'shipped',
  lines: [{ lineId: '1', quantity }],
  tracking: null,
  createdAt: '2026-11-01T09:00:00.000Z',
  shippedAt: '2026-11-01T10:00:00.000Z',
  deliveredAt: null,
  ...change,
});
const delivered = (quantity: number, deliveredAt: string): Parcel =>
  parcel(quantity, { status: 'delivered', deliveredAt });

/** The parts of an order of 3 units that the rights depend on. */
const holds = [{ id: 'hold_1' }];

const order = (change: object = {}, quantity: Partial<Order['lines'][number]['quantity']> = {}): Order =>
  ({
    status: 'confirmed',
    holds: [],
    fulfillments: [],
    returns: [],
    payments: [],
    shippingAddress: { country: 'DE' },
    lines: [{ id: '1', quantity: { ordered: 3, canceled: 0, fulfilled: 0, delivered: 0, returned: 0, ...quantity } }],
    balance: { dueAmount: 0, authorizedAmount: 0, pendingAmount: 0 },
    ...change,
  }) as unknown as Order;

const at = (text: string): number => Date.parse(text);

describe('a return', () => {
  test('takes shipped units, less returned, less in open requests (money.md G3)', () => {
    const returns = [
      { status: 'requested', lines: [{ lineId: '1', quantity: 1 }] },
      { status: 'rejected', lines: [{ lineId: '1', quantity: 2 }] },
    ];
    const open = parcel(1, { id: 'ful_2', status: 'open' });
    expect(returnableUnits(order({ fulfillments: [parcel(3), open], returns }, { returned: 1 }))).toEqual([
      { lineId: '1', quantity: 1 },
    ]);
  });
});

describe('a withdrawal (money.md R10)', () => {
  const now = at('2026-11-10T00:00:00Z');

  test('cancels an order of which nothing has left', () => {
    expect(withdrawalFrom(order(), now, config)).toEqual({ cancel: 'whole', giveBack: [] });
  });

  test('cancels a held order, too', () => {
    expect(withdrawalFrom(order({ holds }), now, config)).toEqual({ cancel: 'whole', giveBack: [] });
  });

  test('returns what has left or is packed, and cancels the rest', () => {
    const parcels = [parcel(1), parcel(1, { id: 'ful_2', status: 'open', shippedAt: null })];
    expect(withdrawalFrom(order({ fulfillments: parcels }, { fulfilled: 2 }), now, config)).toEqual({
      cancel: [{ lineId: '1', quantity: 1 }],
      giveBack: [{ lineId: '1', quantity: 2 }],
    });
  });

  test('is possible to the end of the 14th day after the last delivery, and before it', () => {
    const last = (deliveredAt: string) => order({ status: 'completed', fulfillments: [delivered(3, deliveredAt)] });
    expect(withdrawalFrom(last('2026-10-26T00:00:00.000Z'), now, config)).not.toBeNull();
    expect(withdrawalFrom(last('2026-10-25T23:59:59.000Z'), now, config)).toBeNull();
    const both = [delivered(1, '2026-09-01T00:00:00.000Z'), parcel(2)];
    expect(withdrawalFrom(order({ fulfillments: both }), now, config)).not.toBeNull();
  });

  test.each([
    ['to another country', { shippingAddress: { country: 'US' } }],
    ['without an address', { shippingAddress: null }],
    ['of a canceled order', { status: 'canceled' }],
    ['while a hold keeps a parcel back', { holds, fulfillments: [parcel(1, { status: 'open', shippedAt: null })] }],
    ['of downloads that are complete', { status: 'completed' }],
  ])('is not offered %s', (_, change) => expect(withdrawalFrom(order(change), now, config)).toBeNull());
});

test('a cancellation takes the whole order, or what is not packed once a parcel has left', () => {
  expect(cancelableUnits(order({ fulfillments: [parcel(1, { status: 'open' })] }, { fulfilled: 1 }))).toBe('whole');
  expect(cancelableUnits(order({ fulfillments: [parcel(1)] }, { fulfilled: 1 }))).toEqual([
    { lineId: '1', quantity: 2 },
  ]);
});
