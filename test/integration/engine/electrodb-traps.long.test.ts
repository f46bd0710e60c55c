import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { load } from '#adapters/dynamodb/load';
import { oneShard } from '#adapters/dynamodb/orders/shards';
import type { Commit, Write } from '#application/ports';
import type { OrderRecord } from '#domain/orders/events';
import { partsOf, timeSymbolsOf } from '#domain/orders/order-id';
import { systemPace } from '#infrastructure/pace';
import { tenOClock } from '#test/builders/clock';
import { code } from '#test/builders/discounts';
import { canceled, changed, confirmed, orderRecord, receiptOf, referring, writing } from '#test/builders/orders';
import { facts, mug, product, sku } from '#test/builders/products';
import { given, givenOrder, givenProducts, newOrder } from '#test/contract/world';
import { faulty } from '#test/integration/engine/faults';
import { type DynamoWorld, dynamoWorld } from '#test/integration/world';

/** One test for each surprising behavior of ElectroDB, by the promises of the ports. */

type Item = Record<string, AttributeValue>;
const itemAt = async ({ client, table }: DynamoWorld, pk: string, sk: string): Promise<Item | undefined> => {
  const Key = { pk: { S: pk }, sk: { S: sk } };
  return (await client.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }))).Item;
};
const orderItem = (world: DynamoWorld, { id }: OrderRecord): Promise<Item | undefined> => {
  const { tag, at, random } = partsOf(id);
  return itemAt(world, `c#${tag}`, `o#${timeSymbolsOf(at)}${random}`);
};
const putItem = ({ client, table }: DynamoWorld, Item: Item) =>
  client.send(new PutItemCommand({ TableName: table, Item }));
const countItems = async ({ client, table }: DynamoWorld) =>
  (await client.send(new ScanCommand({ TableName: table }))).Count;

const tee = sku('TEE-M');
const take = (quantity: number): Write => ({
  kind: 'take-stock',
  move: { sku: tee, quantity },
  factsVersion: 1,
  backorderLimit: 0,
});

test('a canceled transaction, which does not throw, is a rejection', async () => {
  const world = await dynamoWorld();
  await givenProducts(world, product({ available: 1 }));
  const record = orderRecord();
  expect(await world.ports.commit([writing(record), take(2)])).toEqual({
    kind: 'rejected',
    why: { kind: 'stock-short', short: [{ sku: tee, available: 1, backorderLimit: 0 }] },
  });
  expect(await orderItem(world, record)).toBeUndefined();
});

test('a transaction uses the client of its entities', async () => {
  const injected = faulty();
  const world = await dynamoWorld({ over: injected.over });
  const record = orderRecord();
  await given(world, writing(record), { kind: 'receipt', receipt: receiptOf(record) });
  expect(injected.calls).toEqual(['TransactWriteCommand']);
  expect(await countItems(world)).toBe(2);
});

test('a rejected update, which does not throw, is a rejection with the old item', async () => {
  const world = await dynamoWorld();
  const stored = await givenOrder(world);
  const late = changed(changed(stored, [confirmed]), [canceled]);
  expect(await world.ports.commit([writing(late)])).toEqual({
    kind: 'rejected',
    why: { kind: 'order-changed', record: stored },
  });
});

test('a rejected put, which does not throw, is a rejection with the old item', async () => {
  const world = await dynamoWorld();
  const receipt = receiptOf(orderRecord());
  await given(world, { kind: 'receipt', receipt });
  const other = { ...receiptOf(orderRecord({ at: tenOClock + 1 })), key: receipt.key };
  expect(await world.ports.commit([{ kind: 'receipt', receipt: other }])).toEqual({
    kind: 'rejected',
    why: { kind: 'receipt-exists', receipt },
  });
});

