import { expect, test } from '@jest/globals';
import { customerTags } from '#adapters/system/customer-tags';
import { confirmOrder } from '#application/orders/lifecycle/confirm-order';
import { placeOrder } from '#application/orders/place-order';
import { reconcileShop } from '#application/reconciliation/reconcile-shop';
import { ada, bob, customer, staff } from '#test/builders/callers';
import { cartLine, placement } from '#test/builders/carts';
import { code } from '#test/builders/discounts';
import { bySystem, request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { exportedFrom, givenShop, importInto, itemsOf } from '#test/integration/transfer/shop';
import { dynamoWorld } from '#test/integration/world';

/** Rows are written at the same time, so that their lines come in any order. */
const lineOf = (text: string): number => Number(/^line (\d+)/.exec(text)?.[1]);
const byLine = (left: string, right: string): number => lineOf(left) - lineOf(right);

const otherTags = customerTags([{ from: 0, secret: 'the secret of another stage' }]);

test('a whole shop is the same in an empty table, item by item', async () => {
  const from = await dynamoWorld();
  await givenShop(from);
  const rows = await exportedFrom(from);
  expect(rows.map(({ kind }) => kind).toSorted()).toEqual([
    'customer',
    'customer',
    'discount',
    'discount',
    'discount',
    'order',
    'order',
    'order',
    'order',
    'order',
    'product',
    'product',
    'product',
    'product',
    'redemption',
    'redemption',
    'redemption',
  ]);

  const to = await dynamoWorld();
  expect(await importInto(to, rows, { by: 'look' })).toEqual({ written: 17, present: 0, refused: 0, lines: [] });
  expect((await itemsOf(to)).size).toBe(0);
  expect(await importInto(to, rows)).toEqual({ written: 17, present: 0, refused: 0, lines: [] });
  const [before, after] = [await itemsOf(from), await itemsOf(to)];
  expect(before.size).toBe(21);
  expect(new Map([...after].toSorted())).toEqual(new Map([...before].toSorted()));
  expect(new Set(await exportedFrom(to))).toEqual(new Set(rows));
});

test('an import is repeated without an effect, and finds what is missing', async () => {
  const from = await dynamoWorld();
  await givenShop(from);
  const rows = await exportedFrom(from);
  const to = await dynamoWorld();
  await importInto(to, rows.slice(0, 9), { importedAt: 1 });
  const rest = await importInto(to, rows, { importedAt: 2 });
  expect([rest.written, rest.present, rest.refused]).toEqual([8, 9, 0]);
  expect(await itemsOf(to)).toEqual(await itemsOf(from));
  const again = await importInto(to, rows, { importedAt: 3 });
  expect([again.written, again.present, again.refused]).toEqual([0, 17, 0]);
});

test('with another secret the shop works: lists, references, addresses and limits for each customer', async () => {
  const from = await dynamoWorld();
  const ids = await givenShop(from);
  const to = await dynamoWorld({ tags: otherTags });
  const rows = await exportedFrom(from);
  expect(await importInto(to, rows, { tags: otherTags })).toMatchObject({ written: 17, refused: 0 });

  const { items } = await to.ports.orderLists.ofCustomer(ada, { limit: 10 });
  expect(items.map(({ externalReference }) => externalReference)).toEqual(['web-1']);
  expect(ids).not.toContain(items[0]?.id);
  const references = await to.ports.externalReferences.find('web-1');
  expect(references).toHaveLength(3);
  expect(references).toContain(items[0]?.id);
  const adas = placement({ externalReference: 'web-1' });
  expect(refusalOf(await placeOrder.with(to.ports)(adas, request())).kind).toBe('external-reference-taken');

  const once = placement({ lines: [cartLine('TEE-M', 1)], discountCode: code('ONCE') });
  const refused = await placeOrder.with(to.ports)(once, request({ caller: customer(bob) }));
  expect(refusalOf(refused)).toMatchObject({ kind: 'discount-not-applicable' });
  // Her redemption came back when she canceled.
  answerOf(await placeOrder.with(to.ports)(once, request({ caller: customer('cus_carol' as typeof ada) })));
});

test('the books of an imported shop agree', async () => {
  const from = await dynamoWorld();
  await givenShop(from);
  const to = await dynamoWorld({ tags: otherTags });
  await importInto(to, await exportedFrom(from), { tags: otherTags });
  const { differences } = answerOf(
    await reconcileShop.with(to.ports)(
      {
        after: undefined,
        maximumOrders: 100,
        lookUpSince: Number.POSITIVE_INFINITY,
        openings: new Map(),
        report: async () => undefined,
      },
      bySystem(),
    ),
  );
  expect(differences).toEqual([]);
});

test('an item that differs is a conflict, and stays as it is', async () => {
  const from = await dynamoWorld();
  const [, pending] = await givenShop(from);
  const rows = await exportedFrom(from);
  answerOf(await confirmOrder.with(from.ports)({ id: pending ?? ('' as never) }, request({ caller: staff() })));
  const before = await itemsOf(from);
  const mug = rows.find(({ sku }) => sku === 'MUG');
  const other = { ...mug, name: 'Other mug' };
  const moved = rows.find(({ externalReference, id }) => externalReference === 'web-1' && id !== pending);
  const { changes } = moved as unknown as { readonly changes: readonly { readonly at: number }[] };
  // Another order with the reference of the same owner.
  const taken = { ...moved, id: undefined, changes: changes.map((change) => ({ ...change, at: change.at + 5 })) };
  const result = await importInto(from, [...rows, other, JSON.parse(JSON.stringify(taken))]);
  expect([result.written, result.present, result.refused]).toEqual([0, 16, 3]);
  expect(result.lines.toSorted(byLine)).toEqual([
    expect.stringMatching(`^line \\d+: order ${pending} conflicts: the table has another item c#`),
    expect.stringContaining('line 18: product MUG conflicts: the table has another item s#MUG s#MUG'),
    expect.stringMatching(/^line 19: order .* conflicts: the table has another item x#/),
  ]);
  expect(await itemsOf(from)).toEqual(before);
});

test('a malformed row is refused with its line, and the others are imported', async () => {
  const from = await dynamoWorld();
  await givenShop(from);
  const rows = await exportedFrom(from);
  const to = await dynamoWorld();
  const [first, ...others] = rows;
  const broken = [first, { ...first, color: 'blue' }, 'text', { kind: 'receipt' }, ...others];
  const result = await importInto(to, broken);
  expect([result.written, result.refused]).toEqual([17, 3]);
  expect(result.lines).toEqual([
    'line 2: color is not known',
    'line 3: the row is not an object',
    'line 4: kind is not one of product, discount, redemption, customer, order',
  ]);
  expect(await itemsOf(to)).toEqual(await itemsOf(from));
});

test('four imports of the same rows at the same time write each once', async () => {
  const from = await dynamoWorld();
  await givenShop(from);
  const rows = await exportedFrom(from);
  const to = await dynamoWorld();
  const results = await Promise.all(Array.from({ length: 4 }, () => importInto(to, rows)));
  // A slow engine loses a reply, and the next attempt finds its own items: it counts them as present.
  expect(results.reduce((sum, { written }) => sum + written, 0)).toBeLessThanOrEqual(17);
  expect(results.map(({ written, present }) => written + present)).toEqual([17, 17, 17, 17]);
  expect(results.flatMap(({ lines }) => lines)).toEqual([]);
  expect(await itemsOf(to)).toEqual(await itemsOf(from));
});
