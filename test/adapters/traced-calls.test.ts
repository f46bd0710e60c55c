import { afterEach, expect, test } from '@jest/globals';
import { createClient } from '#adapters/dynamodb/engine/client';
import { oneShard } from '#adapters/dynamodb/orders/shards';
import { createEventBridge } from '#adapters/events/event-bridge';
import { awsEndpoint, credentials } from '#test/adapters/aws-endpoint';
import { portsOfTable } from '#test/builders/ports/table-ports';
import { sku } from '#test/builders/products';

/** In a function the SDK hands its trace on with each call, so that X-Ray shows them as one. */

afterEach(() => {
  delete process.env.AWS_LAMBDA_FUNCTION_NAME;
  delete process.env._X_AMZN_TRACE_ID;
});

const runIn = (trace: string): void => {
  process.env.AWS_LAMBDA_FUNCTION_NAME = 'order-service-dev-get-product';
  process.env._X_AMZN_TRACE_ID = trace;
};

const traces = ['1-67891233-abcdef012345678912345678', '1-67891234-abcdef012345678912345679'].map(
  (root) => `Root=${root};Parent=53995c3f42cd8ad8;Sampled=1`,
);

test('a call of the table carries the trace of its request, and the next one that of its own', async () => {
  const { endpoint, calls } = await awsEndpoint(() => ({ status: 200, body: {} }));
  const client = createClient({ endpoint, region: 'us-east-1', credentials });
  const ports = portsOfTable({ client, table: 'orders', tagsOf: () => [], shards: oneShard });
  for (const trace of traces) {
    runIn(trace);
    await ports.products().find(sku('MUG'));
  }
  client.destroy();
  expect(calls.map(({ trace }) => trace)).toEqual(traces);
});

test('a call of the bus does', async () => {
  const { endpoint, calls } = await awsEndpoint(() => ({ status: 200, body: { Entries: [{ EventId: 'one' }] } }));
  runIn(traces[0] ?? '');
  await createEventBridge({ bus: 'shop', endpoint, region: 'us-east-1', credentials }).publish([
    {
      specversion: '1.0',
      id: 'MUG:1',
      source: '/v1/products/MUG',
      type: 'stock.out',
      time: '2026-11-21T10:00:00.000Z',
      datacontenttype: 'application/json',
      data: {},
    },
  ]);
  expect(calls.map(({ trace }) => trace)).toEqual([traces[0]]);
});
