import { setTimeout as wait } from 'node:timers/promises';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { createTableInput, table } from '#adapters/dynamodb/table';

const activeWithinMs = 30_000;
const pollMs = 20;

const named = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

const untilActive = async (client: DynamoDBClient, name: string): Promise<void> => {
  for (let waited = 0; waited < activeWithinMs; waited += pollMs) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    if (Table?.TableStatus === 'ACTIVE') return;
    await wait(pollMs);
  }
  throw new Error(`the table ${name} was not active after ${activeWithinMs} ms; try again`);
};

const enableTimeToLive = async (client: DynamoDBClient, name: string): Promise<void> => {
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: name }));
  if (TimeToLiveDescription?.TimeToLiveStatus === 'ENABLED') return;
  const enabled = { Enabled: true, AttributeName: table.timeToLive };
  try {
    await client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification: enabled }));
  } catch (error) {
    // Another process was faster; DynamoDB refuses to enable it twice.
    if (!named(error, 'ValidationException')) throw error;
  }
};

/**
 * Creates the table if it is missing, waits until it is active, and enables the expiry of items. Tests with another
 * clock pass `forgets: false`.
 */
export const createTable = async (
  client: DynamoDBClient,
  name: string,
  { forgets = true }: { readonly forgets?: boolean } = {},
): Promise<void> => {
  try {
    await client.send(new CreateTableCommand(createTableInput(name)));
  } catch (error) {
    if (!named(error, 'ResourceInUseException')) throw error;
  }
  await untilActive(client, name);
  if (forgets) await enableTimeToLive(client, name);
};
