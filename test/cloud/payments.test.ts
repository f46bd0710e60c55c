import {
  type AttributeValue,
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { beforeAll, expect, test } from '@jest/globals';
import { keyOf } from '#adapters/dynamodb/orders/orders';
import { table } from '#adapters/dynamodb/table';
import { signedBody } from '#adapters/payments/simulated-events';
import type { OrderId } from '#domain/orders/order-id';
import { ask, customer, newKey, place, post, stackName, staff, stock } from '#test/cloud/support/deployment';
import { eventually } from '#test/cloud/support/eventually';
import { runScheduled } from '#test/cloud/support/scheduled';

const sku = 'CLOUD-PAYMENTS';
const dynamodb = new DynamoDBClient({});
const lambda = new LambdaClient({});

let token: string;
let clerk: string;
beforeAll(async () => {
  const [buyer, seller] = await Promise.all([customer('ada'), staff('clerk', 'payments:write'), stock(sku, 10)]);
  token = buyer.token;
  clerk = seller.token;
});

const read = async (id: OrderId) => (await ask(`/v1/orders/${id}`, { token })).json;

/** Sends an event as the provider does: signed with the secret that the deployment made. */
const tell = async (event: unknown) => {
  const FunctionName = `${stackName}_payments_receiveProviderEvent`;
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const [secret] = JSON.parse(Environment?.Variables?.PROVIDER_EVENT_SECRETS ?? '[]');
  const { headers } = signedBody(JSON.stringify(event), secret, Date.now());
  const path = '/v1/payment-providers/simulator/events';
  return ask(path, { method: 'POST', headers: headers as Readonly<Record<string, string>>, body: event });
};

test('a customer pays, and a signed event of the provider leads to a call of it', async () => {
  const { json: placed } = await place(token, sku);
  const path = `/v1/orders/${placed.id}`;
  const held = await post(clerk, `${path}/holds`, { reason: 'the address looks odd' });
  const paid = await post(token, `${path}/payments`, { method: 'tok_requires_action' });
  expect([paid.status, paid.json.payments[0].status]).toEqual([200, 'requires-action']);
  const hold = `${path}/holds/${held.json.holds[0].id}`;
  expect((await ask(hold, { method: 'DELETE', token: clerk, headers: newKey() })).status).toBe(200);
  const { dueAmount: amount } = placed.balance;
  const outcome = { state: 'succeeded', amount, currency: 'EUR', reference: 'ref_1', authorizedUntil: null };
  const event = {
    ...{ provider: 'simulator', orderId: placed.id, paymentId: 'pay_1', kind: 'outcome', operationId: 'op_1' },
    outcome: { ...outcome, capturesMany: false, capture: null },
  };
  expect((await tell(event)).status).toBe(204);
  const order = await read(placed.id);
  expect([order.status, order.payments[0].operations.map(({ type }: { type: string }) => type)]).toEqual([
    'confirmed',
    ['authorization', 'capture'],
  ]);
});

type Item = Record<string, AttributeValue>;
/** The entries of an order in the list of those with something to settle. */
const entriesOf = async (id: OrderId): Promise<readonly Item[]> => {
  const filter = { FilterExpression: 'begins_with(pk, :p)', ConsistentRead: true };
  const values = { ':p': { S: table.projections.unsettledOrders } };
  const scan = { TableName: stackName, ...filter, ExpressionAttributeValues: values };
  const found: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client: dynamodb }, scan)) found.push(...Items);
  return found.filter(({ sk }) => sk?.S?.includes(keyOf(id).moment));
};

test('a sweep settles a payment whose answer was lost, and takes the entry of a missing order back', async () => {
  const { json: placed } = await place(token, sku);
  const lost = await post(token, `/v1/orders/${placed.id}/payments`, { method: 'tok_timeout_after' });
  expect([lost.status, lost.json.code]).toEqual([503, 'provider-unavailable']);
  const entries = () => entriesOf(placed.id);
  const [entry] = await eventually(entries, (found) => found.length > 0);
  await runScheduled('settlePayments');
  expect(await read(placed.id)).toMatchObject({ status: 'confirmed', paymentStatus: 'paid' });
  expect(await eventually(entries, (found) => found.length === 0)).toEqual([]);

  const { tag, moment } = keyOf(placed.id);
  const Key = { pk: { S: `c#${tag}` }, sk: { S: `o#${moment}` } };
  await dynamodb.send(new DeleteItemCommand({ TableName: stackName, Key }));
  await dynamodb.send(new PutItemCommand({ TableName: stackName, Item: entry as Item }));
  await runScheduled('settlePayments');
  expect(await entries()).toEqual([]);
});
