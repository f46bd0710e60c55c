import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateEventSourceMappingCommand,
  type CreateEventSourceMappingCommandInput,
  CreateFunctionCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '#test/cloud/support/eventually';
import { zipOf } from '#test/cloud/support/zip';

/** Tests of our patch of the emulator (scripts/emulator/gaps/streams.py), whose own stream mapping differs from Lambda's. */

const lambda = new LambdaClient({});
const dynamodb = new DynamoDBClient({});
const iam = new IAMClient({});

/** A role by which Lambda may read streams for a function. */
const streamReaderRole = async (RoleName: string): Promise<string | undefined> => {
  const document = (statement: object) =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });
  const trust = document({ Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }));
  const actions = ['ListStreams', 'DescribeStream', 'GetShardIterator', 'GetRecords'];
  const PolicyDocument = document({ Action: actions.map((action) => `dynamodb:${action}`), Resource: '*' });
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'streams', PolicyDocument }));
  return Role?.Arn;
};

/** Reports every batch to the test, and fails over a key that begins with `poison`. */
const consumer = (url: string, reports: boolean) => `
const tell = (keys) => new Promise((done) =>
  require('node:http').request('${url}', { method: 'POST' }, (reply) => reply.resume().on('end', done)).end(JSON.stringify(keys)));
exports.handler = async ({ Records }) => {
  const keys = Records.map(({ dynamodb }) => dynamodb.Keys.pk.S);
  await tell(keys);
  const bad = keys.findIndex((key) => key.startsWith('poison'));
  if (bad < 0) return { batchItemFailures: [] };
  ${reports ? 'return { batchItemFailures: [{ itemIdentifier: Records[bad].dynamodb.SequenceNumber }] };' : 'throw new Error();'}
};`;

let server: Server;
const received: { readonly at: string; readonly batch: readonly string[] }[] = [];
const batchesAt = (at: string) => received.filter((one) => one.at === at).map(({ batch }) => batch);
beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      received.push({ at: request.url ?? '', batch: JSON.parse(text) });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
});

/** The batches of these keys, which are written in sequence before the mapping exists. */
const delivered = async (
  name: string,
  keys: readonly string[],
  isLast: (batch: readonly string[]) => boolean,
  settings: Partial<CreateEventSourceMappingCommandInput>,
): Promise<readonly (readonly string[])[]> => {
  const { TableDescription } = await dynamodb.send(
    new CreateTableCommand({
      ...{ TableName: name, BillingMode: 'PAY_PER_REQUEST' },
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
  for (const key of keys) await dynamodb.send(new PutItemCommand({ TableName: name, Item: { pk: { S: key } } }));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}`;
  const reports = settings.FunctionResponseTypes !== undefined;
  const Role = await streamReaderRole(name);
  await lambda.send(
    new CreateFunctionCommand({
      ...{ FunctionName: name, Role, Runtime: 'nodejs24.x', Handler: 'index.handler' },
      Code: { ZipFile: zipOf('index.cjs', consumer(url, reports)) },
    }),
  );
  const EventSourceArn = TableDescription?.LatestStreamArn;
  await lambda.send(
    new CreateEventSourceMappingCommand({
      ...{ FunctionName: name, EventSourceArn, StartingPosition: 'TRIM_HORIZON', BatchSize: 10, ...settings },
    }),
  );
  await eventually(
    () => batchesAt(`/${name}`),
    (batches) => batches.some(isLast),
  );
  return batchesAt(`/${name}`);
};

const keys = ['a', 'b', 'poison', 'c', 'd'];
const isLast = (batch: readonly string[]): boolean => batch.at(-1) === 'd' && !batch.includes('poison');
const good = (all: readonly (readonly string[])[]) => [...new Set(all.flat())].filter((key) => key !== 'poison');

test('records before a reported one are done, it is retried as configured, and its neighbors arrive', async () => {
  const all = await delivered('reporting', keys, isLast, {
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    BisectBatchOnFunctionError: true,
    MaximumRetryAttempts: 2,
  });
  expect(all[0]).toEqual(keys);
  expect(all.filter((batch) => batch.includes('a'))).toHaveLength(1);
  expect(all.filter((batch) => batch[0] === 'poison' && batch.length === 1).length).toBe(3);
  expect(good(all)).toEqual(['a', 'b', 'c', 'd']);
  expect(all.at(-1)?.includes('d')).toBe(true);
});

test('a batch that throws is halved until the failing record is alone, and no other is lost', async () => {
  const all = await delivered('throwing', keys, isLast, { BisectBatchOnFunctionError: true, MaximumRetryAttempts: 1 });
  expect(all[0]).toEqual(keys);
  expect(all.some((batch) => batch.length === 1 && batch[0] === 'poison')).toBe(true);
  const unharmed = all.filter((batch) => !batch.includes('poison')).flat();
  expect(unharmed).toEqual(['a', 'b', 'c', 'd']);
});

test('without halving, a whole batch is given up after its attempts, and the next one arrives', async () => {
  const all = await delivered('giving-up', ['poison', 'a', 'b', 'c', 'd'], (batch) => batch.includes('c'), {
    BatchSize: 3,
    MaximumRetryAttempts: 2,
  });
  expect(all).toEqual([
    ['poison', 'a', 'b'],
    ['poison', 'a', 'b'],
    ['poison', 'a', 'b'],
    ['c', 'd'],
  ]);
});
