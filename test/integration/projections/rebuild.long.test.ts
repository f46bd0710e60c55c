import {
  BatchWriteItemCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { afterEach, expect, test } from '@jest/globals';
import { readStreamRecord } from '#adapters/dynamodb/events/stream-records';
import { table as layout } from '#adapters/dynamodb/table';
import { acceptedValue } from '#adapters/lambda/job-run';
import { projectChangesJob } from '#adapters/lambda/jobs/project-changes';
import { createStreamHandler } from '#adapters/lambda/triggers/stream';
import { erasePrivateData } from '#application/customers/erase-private-data';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { deleteOrder } from '#application/orders/lifecycle/delete-order';
import { placeOrder } from '#application/orders/place-order';
import { settlePayments } from '#application/payments/settle-payments';
import { ordersByFacet } from '#application/projections/orders-by-facet';
import { privateOrders } from '#application/projections/private-orders';
import { projectChanges } from '#application/projections/project-changes';
import { additions, type Projection } from '#application/projections/projection';
import { rebuildProjection } from '#application/projections/rebuild-projection';
import { reports } from '#application/projections/reports';
import { unsettledPayments } from '#application/projections/unsettled-payments';
import type { Sku } from '#domain/catalog/product';
import { days } from '#domain/instant';
import type { OrderId } from '#domain/orders/order-id';
import { parseDay } from '#domain/reports/day';
import { lambdaRecord } from '#infrastructure/local/aws/lambda-records';
import { deliverBatch } from '#infrastructure/local/aws/retried-batch';
import { type Followed, followStream } from '#infrastructure/local/aws/stream';
import { staff } from '#test/builders/callers';
import { cartLine, placement } from '#test/builders/carts';
import { jobDependencies } from '#test/builders/jobs';
import { ebook, mug, product } from '#test/builders/products';
import { bySystem, request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { eventually, givenProducts } from '#test/contract/world';
import { type DynamoWorld, dynamoWorld, endpoint } from '#test/integration/world';
import { rebuildAll } from '../../../scripts/operate/rebuild/rounds';

const shelf = [product({ available: 1_000 }), mug({ available: 1_000 }), ebook({ available: 1_000 })];

const followed: Followed[] = [];
const stopFollowing = async (): Promise<void> => {
  await Promise.all(followed.splice(0).map(({ stop }) => stop()));
};
afterEach(stopFollowing);

/** Runs the job with the stream of the world's table, as the local server does. */
const follow = async ({ client, table, ports }: DynamoWorld): Promise<void> => {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
  const { dependencies } = jobDependencies();
  const handler = createStreamHandler(projectChangesJob, projectChanges.with(ports), readStreamRecord, dependencies);
  const credentials = { accessKeyId: `worker${process.env.JEST_WORKER_ID ?? '0'}`, secretAccessKey: 'secret' };
  followed.push(
    await followStream({
      client: new DynamoDBStreamsClient({ endpoint: endpoint(), region: 'us-east-1', credentials }),
      stream: Table?.LatestStreamArn ?? '',
      position: undefined,
      handle: (records) =>
        deliverBatch(handler, records.map(lambdaRecord), () => {
          throw new Error('a record became a dead letter');
        }),
    }),
  );
};

const place = async ({ ports }: DynamoWorld, ...skus: readonly Sku[]): Promise<OrderId> => {
  const lines = skus.map((sku) => cartLine(sku, 1));
  return answerOf(await placeOrder.with(ports)(placement({ lines }), request())).value.id;
};

const remove = async ({ ports }: DynamoWorld, id: OrderId): Promise<void> => {
  const asStaff = () => request({ caller: staff() });
  answerOf(await cancelOrder.with(ports)({ id, reason: 'a test', lines: undefined }, asStaff()));
  answerOf(await deleteOrder.with(ports)({ id }, asStaff()));
};

type Key = { readonly pk: { readonly S: string }; readonly sk: { readonly S: string } };

/** The keys of the items of some projections, read whole. */
const entriesIn = async (
  client: DynamoDBClient,
  table: string,
  prefixes: readonly string[],
): Promise<readonly Key[]> => {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true }));
  return (Items as unknown as readonly Key[])
    .filter(({ pk }) => prefixes.some((prefix) => pk.S.startsWith(prefix)))
    .map(({ pk, sk }) => ({ pk, sk }));
};
/** The entries of orders in lists: the sums of reports are read by their port. */
const namesOf = async ({ client, table }: DynamoWorld): Promise<readonly string[]> =>
  (await entriesIn(client, table, [layout.projections.ordersByFacet, layout.projections.unsettledOrders]))
    .map(({ pk, sk }) => `${pk.S} ${sk.S}`)
    .toSorted();

