import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CloudEvent } from 'cloudevents';
import { type Delivered, type Listener, listen } from '#test/cloud/support/bus';
import { ask, customer, place, post, staff, stock } from '#test/cloud/support/deployment';
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

/** A trace of X-Ray's, and what a caller sends who has begun it. */
const newTrace = () => {
  const [seconds, rest] = [Math.floor(Date.now() / 1_000).toString(16), randomBytes(12).toString('hex')];
  return { id: seconds + rest, header: { 'x-amzn-trace-id': `Root=1-${seconds}-${rest}` } };
};

/** Placed with everything private that an order can have, changed, confirmed and canceled. */
const live = async () => {
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

const lived = ['order.placed', 'order.updated', 'order.confirmed', 'order.canceled'];

describe('what is committed over HTTP comes out on the bus', () => {
  let orders: readonly Awaited<ReturnType<typeof live>>[];
  let all: readonly Delivered[];
  beforeAll(async () => {
    // All of it in one batch, as when there is much to do.
    const stream = await holdStream();
    orders = await Promise.all([live(), live(), live()]).finally(stream.restore);
    for (const { id } of orders) await listener.ofOrder(id, 'order.canceled');
    all = await listener.delivered();
  });
  const ofOrder = (id: string) => all.filter(({ detail }) => detail.source === `/v1/orders/${id}`);

  test('each event of an order, in its order, without a gap, and as its journal has it', async () => {
    for (const { id, clerk } of orders) {
      const { json } = await ask(`/v1/orders/${id}/events`, { token: clerk.token });
      const told = [...new Map(ofOrder(id).map(({ detail }) => [detail.id, detail])).values()];
      expect(told.map((event) => [event.sequence, event.type, event.id])).toEqual(
        lived.map((type, index) => [index + 1, type, `${id}:${index + 1}`]),
      );
      expect(told.map(({ time }) => time)).toEqual(json.events.map(({ at }: { at: string }) => at));
    }
  });

  test('as CloudEvents, in an envelope that rules can choose by', () => {
    for (const { source, 'detail-type': type, resources, detail } of all) {
      expect(new CloudEvent(detail as never).validate()).toBe(true);
      expect([source, type, resources]).toEqual(['order-service', detail.type, [detail.source]]);
    }
  });

  test('and says nothing of a person', () => {
    const said = JSON.stringify(all);
    for (const { ada, clerk } of orders) for (const { sub } of [ada, clerk]) expect(said).not.toContain(sub);
    for (const secret of secrets) expect(said).not.toContain(secret);
  });

  test('one trace leads from the caller to the line of the request, the event and what the jobs made of it', async () => {
    for (const { id, confirmed, trace } of orders) {
      const requestId = confirmed.headers['x-request-id'] ?? '';
      expect(requestId).not.toBe('');
      const [line] = await eventually(
        () => linesOf('confirm-order', requestId),
        (lines) => lines.length > 0,
      );
      expect(line).toMatchObject({ operation: 'confirmOrder', status: 200, orderId: id, traceId: trace });
      const [event] = ofOrder(id).filter(({ detail }) => detail.type === 'order.confirmed');
      expect(event?.detail.traceparent).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-00$`));
      const [letter] = await eventually(
        () => linesOf('notify-customer', `${id}:3`),
        (lines) => lines.length > 0,
        // Letters about the orders of the acceptance may be written before.
        90,
      );
      expect(letter).toMatchObject({ job: 'notifyCustomer', traceId: trace, type: 'order.confirmed', outcome: 'sent' });
    }
  }, 120_000);
});

test('a product that runs out is told of once, with what is left', async () => {
  await stock('CLOUD-EVENTS-LAST', 1);
  const { token } = await customer('ada');
  expect((await place(token, 'CLOUD-EVENTS-LAST')).status).toBe(201);
  const about = async () =>
    (await listener.delivered())
      .map(({ detail }) => detail)
      .filter(({ source, type }) => source === '/v1/products/CLOUD-EVENTS-LAST' && type === 'stock.out');
  const told = await eventually(about, (events) => events.length > 0);
  expect(told.map(({ data }) => data)).toEqual([expect.objectContaining({ sku: 'CLOUD-EVENTS-LAST', available: 0 })]);
});
