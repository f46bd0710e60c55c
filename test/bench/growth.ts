import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { BatchWriteItemCommand, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { type OrderId, partsOf, timeSymbolsOf, toSymbols } from '#domain/orders/order-id';
import { tablePorts } from '#infrastructure/local/table-ports';
import { quantile } from '#test/bench/rounds';
import { configuration, type Service, serviceOver } from '#test/bench/service';
import type { BenchTable } from '#test/bench/table';
import { type Bill, meter } from '#test/budget/meter';

export type Reading = 'get' | "the customer's list of 20" | 'the list of 50 pending orders';
export type Grown = {
  readonly orders: number;
  readonly readings: readonly { readonly what: Reading; readonly bill: Bill; readonly p50Ms: number }[];
};

type Item = Record<string, AttributeValue>;

/** What one BatchWriteItem takes; so many are under way at once. */
const [batchSize, atOnce] = [25, 4];
/** Every so many-th order is the customer's whose list is read: that list grows with the shop. */
const customersShare = 10;

const keyOf = (id: string): Item => {
  const { tag, at, random } = partsOf(id as OrderId);
  return { pk: { S: `c#${tag}` }, sk: { S: `o#${timeSymbolsOf(at)}${random}` } };
};

/** Keys of others: every one of them has a tag of its own. */
const keyAt = (at: number, index: number, own: string): Item => {
  const [tag, random] = [toSymbols(index, 7), toSymbols(index % 1_024, 2)];
  return {
    pk: { S: index % customersShare === 0 ? own : `c#${tag}` },
    sk: { S: `o#${timeSymbolsOf(at)}${random}` },
  };
};

/** Copies one order under other keys, one for each millisecond before `until`. */
const grow = async ({ client, table }: BenchTable, sample: Item, from: number, to: number, until: number) => {
  const put = (index: number) => ({
    PutRequest: { Item: { ...sample, ...keyAt(until - index, index, sample.pk?.S ?? '') } },
  });
  const starts = Array.from({ length: Math.ceil((to - from) / batchSize) }, (_, batch) => from + batch * batchSize);
  const writer = async () => {
    for (let start = starts.pop(); start !== undefined; start = starts.pop()) {
      const items = Array.from({ length: Math.min(batchSize, to - start) }, (_, index) => put(start + index));
      const { UnprocessedItems = {} } = await client.send(
        new BatchWriteItemCommand({ RequestItems: { [table]: items } }),
      );
      if (Object.keys(UnprocessedItems).length > 0) throw new Error('the engine left orders unwritten');
    }
  };
  await Promise.all(Array.from({ length: atOnce }, writer));
};

const callsOf = (service: Service, id: string): Readonly<Record<Reading, () => Promise<unknown>>> => ({
  get: () => service.get(id),
  "the customer's list of 20": () => service.list(20),
  'the list of 50 pending orders': () => service.listOfShop(50),
});

const timed = async (call: () => Promise<unknown>, times: number): Promise<number> => {
  const latenciesMs: number[] = [];
  for (let count = 0; count < times; count += 1) {
    const began = performance.now();
    await call();
    latenciesMs.push(performance.now() - began);
  }
  return quantile(latenciesMs, 0.5);
};

/** Throws when the calls or the units of a reading depend on how many orders there are. */
const expectFlat = (grown: readonly Grown[]): void => {
  const [first, ...others] = grown;
  for (const { orders, readings } of others)
    for (const [index, { what, bill }] of readings.entries())
      if (JSON.stringify(bill) !== JSON.stringify(first?.readings[index]?.bill))
        throw new Error(`${what}: at ${orders} orders it takes ${JSON.stringify(bill)}`);
};

/** Reads a table that grows: what each reading takes at every size. */
export const whileGrowing = async (
  at: BenchTable,
  { sizes, calls }: { readonly sizes: readonly number[]; readonly calls: number },
  say: (text: string) => void,
): Promise<readonly Grown[]> => {
  const client = at.newClient();
  const service = await serviceOver(tablePorts({ ...configuration, table: at.table }, client));
  const id = await service.place();
  const { Item: sample } = await at.client.send(new GetItemCommand({ TableName: at.table, Key: keyOf(id) }));
  if (sample === undefined) throw new Error('the placed order is not there');
  const until = partsOf(id as OrderId).at;
  const { take } = meter(client);
  const grown: Grown[] = [];
  let orders = 1;
  for (const size of sizes) {
    say(`growing from ${orders} to ${size} orders`);
    await grow(at, sample, orders, size, until);
    orders = size;
    const readings = [];
    for (const [what, call] of Object.entries(callsOf(service, id)) as [Reading, () => Promise<unknown>][]) {
      take();
      await call();
      readings.push({ what, bill: take(), p50Ms: await timed(call, calls) });
    }
    grown.push({ orders: size, readings });
  }
  expectFlat(grown);
  return grown;
};