/** Deletes the items of projections until none is left: the stream may still bring what the lists do not wait for. */
const wipe = ({ client, table }: DynamoWorld): Promise<void> =>
  eventually(async () => {
    const all = Object.values(layout.projections);
    const keys = await entriesIn(client, table, all);
    for (let from = 0; from < keys.length; from += 25) {
      const requests = keys.slice(from, from + 25).map((Key) => ({ DeleteRequest: { Key } }));
      await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests } }));
    }
    expect(await entriesIn(client, table, all)).toEqual([]);
  });

/** What the projection must have: written into another table from the orders that are stored now. */
const expectedOf = async (world: DynamoWorld): Promise<readonly string[]> => {
  const { items } = await world.ports.orderLists.ofShop({ limit: 100 });
  const records = await world.ports.orderBatches.find(items.map(({ id }) => id));
  const fresh = await dynamoWorld();
  await ordersByFacet.with(fresh.ports)(additions(records));
  return namesOf(fresh);
};

const rebuild = (
  world: DynamoWorld,
  meanwhile: () => void = () => undefined,
  projection:
    | Projection<'writeOrdersByFacet'>
    | Projection<'writeUnsettledOrders'>
    | Projection<'writePrivateOrders' | 'shop'>
    | Projection<'writeReports' | 'shop'> = ordersByFacet,
) => {
  const run = rebuildProjection(projection as Projection).with(world.ports);
  return rebuildAll({
    round: async ({ after }) => {
      meanwhile();
      return acceptedValue(await run({ after, limit: 5 }, bySystem()));
    },
    after: undefined,
    perSecond: 1_000,
    report: () => undefined,
    now: () => 0,
    sleep: async () => undefined,
  });
};

test('the projection of a drained stream has the orders of the table', async () => {
  const world = await dynamoWorld();
  await givenProducts(world, ...shelf);
  await follow(world);
  const ids: OrderId[] = [];
  for (const skus of [['TEE-M'], ['MUG', 'TEE-M'], ['EBOOK']] as Sku[][]) ids.push(await place(world, ...skus));
  await remove(world, ids[0] as OrderId);
  const expected = await expectedOf(world);
  expect(expected).toHaveLength(3);
  await eventually(async () => expect(await namesOf(world)).toEqual(expected));
});

test('a projection that is wiped and rebuilt while orders are placed and deleted is as if it had not been wiped', async () => {
  const world = await dynamoWorld();
  await givenProducts(world, ...shelf);
  await follow(world);
  const ids: OrderId[] = [];
  const carts = [['TEE-M'], ['MUG', 'TEE-M'], ['EBOOK', 'MUG'], ['EBOOK', 'MUG', 'TEE-M']] as Sku[][];
  for (let count = 0; count < 24; count += 1) ids.push(await place(world, ...(carts[count % 4] as Sku[])));
  const before = await expectedOf(world);
  expect(before).toHaveLength(48);
  await eventually(async () => expect(await namesOf(world)).toEqual(before));

  await wipe(world);
  const changes: Promise<unknown>[] = [];
  const done = await rebuild(world, () => {
    const round = changes.length / 2;
    changes.push(place(world, ...(carts[round % 4] as Sku[])), remove(world, ids[round * 4] as OrderId));
  });
  await Promise.all(changes);
  expect(changes.length).toBeGreaterThan(6);
  expect(done).toMatchObject({ unreadable: [], next: null });

  const after = await expectedOf(world);
  expect(after).not.toEqual(before);
  await eventually(async () => expect(await namesOf(world)).toEqual(after));
});

test('a rebuild that stops continues where it was, and a second one changes nothing', async () => {
  const world = await dynamoWorld();
  await givenProducts(world, ...shelf);
  for (let count = 0; count < 12; count += 1) await place(world, mug().sku);
  const run = rebuildProjection(ordersByFacet).with(world.ports);
  const first = answerOf(await run({ after: undefined, limit: 5 }, bySystem()));
  expect(await namesOf(world)).toHaveLength(5);
  let { next } = first;
  while (next !== null) next = answerOf(await run({ after: next, limit: 5 }, bySystem())).next;
  const expected = await expectedOf(world);
  expect(expected).toHaveLength(12);
  expect(await namesOf(world)).toEqual(expected);
  await rebuild(world);
  expect(await namesOf(world)).toEqual(expected);
});