test('of several reasons of a transaction the most important is reported with its own item', async () => {
  const world = await dynamoWorld();
  await givenProducts(world, product({ available: 1 }), mug({ available: 0 }));
  const stored = await givenOrder(world);
  const receipt = receiptOf(stored);
  await given(world, { kind: 'receipt', receipt });
  const short: Write = {
    kind: 'take-stock',
    move: { sku: sku('MUG'), quantity: 1 },
    factsVersion: 1,
    backorderLimit: 0,
  };
  const writes = [short, take(1), writing(stored), { kind: 'receipt', receipt } as const] as const;
  expect(await world.ports.commit([...writes])).toEqual({ kind: 'rejected', why: { kind: 'receipt-exists', receipt } });
  expect(await world.ports.commit([take(2), short])).toEqual({
    kind: 'rejected',
    why: {
      kind: 'stock-short',
      short: [
        { sku: tee, available: 1, backorderLimit: 0 },
        { sku: 'MUG', available: 0, backorderLimit: 0 },
      ],
    },
  });
});

test('keys are not converted to lower case', async () => {
  const world = await dynamoWorld();
  await givenProducts(world, product());
  const record = await givenOrder(world);
  expect(await itemAt(world, 's#TEE-M', 's#TEE-M')).toBeDefined();
  expect((await orderItem(world, record))?.pk).toEqual({ S: `c#${partsOf(record.id).tag}` });
});

test('key attributes are stored only once', async () => {
  const world = await dynamoWorld();
  const record = await givenOrder(world);
  const { tag } = partsOf(record.id);
  expect(JSON.stringify(await orderItem(world, record)).split(tag)).toHaveLength(2);
});

test('the id of an index row is read from its keys', async () => {
  const world = await dynamoWorld();
  const { id } = await givenOrder(world);
  expect((await world.ports.orderLists.ofShop({ limit: 5 })).items.map((summary) => summary.id)).toEqual([id]);
});

test('a page has ids and skus instead of unsigned keys and continues from them', async () => {
  const world = await dynamoWorld();
  await givenProducts(world, product(), mug());
  const [one, two] = [await givenOrder(world), await givenOrder(world, { at: tenOClock })];
  const orders = await world.ports.orderLists.ofShop({ limit: 1 });
  expect([one.id, two.id]).toContain(orders.next);
  const products = await world.ports.productLists.page({ limit: 1 });
  expect(products.next).toBe('MUG');
  expect((await world.ports.productLists.page({ limit: 1, after: sku('MUG') })).items).toEqual([product()]);
});

test('a move to another lane sets the index key once and leaves the old lane', async () => {
  const world = await dynamoWorld();
  const record = await givenOrder(world);
  expect((await orderItem(world, record))?.g1).toEqual({ S: 'p#0' });
  await given(world, writing(changed(record, [canceled])));
  expect((await orderItem(world, record))?.g1).toEqual({ S: 'x#0' });
  expect((await world.ports.orderLists.ofShop({ status: 'pending', limit: 5 })).items).toEqual([]);
  expect((await world.ports.orderLists.ofShop({ status: 'canceled', limit: 5 })).items).toHaveLength(1);
});

test('a deleted product moves its index key, which cannot be removed, to a partition without readers', async () => {
  const world = await dynamoWorld();
  await givenProducts(world, product());
  await given(world, { kind: 'delete-product', sku: tee, version: 1 });
  expect(await itemAt(world, 's#TEE-M', 's#TEE-M')).toMatchObject({ g1: { S: 'g#0' }, dl: { BOOL: true } });
  await given(world, { kind: 'product', facts: facts({ version: 3 }) });
  const again = await itemAt(world, 's#TEE-M', 's#TEE-M');
  expect(again).toMatchObject({ g1: { S: 'k#0' }, fv: { N: '3' } });
  expect(again).not.toHaveProperty('dl');
});

