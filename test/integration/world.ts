import { randomBytes } from 'node:crypto';
import { BatchWriteItemCommand, DeleteTableCommand, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll } from '@jest/globals';
import { createClient } from '#adapters/dynamodb/engine/client';
import { keyFields } from '#adapters/dynamodb/engine/entity';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import type { ShardSchedule } from '#adapters/dynamodb/orders/shards';
import { createPolicyPorts } from '#adapters/policies/policy-ports';
import { type CustomerTags, customerTags } from '#adapters/system/customer-tags';
import type { Ports } from '#application/ports';
import { createTable } from '#infrastructure/local/aws/create-table';
import { type ManualClock, manualClock } from '#test/builders/clock';
import { seededOrderIds, testTags } from '#test/builders/order-ids';
import { type ProviderControl, simulatedProvider } from '#test/builders/payments/simulator';
import { memoryOutside } from '#test/builders/ports/outside';
import { madePortsOfTable } from '#test/builders/ports/table-ports';
import { shippedSettings } from '#test/builders/shop';

/** A shop with two tag epochs: the second begins at 10:02, in the middle of the lists of most tests. */
export const twoSecrets: CustomerTags = customerTags([
  { from: 0, secret: 'the first secret' },
  { from: Date.UTC(2026, 10, 21, 10, 2), secret: 'the second secret' },
]);

export const endpoint = (): string => {
  const address = process.env.DYNAMODB_ENDPOINT;
  if (address === undefined)
    throw new Error(
      'DYNAMODB_ENDPOINT is not set: it is the address of the engine. Run the tests with scripts/test.mjs',
    );
  return address;
};

/** Only this engine reports capacity by the rules of AWS. */
export const countsCapacity = (): boolean => process.env.ENGINE_NAME === 'dynoxide';

const cleanUps: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

/** Only letters and digits, because DynamoDB Local uses the access key as a database name. */
export const engineClient = (): DynamoDBClient => {
  const accessKeyId = `worker${process.env.JEST_WORKER_ID ?? '0'}`;
  const credentials = { accessKeyId, secretAccessKey: 'secret' };
  return createClient({ endpoint: endpoint(), region: 'us-east-1', credentials });
};

let sharedClient: DynamoDBClient | undefined;
const clientOfFile = (): DynamoDBClient => {
  if (sharedClient === undefined) {
    const client = engineClient();
    sharedClient = client;
    cleanUps.push(async () => client.destroy());
  }
  return sharedClient;
};

/** A new table, deleted after the last test of the file. */
export const freshTable = async (client: DynamoDBClient = clientOfFile()): Promise<string> => {
  const name = `orders-${randomBytes(8).toString('hex')}`;
  // The clock of the tests is fixed, so receipts must not expire by the real time.
  await createTable(client, name, { forgets: false });
  cleanUps.unshift(() => client.send(new DeleteTableCommand({ TableName: name })).catch(() => undefined));
  return name;
};

const maximumOfBatch = 25;

const empty = async (client: DynamoDBClient, name: string): Promise<void> => {
  const scan = { TableName: name, ProjectionExpression: '#pk, #sk', ConsistentRead: true };
  const names = { '#pk': keyFields.pk, '#sk': keyFields.sk };
  for (;;) {
    const { Items = [] } = await client.send(
      new ScanCommand({ ...scan, ExpressionAttributeNames: names, Limit: maximumOfBatch }),
    );
    if (Items.length === 0) return;
    const deletions = Items.map((Key) => ({ DeleteRequest: { Key } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [name]: deletions } }));
  }
};

let tableOfFile: string | undefined;

/** The table of the file without its items, for tests that run one after the other: in half the time of a new one. */
export const emptiedTable = async (): Promise<string> => {
  if (tableOfFile === undefined) tableOfFile = await freshTable();
  else await empty(clientOfFile(), tableOfFile);
  return tableOfFile;
};

export type DynamoWorld = Omit<ReturnType<typeof memoryOutside>, 'ports'> & {
  readonly ports: Ports;
  readonly clock: ManualClock;
  readonly advance: (milliseconds: number) => void;
  /** A client without the faults of `over`. */
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly provider: ProviderControl;
};

export type Wanted = {
  readonly tags?: CustomerTags;
  readonly shards?: ShardSchedule;
  readonly pace?: Partial<Pace>;
  readonly table?: string;
  /** Wraps the client of the ports. */
  readonly over?: (client: DynamoDBClient) => DynamoDBClient;
};

/** A whole shop on an empty table: the clock is at ten, and ids are numbered. */
export const dynamoWorld = async (wanted: Wanted = {}): Promise<DynamoWorld> => {
  const client = clientOfFile();
  const table = wanted.table ?? (await freshTable(client));
  const tags = wanted.tags ?? testTags;
  const clock = manualClock();
  const outside = memoryOutside();
  const stored = madePortsOfTable({
    client: wanted.over?.(client) ?? client,
    table,
    tagsOf: tags.tagsOf,
    ...(wanted.shards === undefined ? {} : { shards: wanted.shards }),
    ...(wanted.pace === undefined ? {} : { pace: wanted.pace }),
  });
  const { payments, providerEvents, provider } = simulatedProvider(stored.simulatedPayments, clock);
  return {
    ...outside,
    provider,
    client,
    table,
    clock,
    advance: clock.advance,
    ports: {
      ...outside.ports,
      ...createPolicyPorts(shippedSettings),
      ...stored,
      payments,
      providerEvents,
      orderIds: seededOrderIds(tags),
      clock,
    },
  };
};
