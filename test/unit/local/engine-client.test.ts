import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type DynamoDBClient, GetItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createEngineClient } from '#infrastructure/local/aws/engine-client';

type Sent = { readonly headers: NodeJS.Dict<string | string[]>; readonly body: Record<string, unknown> };

let server: Server;
let client: DynamoDBClient;
let sent: Sent[] = [];
beforeEach(async () => {
  sent = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    sent.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
    response.setHeader('content-length', 2).end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = createEngineClient({ endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', credentials });
});
afterEach(() => {
  client.destroy();
  server.close();
});

const TransactItems = [
  { Put: { TableName: 'orders', Item: { pk: { S: ',"ClientRequestToken":"x"' }, w: { B: new Uint8Array([1, 2]) } } } },
];
const stored = [{ Put: { TableName: 'orders', Item: { pk: { S: ',"ClientRequestToken":"x"' }, w: { B: 'AQI=' } } } }];

test('a transaction without a token is sent without one, and its items as they are', async () => {
  await client.send(new TransactWriteItemsCommand({ TransactItems }));
  expect(sent.map(({ body }) => body)).toEqual([{ TransactItems: stored }]);
});

test('a token of the caller is sent', async () => {
  await client.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken: 'the-token' }));
  expect(sent.map(({ body }) => body)).toEqual([{ TransactItems: stored, ClientRequestToken: 'the-token' }]);
});

test('a request has the fields that the engine checks, and no hash of its body', async () => {
  await client.send(new GetItemCommand({ TableName: 'orders', Key: { pk: { S: 'one' } } }));
  const headers = sent[0]?.headers ?? {};
  expect(headers['x-amz-target']).toBe('DynamoDB_20120810.GetItem');
  expect(headers.authorization).toMatch(/Credential=.+, SignedHeaders=.+, Signature=/);
  expect(headers['x-amz-date']).toBeDefined();
  expect(headers['x-amz-content-sha256']).toBeUndefined();
  expect(headers['x-amz-user-agent']).toBeUndefined();
});
