import { describe, expect, test } from '@jest/globals';
import type { Item } from '#adapters/dynamodb/engine/entity';
import { createOrderEntity, newOrderItem, toRecord } from '#adapters/dynamodb/orders/orders';
import { oneShard } from '#adapters/dynamodb/orders/shards';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { orderIdOf, partsOf } from '#domain/orders/order-id';
import { tenOClock } from '#test/builders/clock';
import { redeemer } from '#test/builders/discounts';
import { changed, confirmed, orderRecord } from '#test/builders/orders';
import { requested } from '#test/builders/payments/money';
import { prepare, rowOf } from '../../../scripts/operate/transfer/kinds/kinds';
import { destination, elsewhere, throughJson } from './support';

const reasonOf = (row: unknown): string => {
  try {
    return `accepted: ${prepare(row, destination).name}`;
  } catch (error) {
    return (error as Error).message;
  }
};

const mug = {
  kind: 'product',
  sku: 'MUG',
  name: 'Mug',
  prices: { EUR: 850 },
  taxCategory: 'standard',
  requiresShipping: true,
};
const ada = { kind: 'customer', id: 'cus_ada' };
const spring = { kind: 'discount', code: 'SPRING', value: { type: 'percent', rate: '0.10' } };

const rowOfRecord = (record: OrderRecord): Record<string, unknown> => {
  const item = newOrderItem({ record, order: fold(record) }, oneShard);
  const raw = (createOrderEntity(destination.place).put(item).params() as { readonly Item: Item }).Item;
  return throughJson(rowOf('order', raw)) as Record<string, unknown>;
};
const placed = orderRecord({
  externalReference: 'web-10042',
  applied: { code: 'SPRING', counted: true, redeemer: redeemer('ada') },
});
const orderRow = rowOfRecord(placed);