describe('a rejected delete, which does not throw, is a rejection with the old item', () => {
  test.each([
    ['alone', null],
    ['in a transaction', 'web-1'],
  ])('%s', async (_, externalReference) => {
    const world = await dynamoWorld();
    const stored = await givenOrder(world, { externalReference });
    expect(await world.ports.removeOrder(changed(stored, [canceled]))).toEqual({
      kind: 'rejected',
      why: { kind: 'order-changed', record: stored },
    });
    expect(await orderItem(world, stored)).toBeDefined();
  });
});

test('an order without a reference is deleted by one call without a transaction', async () => {
  const injected = faulty();
  const world = await dynamoWorld({ over: injected.over });
  const one = await givenOrder(world);
  const two = newOrder(world, { externalReference: 'web-1' });
  await given(world, writing(two), referring(two));
  injected.calls.splice(0);
  await world.ports.removeOrder(one);
  await world.ports.removeOrder(two);
  expect(injected.calls).toEqual(['DeleteCommand', 'TransactWriteCommand']);
  expect(await countItems(world)).toBe(0);
});

describe('an update of a missing item creates no item', () => {
  const missing: readonly [string, (commit: Commit) => Promise<unknown>][] = [
    ['of an order', (commit) => commit([writing(changed(orderRecord(), [confirmed]))])],
    ['of taken units', (commit) => commit([take(1)])],
    ['of a count', (commit) => commit([{ kind: 'set-stock', sku: tee, from: 0, to: 1 }])],
    ['of a deletion', (commit) => commit([{ kind: 'delete-product', sku: tee, version: 1 }])],
    ['of facts', (commit) => commit([{ kind: 'product', facts: facts({ version: 2 }) }])],
  ];
  test.each(missing)('%s', async (_, write) => {
    const world = await dynamoWorld();
    expect(await write(world.ports.commit)).toMatchObject({ kind: 'rejected' });
    expect(await countItems(world)).toBe(0);
  });

  test('of returned units, which is a defect', async () => {
    const world = await dynamoWorld();
    const returned = world.ports.commit([{ kind: 'return-stock', move: { sku: tee, quantity: 1 } }]);
    await expect(returned).rejects.toThrow('product TEE-M');
    expect(await countItems(world)).toBe(0);
  });
});

test('a new item does not replace a stored item', async () => {
  const world = await dynamoWorld();
  await givenProducts(world, product({ available: 7 }));
  expect(await world.ports.commit([{ kind: 'product', facts: facts({ name: 'new' }) }])).toMatchObject({
    kind: 'rejected',
    why: { kind: 'facts-changed' },
  });
  expect(await world.ports.products.find(tee)).toEqual(product({ available: 7 }));
});

test('a subtraction from a missing number is prevented by a condition', async () => {
  const world = await dynamoWorld();
  await givenProducts(world, product({ available: 2 }));
  expect(await world.ports.commit([take(3)])).toMatchObject({ why: { kind: 'stock-short' } });
  expect(await world.ports.products.find(tee)).toEqual(product({ available: 2 }));
});

test('units of a deleted product are not taken by any version', async () => {
  const world = await dynamoWorld();
  await givenProducts(world, product());
  const item = await itemAt(world, 's#TEE-M', 's#TEE-M');
  await putItem(world, { ...item, dl: { BOOL: true } });
  expect(await world.ports.commit([take(1)])).toEqual({
    kind: 'rejected',
    why: { kind: 'facts-changed', product: undefined, deleted: product() },
  });
  expect(await world.ports.products.find(tee)).toBeUndefined();
});

test('two writes on one item throw before a call', async () => {
  const injected = faulty();
  const { ports } = await dynamoWorld({ over: injected.over });
  await expect(ports.commit([take(1), take(1)])).rejects.toThrow(RangeError);
  const record = orderRecord();
  await expect(ports.commit([writing(record), writing(record)])).rejects.toThrow(RangeError);
  expect(injected.calls).toEqual([]);
});

