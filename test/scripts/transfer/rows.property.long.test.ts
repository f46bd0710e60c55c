import assert from 'node:assert/strict';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createDiscountEntity, discountItem } from '#adapters/dynamodb/catalog/discounts';
import { createProductEntity, productItem } from '#adapters/dynamodb/catalog/products';
import { createCustomerEntity, customerItem } from '#adapters/dynamodb/customers/customers';
import type { Item } from '#adapters/dynamodb/engine/entity';
import { toRecord } from '#adapters/dynamodb/orders/orders';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { orderIdOf, partsOf } from '#domain/orders/order-id';
import { customers, discounts, orders, products } from '#test/properties/support/stored-values';
import { cellsOf, headerOf, rowOfCells, type TableKind } from '../../../scripts/operate/transfer/columns';
import { csvLine, guardedText, recordsOf, unguardedText } from '../../../scripts/operate/transfer/csv';
import { type ItemRow, isItemRow, prepare, rowOf } from '../../../scripts/operate/transfer/kinds/kinds';
import { orderFields, orderItems, recordOfRow } from '../../../scripts/operate/transfer/kinds/orders';
import { FaultyRow } from '../../../scripts/operate/transfer/row';
import { destination, throughJson } from './support';

/** Every row that is exported is imported as the item that it was. */

type Putting = { readonly put: (item: never) => { readonly params: () => unknown } };
const rawOf = (entity: Putting, item: object): Item =>
  (entity.put(item as never).params() as { readonly Item: Item }).Item;

const { place, tags } = destination;
const entities = {
  product: createProductEntity(place),
  discount: createDiscountEntity(place),
  customer: createCustomerEntity(place),
};

/** Values may be longer than the shop takes, such as a name of no letters: these are refused, and not changed. */
const expectSame = (raw: Item, row: unknown): boolean => {
  try {
    assert.deepEqual(prepare(row, destination).items[0], raw);
    return true;
  } catch (error) {
    if (error instanceof FaultyRow) return false;
    throw error;
  }
};

const expectRoundTrip = <Value>(
  kind: ItemRow,
  values: fc.Arbitrary<Value>,
  rawOfValue: (value: Value) => Item,
): void => {
  let same = 0;
  fc.assert(
    fc.property(values, (value) => {
      const raw = rawOfValue(value);
      if (expectSame(raw, throughJson(rowOf(kind, raw)))) same += 1;
    }),
    { numRuns: 300 },
  );
  expect(same).toBeGreaterThan(150);
};

const storedProducts = fc
  .record({
    product: products,
    opening: fc.option(fc.integer()),
    adjusted: fc.option(fc.integer()),
    deleted: fc.boolean(),
  })
  .map(({ product, opening, adjusted, deleted }) => {
    const count = { sku: product.sku, available: product.available, opening, adjusted: adjusted ?? 0 };
    return rawOf(entities.product, productItem({ product, deleted, adjusted, count }));
  });
const storedCustomers = customers.map((customer) => rawOf(entities.customer, customerItem(customer)));

test('products and their tombstones', () => expectRoundTrip('product', storedProducts, (raw) => raw));

test('customers', () => expectRoundTrip('customer', storedCustomers, (raw) => raw));

test('discounts and their tombstones', () =>
  expectRoundTrip('discount', fc.tuple(discounts, fc.boolean()), ([discount, deleted]) =>
    rawOf(entities.discount, discountItem(discount, { deleted })),
  ));

/** As this table would have placed it. */
const ofThisTable = (record: OrderRecord): OrderRecord => {
  const { at, random } = partsOf(record.id);
  const id = orderIdOf({ tag: tags.tagAt(record.customerId, at), at, random });
  const [{ events, ...change }, ...later] = record.changes;
  const [placed, ...more] = events;
  if (placed.type !== 'order.placed' || !placed.data.discount?.redeemer) return { ...record, id };
  const discount = { ...placed.data.discount, redeemer: tags.redeemerOf(record.customerId) };
  const first = { ...change, events: [{ ...placed, data: { ...placed.data, discount } }, ...more] as const };
  return { ...record, id, changes: [first, ...later] };
};

const visible = /^[!-~]{1,128}$/;

test('orders with any journal, revisions and next action', () => {
  let count = 0;
  fc.assert(
    fc.property(
      orders.filter(({ customerId, externalReference }) => visible.test(customerId) && externalReference !== ''),
      (generated) => {
        const record = ofThisTable(generated);
        const [raw, ...entries] = orderItems(record, fold(record), destination);
        assert.deepEqual(toRecord(raw), record);
        const row = throughJson(orderFields(raw)) as Record<string, unknown>;
        const again = recordOfRow(row, destination);
        assert.deepEqual(again, record);
        assert.deepEqual(orderItems(again, fold(again), destination), [raw, ...entries]);
        assert.equal(entries.length, record.externalReference === null ? 0 : 1);
        count += 1;
      },
    ),
    { numRuns: 100 },
  );
  expect(count).toBe(100);
});

// ── Tables ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const recordsIn = async (text: string) => {
  async function* lines() {
    for (const [index, line] of text.split('\n').entries()) yield { number: index + 1, text: line, bytes: 0 };
  }
  const records: (readonly string[])[] = [];
  for await (const { cells } of recordsOf('table.csv', lines())) records.push(cells);
  return records;
};

/** An empty text is an empty cell, which is no value. */
const hasEmptyText = (raw: Item, kind: TableKind): boolean => Object.values(rowOf(kind, raw)).includes('');

const expectTable = async (kind: TableKind, items: fc.Arbitrary<Item>): Promise<void> => {
  let same = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(items, { minLength: 1, maxLength: 5 }), async (generated) => {
      const raws = generated.filter((raw) => !hasEmptyText(raw, kind));
      const text = [headerOf(kind), ...raws.map((raw) => cellsOf(kind, rowOf(kind, raw)))].map(csvLine).join('');
      const [header = [], ...records] = await recordsIn(text);
      assert.deepEqual(header, headerOf(kind));
      assert.equal(records.length, raws.length);
      for (const [index, cells] of records.entries())
        if (expectSame(raws[index] ?? {}, rowOfCells(kind, header, cells))) same += 1;
    }),
    { numRuns: 200 },
  );
  expect(same).toBeGreaterThan(100);
};

test('a table of products', () => expectTable('product', storedProducts));
test('a table of customers', () => expectTable('customer', storedCustomers));

const odd = fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', "'", '=', '+', '-', '@', '\t', 'a', 'é') });

test('any cells, with quotes, commas and ends of lines', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(odd, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      async (rows) => {
        assert.deepEqual(await recordsIn(rows.map(csvLine).join('')), rows);
      },
    ),
  ));

test('no text is a formula on the way out, and every text comes back', () =>
  fc.assert(
    fc.property(odd, (text) => {
      assert.ok(!/^[=+\-@\t\r]/.test(guardedText(text)));
      assert.equal(unguardedText(guardedText(text)), text);
    }),
  ));

test('each kind of row is known by its name', () => {
  expect(['product', 'discount', 'customer', 'order'].every(isItemRow)).toBe(true);
  expect([isItemRow('receipt'), isItemRow('toString')]).toEqual([false, false]);
});