/** A copy with another value at a path such as `changes.0.at`; undefined: without the field. */
const withValue = (row: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> => {
  const copy = structuredClone(row);
  const names = path.split('.');
  const last = names.pop() ?? '';
  let at: Record<string, unknown> = copy;
  for (const name of names) at = at[name] as Record<string, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
};

describe('a row', () => {
  test('has the usual values where fields are missing', () => {
    expect(
      [mug, ada, spring, { kind: 'redemption', code: 'SPRING', customerId: 'cus_ada', redeemed: 1 }].map(reasonOf),
    ).toEqual([
      'accepted: product MUG',
      'accepted: customer cus_ada',
      'accepted: discount SPRING',
      'accepted: redemptions of SPRING by cus_ada',
    ]);
  });

  test.each([
    ['a text', 'mug', 'the row is not an object'],
    ['a list', [], 'the row is not an object'],
    ['no kind', {}, 'kind is not one of product, discount, redemption, customer, order'],
    [
      'a kind that has no rows',
      { ...mug, kind: 'receipt' },
      'kind is not one of product, discount, redemption, customer, order',
    ],
    [
      'a name of every object',
      { ...mug, kind: 'toString' },
      'kind is not one of product, discount, redemption, customer, order',
    ],
    ['a missing field', { ...mug, prices: undefined }, 'prices is missing'],
    ['an unknown field', { ...mug, color: 'blue' }, 'color is not known'],
    ['a sku of other symbols', { ...mug, sku: 'M U G' }, 'sku'],
    ['a price that is no number', { ...mug, prices: { EUR: '850' } }, 'unitAmount'],
    ['a price in fractions', { ...mug, prices: { EUR: 8.5 } }, 'unitAmount is not a whole number'],
    [
      'a price above the bound',
      { ...mug, prices: { EUR: 1_000_000_000 } },
      'prices has an amount of more than 999999999',
    ],
    ['no price', { ...mug, prices: {} }, 'a product has at least one price'],
    ['an unknown tax category', { ...mug, taxCategory: 'luxury' }, 'taxCategory'],
    ['an empty name', { ...mug, name: '' }, 'name is not a text of 1 to 120 characters'],
    ['a stock above the bound', { ...mug, available: 1_000_000_000 }, 'available is more than 999999999 units'],
    ['a version of none', { ...mug, version: 0 }, 'factsVersion is not a whole number'],
    ['a code in lower case', { ...spring, code: 'spring' }, 'in upper case'],
    [
      'a discount of two values',
      { ...spring, value: { type: 'percent', rate: '0.1', amount: 3 } },
      'value.amount is not known',
    ],
    [
      'a discount of an unknown type',
      { ...spring, value: { type: 'gift' } },
      'the row is not a discount of either an amount or a rate',
    ],
    [
      'two owners',
      { kind: 'redemption', code: 'A', customerId: 'x', redeemer: 'y', redeemed: 1 },
      'exclude each other',
    ],
    [
      'a negative count',
      { kind: 'redemption', code: 'A', customerId: 'x', redeemed: -1 },
      'redeemed is not a whole number',
    ],
    ['an id that is an address', { ...ada, id: 'ada@example.com' }, 'id looks like an email address'],
    ['an id with a blank', { ...ada, id: 'cus ada' }, 'visible ASCII'],
    [
      'an address without a city',
      { ...ada, addresses: [{ name: 'Ada', line1: 'Street 1', country: 'DE' }] },
      'addresses[0]',
    ],
    [
      'a name that sets a prototype',
      JSON.parse('{"kind":"customer","id":"cus_ada","__proto__":{"name":"x"}}'),
      '__proto__ is not known',
    ],
  ])('is refused with %s', (_, row, reason) => expect(reasonOf(throughJson(row))).toContain(reason));
});

describe('the row of an order', () => {
  test('has neither the redeemer nor anything else that needs a secret but for its id', () => {
    expect(orderRow).toMatchObject({
      externalReference: 'web-10042',
      changes: [{ events: [{ data: { discount: { redeemer: true } } }] }],
    });
    expect(JSON.stringify(orderRow)).not.toContain(redeemer('ada'));
  });

  test.each([
    ['customerId', undefined, 'customerId is missing'],
    ['id', '7K3M9Q-X1QF65-V805T9', 'id is not the id of an order'],
    ['total', 12, 'total is not known'],
    ['externalReference', '', 'externalReference is not a text of 1 to 100 characters'],
    ['changes', [], 'changes is not a list of at least one entry'],
    ['revisions', null, 'revisions is not a list'],
    ['changes.0.events', [], 'changes[0].events is not a list of at least one entry'],
    ['changes.0.at', '2026-11-21', 'changes[0].at is not a time in milliseconds since 1970'],
    ['changes.0.actor', 'customer', 'changes[0].actor is not an object'],
    ['changes.0.actor.role', 'robot', 'is not an actor'],
    ['changes.0.cause.key', undefined, 'changes[0].cause.key is missing'],
    ['changes.0.by', 'me', 'changes[0].by is not known'],
    ['changes.0.events.0.type', 'order.confirmed', 'changes does not begin with order.placed'],
    ['changes.0.events.0.data', null, 'changes[0].events[0].data is not an object'],
    ['changes.0.events.0.data.lines', undefined, 'changes[0].events[0] cannot be stored'],
    ['changes.0.events.0.data.taxCountry', 'Germany', 'is not a country'],
    ['changes.0.events.0.data.coupon', 'X', 'changes[0].events[0].data.coupon is not known'],
    [
      'changes.0.events.0.data.lines.0.taxAmount',
      1,
      'changes[0].events[0] cannot be stored: line TEE-M: net amount and tax do not sum to the total',
    ],
    ['changes.0.events.0.data.discount.redeemer', 'cus_ada', 'the redeemer of the discount is neither true nor null'],
  ])('is refused with another %s: %j', (path, value, reason) =>
    expect(reasonOf(withValue(orderRow, path, value))).toContain(reason),
  );

  test('is refused with an event that its state does not allow', () => {
    const shipped = {
      type: 'fulfillment.created',
      data: { fulfillmentId: 'ful_1', lines: [{ lineId: '1', quantity: 9 }] },
    };
    const [change] = orderRow.changes as readonly object[];
    const row = {
      ...orderRow,
      changes: [change, { ...change, events: [{ type: 'order.confirmed', data: {} }, shipped] }],
    };
    expect(reasonOf(row)).toContain('the units cannot be');
  });

  test('gets an id by its time where it has none, the same in each run', () => {
    const row = withValue(orderRow, 'id', undefined);
    const [first, second] = [prepare(row, destination), prepare(row, destination)];
    expect(first).toEqual(second);
    const { id, changes } = toRecord(first.items[0]);
    expect(partsOf(id)).toMatchObject({ at: tenOClock, tag: destination.tags.tagAt(placed.customerId, tenOClock) });
    expect(changes).toHaveLength(1);
  });

  test('is refused where its time has no id', () => {
    const row = withValue(withValue(orderRow, 'id', undefined), 'changes.0.at', Date.UTC(2024, 11, 31));
    expect(reasonOf(row)).toBe('changes[0].at is not between 2025 and 2059, the years of which orders have ids');
  });

  test('gets the tag and the redeemer of the table', () => {
    const [here, there] = [prepare(orderRow, destination), prepare(orderRow, elsewhere)];
    const records = [here, there].map(({ items }) => toRecord(items[0]));
    for (const [index, { tags }] of [destination, elsewhere].entries()) {
      const record = records[index];
      expect(record?.id).toBe(
        orderIdOf({ tag: tags.tagAt(placed.customerId, tenOClock), at: tenOClock, random: '5T' }),
      );
      expect(record?.changes[0].events[0].data).toMatchObject({
        discount: { redeemer: tags.redeemerOf(placed.customerId) },
      });
    }
    expect(records[0]?.id).not.toBe(records[1]?.id);
    // Both tables give the same row, but for the id.
    const { id: _, ...left } = rowOf('order', here.items[0]);
    const { id: __, ...right } = rowOf('order', there.items[0]);
    expect(left).toEqual(right);
  });

  test('with a payment to settle is refused where its id changes', () => {
    const unsettled = changed(changed(placed, [confirmed]), [requested(1, 1, 100)]);
    const row = rowOfRecord(unsettled);
    expect(() => prepare(row, elsewhere)).toThrow('a payment has no outcome yet');
    const { id } = toRecord(prepare(rowOfRecord(placed), destination).items[0]);
    expect(reasonOf({ ...row, id })).toBe(`accepted: order ${id}`);
  });
});
