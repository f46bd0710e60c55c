import { randomBytes } from 'node:crypto';
import { CreateTableCommand, DeleteTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createClient } from '#adapters/dynamodb/engine/client';
import { load } from '#adapters/dynamodb/load';
import { createTableInput } from '#adapters/dynamodb/table';
import { createTable } from '#infrastructure/local/aws/create-table';
import { engineProgram, startEngine } from '#infrastructure/local/engine';
import { systemPace } from '#infrastructure/pace';
import { configuration } from '#test/bench/service';
import { catalog } from '#test/bench/shop';

export type BenchTable = {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly endpoint: string;
  /** Another client of the same engine, with connections of its own. */
  readonly newClient: () => DynamoDBClient;
};

/** The embedded engine takes longer for each write the more its stream holds (docs/adr/0010); a stream is read by nobody here. */
export const createWithoutStream = async (client: DynamoDBClient, name: string): Promise<void> => {
  const { StreamSpecification: _, ...input } = createTableInput(name);
  await client.send(new CreateTableCommand(input));
  await createTable(client, name);
};

/** Runs on an engine and a table of its own that holds the catalog; both are gone afterwards. */
export const onTable = async <Value>(run: (at: BenchTable) => Promise<Value>): Promise<Value> => {
  const program = engineProgram();
  if (program === undefined) throw new Error('it is measured on the embedded engine, which is not installed here');
  const engine = await startEngine(program, undefined);
  const clients: DynamoDBClient[] = [];
  const newClient = () => {
    const credentials = { accessKeyId: 'bench', secretAccessKey: 'secret' };
    const client = createClient({ endpoint: engine.endpoint, region: 'us-east-1', credentials });
    clients.push(client);
    return client;
  };
  try {
    const client = newClient();
    const table = `bench-${randomBytes(8).toString('hex')}`;
    await createWithoutStream(client, table);
    await load({ client, table }, configuration.shards, { products: catalog, orders: [] }, systemPace);
    const value = await run({ client, table, endpoint: engine.endpoint, newClient });
    await client.send(new DeleteTableCommand({ TableName: table }));
    return value;
  } finally {
    for (const client of clients) client.destroy();
    await engine.stop();
  }
};