test('the unsettled payments follow the stream, and a wiped projection of them is rebuilt', async () => {
  const world = await dynamoWorld();
  await givenProducts(world, ...shelf);
  await follow(world);
  const methods = ['tok_timeout_after', 'tok_ok', 'tok_processing', 'tok_declined', 'tok_requires_action'];
  for (const method of methods) {
    const payment = { method, capture: 'automatic' } as const;
    await placeOrder.with(world.ports)(placement({ lines: [cartLine(mug().sku, 1)], payment }), request());
  }
  const unsettled = async () => (await world.ports.unsettledOrders.page({ limit: 10 })).items;
  const listed = async () => (await world.ports.orderLists.ofShop({ limit: 10 })).items.map(({ id }) => id);
  await eventually(async () => expect(await listed()).toHaveLength(methods.length));
  const placed = (await listed()).toReversed();
  // Each payment has an entry until its outcome has come by the stream.
  const before = [4, 2, 0].map((index) => placed[index]);
  await eventually(async () => expect(await unsettled()).toEqual(before));
  // The stream may still bring a change of the last order, which would write its entry again.
  await stopFollowing();
  await wipe(world);
  expect(await unsettled()).toEqual([]);
  const done = await rebuild(world, undefined, unsettledPayments);
  expect(done).toMatchObject({ unreadable: [], next: null });
  expect(await unsettled()).toEqual(before);

  await follow(world);
  await settlePayments.with(world.ports)({ after: undefined, limit: 100 }, bySystem());
  await eventually(async () => expect(await unsettled()).toEqual(before.slice(0, 2)));
});

test('the closed orders with private data follow the stream, are rebuilt, and are erased from the list', async () => {
  const { ports: shipped, ...world } = await dynamoWorld();
  const ports = { ...shipped, shop: { ...shipped.shop, privateDataDays: 30 } };
  const keeping = { ...world, ports };
  await givenProducts(keeping, ...shelf);
  await follow(keeping);
  const ids: OrderId[] = [];
  for (let count = 0; count < 3; count += 1) {
    const command = placement({ lines: [cartLine(mug().sku, 1)], private: { email: 'ada@example.com' } });
    ids.push(answerOf(await placeOrder.with(ports)(command, request())).value.id);
  }
  const cancel = (id: OrderId) =>
    cancelOrder.with(ports)({ id, reason: 'a test', lines: undefined }, request({ caller: staff() }));
  for (const id of ids.slice(1)) answerOf(await cancel(id));
  const closed = [ids[2], ids[1]];
  const listed = async () => (await ports.privateOrders.page({ limit: 10 })).items;
  await eventually(async () => expect(await listed()).toEqual(closed));
  await stopFollowing();
  await wipe(keeping);
  expect(await rebuild(keeping, undefined, privateOrders)).toMatchObject({ unreadable: [], next: null });
  expect(await listed()).toEqual(closed);

  await follow(keeping);
  const later = { ...ports, clock: { now: () => ports.clock.now() + days(31) } };
  const swept = answerOf(await erasePrivateData.with(later)({ after: undefined, limit: 100 }, bySystem()));
  expect(swept).toMatchObject({ seen: 2, changed: closed, failed: [] });
  await eventually(async () => expect(await listed()).toEqual([]));
});

test('the reports follow the stream, and are the same when they are wiped and rebuilt beside it', async () => {
  const world = await dynamoWorld();
  await givenProducts(world, ...shelf);
  await follow(world);
  const ids: OrderId[] = [];
  for (let count = 0; count < 12; count += 1) ids.push(await place(world, 'TEE-M' as Sku, 'MUG' as Sku));
  const cancel = (id: OrderId) =>
    cancelOrder.with(world.ports)({ id, reason: 'a test', lines: undefined }, request({ caller: staff() }));
  for (const id of ids.slice(0, 3)) answerOf(await cancel(id));
  const today = parseDay(new Date(world.ports.clock.now()).toISOString().slice(0, 10));
  if (today === undefined) throw new Error('the clock has no day');
  const sums = async (by: 'booked' | 'placed') => {
    const rows = await world.ports.reports.rows({ report: 'sales', by, from: today, to: today, limit: 5 });
    return rows === 'too-many' ? [] : rows.map((row) => row.sums);
  };
  // A shirt is 1999, a mug 850, and the shipping 490, all at 19 %.
  const sold = { orderCount: 12, grossAmount: 34_188, shippingAmount: 5880, netAmount: 40_068, taxAmount: 7620 };
  const expected = [expect.objectContaining({ ...sold, canceledOrderCount: 3, canceledAmount: 11_922 })];
  await eventually(async () => expect(await sums('booked')).toEqual(expected));
  expect(await sums('placed')).toEqual(expected);

  await wipe(world);
  const another: Promise<unknown>[] = [];
  const done = await rebuild(world, () => void another.push(cancel(ids[3 + another.length] as OrderId)), reports);
  expect(done).toMatchObject({ unreadable: [], next: null });
  await Promise.all(another);
  expect(another).toHaveLength(3);
  const later = [expect.objectContaining({ ...sold, canceledOrderCount: 6, canceledAmount: 23_844 })];
  await eventually(async () => expect(await sums('booked')).toEqual(later));
  await rebuild(world, undefined, reports);
  expect(await sums('booked')).toEqual(later);
});
