import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { toRecord } from '#adapters/dynamodb/orders/orders';
import { summaryOf } from '#application/orders/reading/summary';
import { fold } from '#domain/orders/evolve';
import { prepare } from '../../../scripts/operate/transfer/kinds/kinds';
import { destination } from './support';

const page = readFileSync(new URL('../../../docs/transfer.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^```json\n([\s\S]+?)\n```$/gm)].map(([, text = '']) => JSON.parse(text));

test('every row of docs/transfer.md can be imported', () => {
  const prepared = rows.map((row) => prepare(row, destination));
  expect(prepared.slice(0, 4).map(({ name }) => name)).toEqual([
    'product MUG',
    'discount SPRING',
    'redemptions of ONCE by cus_ada',
    'customer cus_ada',
  ]);
  const [order] = prepared.slice(4);
  expect(order?.items).toHaveLength(2);
  const placed = fold(toRecord(order?.items[0] ?? {}));
  expect([placed.placedAt, placed.externalReference]).toEqual([Date.UTC(2025, 2, 3, 10), 'old-shop-10042']);
  expect(summaryOf(placed)).toMatchObject({
    status: 'completed',
    paymentStatus: 'paid',
    fulfillmentStatus: 'delivered',
    totalAmount: 5341,
  });
});