test('a transaction conflict, which ElectroDB does not retry, is retried', async () => {
  const injected = faulty();
  const world = await dynamoWorld({ over: injected.over, pace: { sleep: async () => {} } });
  injected.next.push('conflict', 'conflict');
  const record = orderRecord();
  const writes: [Write, Write] = [writing(record), { kind: 'receipt', receipt: receiptOf(record) }];
  expect(await world.ports.commit(writes)).toEqual({ kind: 'committed' });
  expect(injected.calls).toHaveLength(3);
});

/** A client whose batches handle one entry and leave the others unprocessed. */
const doingOneOfEach = (client: DynamoDBClient): DynamoDBClient => {
  type Requests = Record<string, { Keys: unknown[] } | unknown[]>;
  type Batch = { input: { RequestItems: Requests }; constructor: new (input: object) => unknown };
  const split = (requests: Requests) => {
    const [[table, request] = ['', []]] = Object.entries(requests);
    if (Array.isArray(request)) return { first: { [table]: request.slice(0, 1) }, rest: request.slice(1), table };
    const { Keys } = request;
    const rest = { ...request, Keys: Keys.slice(1) };
    return { first: { [table]: { ...request, Keys: Keys.slice(0, 1) } }, rest: Keys.length > 1 ? rest : [], table };
  };
  const send = async (command: Batch, options?: unknown) => {
    if (!command.constructor.name.startsWith('Batch')) return client.send(command as never, options as never);
    const { first, rest, table } = split(command.input.RequestItems);
    const reply = (await client.send(new command.constructor({ RequestItems: first }) as never)) as object;
    const left = Array.isArray(rest) && rest.length === 0 ? {} : { [table]: rest };
    return command.constructor.name === 'BatchGetCommand'
      ? { ...reply, UnprocessedKeys: left }
      : { ...reply, UnprocessedItems: left };
  };
  return Object.assign(Object.create(client), { send });
};
const pace = { sleep: async () => {} };

test('unprocessed keys of a batch, which ElectroDB does not retry, are read again', async () => {
  const world = await dynamoWorld({ over: doingOneOfEach, pace });
  await givenProducts(world, product(), mug());
  const found = await world.ports.products.facts([tee, sku('MUG'), sku('NONE')], { fresh: true });
  expect([...found.keys()].toSorted()).toEqual(['MUG', 'TEE-M']);
});

