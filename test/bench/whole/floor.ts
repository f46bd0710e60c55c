import { randomUUID } from 'node:crypto';
import { type AttributeValue, DynamoDBClient, TransactWriteItemsCommand, type Update } from '@aws-sdk/client-dynamodb';
import { load } from '#adapters/dynamodb/load';
import { engineProgram, startEngine } from '#infrastructure/local/engine';
import { systemPace } from '#infrastructure/pace';
import { orderItem, type ReadyOrder, receiptItem } from '#test/bench/by-hand';
import { configuration } from '#test/bench/service';
import { catalog, readyOrder } from '#test/bench/shop';
import { createWithoutStream } from '#test/bench/table';
import { cpuMsOf, descendants } from '#test/bench/whole/processes';
import type { Side } from '#test/bench/whole/side';

const TableName = 'orders';
const absent = {
  TableName,
  ConditionExpression: 'attribute_not_exists(pk)',
  ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
} as const;

type Plain = string | number | Uint8Array | readonly Plain[] | { readonly [name: string]: Plain };

const attributes = (item: { readonly [name: string]: Plain }): Record<string, AttributeValue> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, attribute(value)]));

const attribute = (value: Plain): AttributeValue => {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (value instanceof Uint8Array) return { B: value };
  if (Array.isArray(value)) return { L: value.map(attribute) };
  return { M: attributes(value as { readonly [name: string]: Plain }) };
};

const taking = ({ sku, quantity }: ReadyOrder['lines'][number]): Update => ({
  TableName,
  Key: attributes({ pk: `s#${sku}`, sk: `s#${sku}` }),
  UpdateExpression: 'SET av = av - :q',
  ConditionExpression: 'attribute_exists(pk) AND av >= :q AND fv = :f AND attribute_not_exists(dl)',
  ExpressionAttributeValues: attributes({ ':q': quantity, ':f': 1 }),
  ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
});

const placement = (order: ReadyOrder): TransactWriteItemsCommand =>
  new TransactWriteItemsCommand({
    ClientRequestToken: randomUUID(),
    TransactItems: [
      { Put: { ...absent, Item: attributes(orderItem(order)) } },
      { Put: { ...absent, Item: attributes(receiptItem(order)) } },
      ...order.lines.map((line) => ({ Update: taking(line) })),
    ],
  });

/**
 * The least that stores an order: the SDK alone sends one transaction of the order, its receipt and its stock to an engine
 * of its own, with a file and without a stream. The caller is this process.
 */
export const startFloor = async (folder: string): Promise<Side & { readonly stop: () => Promise<void> }> => {
  const program = engineProgram();
  if (program === undefined) throw new Error('it is measured on the embedded engine, which is not installed here');
  const others = new Set(descendants(process.pid, 'dynoxide'));
  const engine = await startEngine(program, folder);
  const [pid] = descendants(process.pid, 'dynoxide').filter((each) => !others.has(each));
  if (pid === undefined) throw new Error('the engine of the floor was not found among the processes');
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'secret' };
  const client = new DynamoDBClient({ endpoint: engine.endpoint, region: 'us-east-1', credentials });
  await createWithoutStream(client, TableName);
  await load({ client, table: TableName }, configuration.shards, { products: catalog, orders: [] }, systemPace);
  return {
    place: async () => {
      await client.send(placement(readyOrder(1)));
    },
    cpuMs: () => {
      const { user, system } = process.cpuUsage();
      return { caller: (user + system) / 1_000, engine: cpuMsOf(pid) };
    },
    stop: async () => {
      client.destroy();
      await engine.stop();
    },
  };
};
