import {
  type AttributeValue,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import {
  DisableRuleCommand,
  EnableRuleCommand,
  EventBridgeClient,
  ListTargetsByRuleCommand,
} from '@aws-sdk/client-eventbridge';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { keyOf } from '#adapters/dynamodb/orders/orders';
import { minutes } from '#domain/instant';
import { type OrderId, orderIdOf, partsOf } from '#domain/orders/order-id';
import { type Listener, listen } from '#test/cloud/support/bus';
import { ask, customer, place, post, stackName, staff, stock } from '#test/cloud/support/deployment';

const sku = 'CLOUD-SWEEP';
const onShelf = 10;
const dynamodb = new DynamoDBClient({});
const lambda = new LambdaClient({});
const bridge = new EventBridgeClient({});
const schedule = `${stackName}_jobs_expireOrders`;

let listener: Listener;
beforeAll(async () => {
  // A scheduled sweep could come first.
  await bridge.send(new DisableRuleCommand({ Name: schedule }));
  [listener] = await Promise.all([listen('cloud-sweep'), stock(sku, onShelf)]);
});
afterAll(async () => {
  await bridge.send(new EnableRuleCommand({ Name: schedule }));
  await listener.stop();
});

/** Invokes the target of the schedule, with its input. */
const sweep = async (): Promise<{ readonly seen: number; readonly expired: number }> => {
  const { Targets = [] } = await bridge.send(new ListTargetsByRuleCommand({ Rule: schedule }));
  const [target, ...others] = Targets;
  expect(others).toEqual([]);
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: target?.Arn, Payload: Buffer.from(target?.Input ?? '') }),
  );
  const answer = Buffer.from(Payload ?? []).toString();
  expect([FunctionError, answer]).toEqual([undefined, expect.any(String)]);
  return JSON.parse(answer);
};

const age = minutes(31);
/** The stored expiry, relative to the placement. */
const expiresAfter = (span: number) => ({ x: { N: String(span) } });

/** Moves the placement of an order into the past: the key has its time, and all stored times are relative to it. */
const aged = async (id: OrderId, placement: Record<string, AttributeValue> = {}): Promise<OrderId> => {
  const parts = partsOf(id);
  const older = orderIdOf({ ...parts, at: parts.at - age });
  const itemKey = (orderId: OrderId) => ({
    pk: { S: `c#${keyOf(orderId).tag}` },
    sk: { S: `o#${keyOf(orderId).moment}` },
  });
  const table = { TableName: stackName };
  const { Item } = await dynamodb.send(new GetItemCommand({ ...table, Key: itemKey(id) }));
  Object.assign(Item?.ch?.L?.[0]?.M?.e?.L?.[0]?.M ?? {}, placement);
  await dynamodb.send(new PutItemCommand({ ...table, Item: { ...Item, ...itemKey(older) } }));
  await dynamodb.send(new DeleteItemCommand({ ...table, Key: itemKey(id) }));
  return older;
};

const available = async (): Promise<number> => (await ask(`/v1/products/${sku}/stock`)).json.available;

test('unpaid orders are canceled once, also by two concurrent sweeps', async () => {
  const [{ token }, clerk] = await Promise.all([customer('ada'), staff('clerk')]);
  const [fresh, patient, held, ...placed] = await Promise.all(Array.from({ length: 6 }, () => place(token, sku)));
  const patientId = await aged(patient?.json.id, expiresAfter(minutes(60)));
  const heldId = await aged(held?.json.id);
  const reason = 'the address looks odd';
  expect((await post(clerk.token, `/v1/orders/${heldId}/holds`, { reason })).status).toBe(200);
  const overdue = await Promise.all(placed.map(({ json }) => aged(json.id)));
  expect(await available()).toBe(onShelf - 6);

  const sweeps = await Promise.all([sweep(), sweep()]);
  expect(sweeps.reduce((sum, { expired }) => sum + expired, 0)).toBe(overdue.length);
  expect(await available()).toBe(onShelf - 3);
  expect(await sweep()).toMatchObject({ expired: 0 });

  for (const id of overdue) {
    const { status, json } = await ask(`/v1/orders/${id}`, { token });
    expect([status, json.status, json.version]).toEqual([200, 'canceled', 2]);
    const refused = await post(clerk.token, `/v1/orders/${id}/confirm`);
    expect([refused.status, refused.json.code]).toEqual([409, 'order-status-conflict']);
    const events = await listener.ofOrder(id, 'order.expired');
    const types = new Map(events.map((event) => [event.sequence, event.type]));
    expect([...types]).toEqual([
      [1, 'order.placed'],
      [2, 'order.expired'],
    ]);
  }
  for (const id of [fresh?.json.id, patientId, heldId])
    expect((await ask(`/v1/orders/${id}`, { token })).json.status).toBe('pending');
  const confirmed = await post(clerk.token, `/v1/orders/${fresh?.json.id}/confirm`);
  expect([confirmed.status, confirmed.json.status]).toEqual([200, 'confirmed']);
});