test('unprocessed orders of a batch, which ElectroDB does not retry, are read again', async () => {
  const world = await dynamoWorld({ over: doingOneOfEach, pace });
  const records: OrderRecord[] = [];
  for (const index of [0, 1, 2]) records.push(await givenOrder(world, { at: tenOClock + index }));
  const ids = records.map(({ id }) => id);
  const found = await world.ports.orderBatches.find([...ids, orderRecord({ at: tenOClock + 9 }).id]);
  expect(found.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
});

test('unprocessed items of a batch, which ElectroDB does not retry, are written again', async () => {
  const world = await dynamoWorld();
  const client = doingOneOfEach(world.client);
  const orders = [0, 1, 2].map((index) => orderRecord({ at: tenOClock + index }));
  const loaded = { products: [product(), mug()], orders };
  await load({ client, table: world.table }, oneShard, loaded, { ...systemPace, ...pace });
  expect(await world.ports.products.find(tee)).toEqual(product());
  for (const record of orders) expect(await world.ports.orders.find(record.id)).toEqual(record);
});

test('unprocessed entries of a batch, put or deleted, are written again', async () => {
  const world = await dynamoWorld({ over: doingOneOfEach, pace });
  const ids = [0, 1, 2].map((index) => orderRecord({ at: tenOClock + index }).id);
  const writing = (isListed: boolean) =>
    world.ports.writeOrdersByFacet(ids.map((orderId) => ({ facet: tee, orderId, isListed })));
  const listed = async () => (await world.ports.ordersByFacet.page({ facet: tee, limit: 5 })).items;
  await writing(true);
  expect(await listed()).toEqual(ids.toReversed());
  await writing(false);
  expect(await listed()).toEqual([]);
});

test('a sku that is requested twice is read once', async () => {
  const world = await dynamoWorld();
  await givenProducts(world, product());
  expect((await world.ports.products.facts([tee, tee], { fresh: true })).size).toBe(1);
});

describe('an item that ElectroDB does not recognize is not missing', () => {
  test.each([
    ['the mark of another entity', { e: { S: 'other' } }],
    ['another version of the model', { v: { S: '2' } }],
    ['no mark', { e: undefined, v: undefined }],
  ])('%s', async (_, marks) => {
    const world = await dynamoWorld();
    await givenProducts(world, product());
    const item = { ...(await itemAt(world, 's#TEE-M', 's#TEE-M')), ...marks };
    await putItem(world, Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as Item);
    expect(await world.ports.products.find(tee)).toEqual(product());
    expect((await world.ports.products.facts([tee], { fresh: true })).size).toBe(1);
    expect(await world.ports.commit([take(20)])).toMatchObject({ why: { kind: 'stock-short' } });
    expect(await world.ports.commit([take(20), writing(orderRecord())])).toMatchObject({
      why: { kind: 'stock-short' },
    });
  });
});

test('a value that the marshaller cannot store throws, and nothing is written', async () => {
  const world = await dynamoWorld();
  const metadata = JSON.parse('{"__proto__":"x"}') as Record<string, string>;
  await expect(world.ports.commit([writing(orderRecord({ private: { metadata } }))])).rejects.toThrow(RangeError);
  const tooLarge = { kind: 'set-stock', sku: tee, from: 0, to: 2 ** 53 } as const;
  await expect(world.ports.commit([tooLarge])).rejects.toThrow();
  expect(await countItems(world)).toBe(0);
});

test('batches of fresh facts and orders are strongly consistent, others cost half', async () => {
  const reads: unknown[] = [];
  const { ports } = await dynamoWorld({
    over: (client) =>
      Object.assign(Object.create(client), {
        send: (command: { input: { RequestItems?: Record<string, { ConsistentRead?: boolean }> } }, options: never) => {
          for (const { ConsistentRead } of Object.values(command.input.RequestItems ?? {})) reads.push(ConsistentRead);
          return client.send(command as never, options);
        },
      }),
  });
  await ports.products.facts([tee], { fresh: true });
  await ports.products.facts([tee], { fresh: false });
  await ports.orderBatches.find([orderRecord().id]);
  expect(reads).toEqual([true, undefined, true]);
});

test('only a fresh read of a discount is strongly consistent', async () => {
  const reads: unknown[] = [];
  const { ports } = await dynamoWorld({
    over: (client) =>
      Object.assign(Object.create(client), {
        send: (command: { input: { ConsistentRead?: boolean } }, options: never) => {
          reads.push(command.input.ConsistentRead ?? false);
          return client.send(command as never, options);
        },
      }),
  });
  await ports.discounts.find(code('WELCOME10'), { fresh: true });
  await ports.discounts.find(code('WELCOME10'), { fresh: false });
  expect(reads).toEqual([true, false]);
});

test('a batch read of 50 products is one call', async () => {
  const injected = faulty();
  const world = await dynamoWorld({ over: injected.over });
  const skus = Array.from({ length: 50 }, (_, index) => sku(`SKU-${index}`));
  await world.ports.products.facts(skus, { fresh: true });
  expect(injected.calls).toEqual(['BatchGetCommand']);
});

test('a batch read of 100 orders is one call', async () => {
  const injected = faulty();
  const world = await dynamoWorld({ over: injected.over });
  const ids = Array.from({ length: 100 }, (_, index) => orderRecord({ at: tenOClock + index }).id);
  expect(await world.ports.orderBatches.find(ids)).toEqual([]);
  expect(injected.calls).toEqual(['BatchGetCommand']);
});
