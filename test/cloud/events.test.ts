import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CloudEvent } from 'cloudevents';
import { type Delivered, type Listener, listen } from '#test/cloud/support/bus';
import { ask, customer, place, post, stackName, staff, stock } from '#test/cloud/support/deployment';
import { eventually } from '#test/cloud/support/eventually';
import { linesOf } from '#test/cloud/support/logs';
import { holdStream } from '#test/cloud/support/mapping';

const sku = 'CLOUD-EVENTS';
let listener: Listener;
beforeAll(async () => {
  listener = await listen('cloud-events');
  await stock(sku, 20);
});
afterAll(() => listener.stop());

const secrets = [
  'ada.lovelace@customer.example',
  'ring the bell twice',
  'Lovelace',
  'Somewhere 1',
  'she called us',
  'tagged',
];
const [email, note, name, line1, reason, tag] = secrets;
const shippingAddress = { name, line1, postalCode: '10115', city: 'Berlin', country: 'DE' };

/** The id of an X-Ray trace, and the header by which a caller continues it. */
const newTrace = () => {
  const [seconds, rest] = [Math.floor(Date.now() / 1_000).toString(16), randomBytes(12).toString('hex')];
  return { id: seconds + rest, header: { 'x-amzn-trace-id': `Root=1-${seconds}-${rest}` } };
};

/** Places an order with every private field, changes, confirms and cancels it. */
const orderLife = async () => {
  const [ada, clerk] = await Promise.all([customer('ada'), staff('clerk')]);
  const placed = await place(ada.token, sku, { email, shippingAddress, tags: [tag] });
  const { id } = placed.json;
  const patched = await ask(`/v1/orders/${id}`, {
    ...{ method: 'PATCH', token: ada.token, body: { note } },
    headers: { 'if-match': placed.headers.etag ?? '' },
  });
  const trace = newTrace();
  const confirmed = await post(clerk.token, `/v1/orders/${id}/confirm`, {}, trace.header);
  const canceled = await post(clerk.token, `/v1/orders/${id}/cancel`, { reason });
  expect([placed, patched, confirmed, canceled].map(({ status }) => status)).toEqual([201, 200, 200, 200]);
  return { id: id as string, ada, clerk, confirmed, trace: trace.id };
};

const lifeTypes = ['order.placed', 'order.updated', 'order.confirmed', 'order.canceled'];

describe('a commit over HTTP appears on the bus', () => {
  let orders: readonly Awaited<ReturnType<typeof orderLife>>[];
  let all: readonly Delivered[];
  const began = new Date().toISOString();
  beforeAll(async () => {
    // All events in one batch, as under load.
    const stream = await holdStream();
    orders = await Promise.all([orderLife(), orderLife(), orderLife()]).finally(stream.restore);
    for (const { id } of orders) await listener.ofOrder(id, 'order.canceled');
    all = await listener.delivered();
  });
  const ofOrder = (id: string) => all.filter(({ detail }) => detail.source === `/v1/orders/${id}`);

  test('with each event of an order in sequence, as its journal has it', async () => {
    for (const { id, clerk } of orders) {
      const { json } = await ask(`/v1/orders/${id}/events`, { token: clerk.token });
      const events = [...new Map(ofOrder(id).map(({ detail }) => [detail.id, detail])).values()];
      expect(events.map((event) => [event.sequence, event.type, event.id])).toEqual(
        lifeTypes.map((type, index) => [index + 1, type, `${id}:${index + 1}`]),
      );
      expect(events.map(({ time }) => time)).toEqual(json.events.map(({ at }: { at: string }) => at));
    }
  });

  test('and in the feed of its customer, without what only staff read', async () => {
    for (const { id, ada } of orders) {
      const events = await eventually(
        async () => {
          const { json } = await ask(`/v1/events?from=${began}&limit=100`, { token: ada.token });
          return json.events.filter(({ source }: { readonly source: string }) => source === `/v1/orders/${id}`);
        },
        ({ length }) => length >= lifeTypes.length,
      );
      const ids = lifeTypes.map((_, index) => `${id}:${index + 1}`);
      expect([...new Set(events.map((event: { readonly id: string }) => event.id))]).toEqual(ids);
      expect(JSON.stringify(events)).not.toContain('audithash');
    }
  });

  test('as CloudEvents, in an envelope that rules can match', () => {
    for (const { source, 'detail-type': type, resources, detail } of all) {
      expect(new CloudEvent(detail as never).validate()).toBe(true);
      expect([source, type, resources]).toEqual(['order-service', detail.type, [detail.source]]);
    }
  });

  test('without personal data', () => {
    const text = JSON.stringify(all);
    for (const { ada, clerk } of orders) for (const { sub } of [ada, clerk]) expect(text).not.toContain(sub);
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  test('with one trace from the caller over the request to the event and the jobs', async () => {
    for (const { id, confirmed, trace } of orders) {
      const requestId = confirmed.headers['x-request-id'] ?? '';
      expect(requestId).not.toBe('');
      const [line] = await eventually(
        () => linesOf(`${stackName}_orders_confirmOrder`, requestId),
        (lines) => lines.length > 0,
      );
      expect(line).toMatchObject({ operation: 'confirmOrder', status: 200, orderId: id, traceId: trace });
      const [event] = ofOrder(id).filter(({ detail }) => detail.type === 'order.confirmed');
      expect(event?.detail.traceparent).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-00$`));
      const [letter] = await eventually(
        () => linesOf(`${stackName}-notify-customer`, `${id}:3`),
        (lines) => lines.length > 0,
        // The letters of earlier orders may come first.
        90,
      );
      expect(letter).toMatchObject({ job: 'notifyCustomer', traceId: trace, type: 'order.confirmed', outcome: 'sent' });
    }
  }, 120_000);
});

test('a product that runs out causes one event, with the quantity left', async () => {
  await stock('CLOUD-EVENTS-LAST', 1);
  const { token } = await customer('ada');
  expect((await place(token, 'CLOUD-EVENTS-LAST')).status).toBe(201);
  const about = async () =>
    (await listener.delivered())
      .map(({ detail }) => detail)
      .filter(({ source, type }) => source === '/v1/products/CLOUD-EVENTS-LAST' && type === 'stock.out');
  const events = await eventually(about, (found) => found.length > 0);
  expect(events.map(({ data }) => data)).toEqual([expect.objectContaining({ sku: 'CLOUD-EVENTS-LAST', available: 0 })]);
});
