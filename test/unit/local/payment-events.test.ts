import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { placeOrder } from '#application/orders/place-order';
import { days } from '#domain/instant';
import { startPaymentEvents } from '#infrastructure/local/dev/payment-events';
import { placement } from '#test/builders/carts';
import { eventSecret, pageOf } from '#test/builders/payments/simulator';
import { product } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

/** A service that notes what it is told. */
let status = 204;
let received: { readonly path: string | undefined; readonly signature: unknown; readonly body: string }[] = [];
const service = createServer((asked, answer) => {
  const chunks: Buffer[] = [];
  asked.on('data', (chunk: Buffer) => chunks.push(chunk));
  asked.on('end', () => {
    const signature = asked.headers['simulator-signature'];
    received.push({ path: asked.url, signature, body: Buffer.concat(chunks).toString() });
    answer.writeHead(status).end();
  });
});
beforeAll(() => new Promise<void>((resolve) => void service.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  service.closeAllConnections();
  service.close();
});
beforeEach(() => {
  status = 204;
  received = [];
});

/** A shop with an order whose money arrives a day later, and the events of its simulator. */
const shopWithSlowPayment = async () => {
  const shop = memoryWorld({ products: [product({ available: 10 })] });
  const placed = await placeOrder.with(shop.ports)(
    placement({ payment: { method: 'tok_processing', capture: 'automatic' } }),
    request(),
  );
  const warnings: string[] = [];
  const events = startPaymentEvents({
    clock: shop.clock,
    secret: eventSecret.new,
    pageOf,
    url: () => `http://127.0.0.1:${(service.address() as AddressInfo).port}`,
    warn: (text) => warnings.push(text),
  });
  return { ...shop, id: answerOf(placed).value.id, events, warnings };
};

test('P5: after a restart the payments of stored orders are known, and each event is sent once', async () => {
  const { ports, advance, id, events, warnings } = await shopWithSlowPayment();
  await events.recover(ports);
  await events.send();
  expect(received).toEqual([]);
  advance(days(1));
  await events.send();
  await events.send();
  await events.stop();
  expect(received).toEqual([
    {
      path: '/v1/payment-providers/simulator/events',
      signature: expect.stringMatching(/^t=\d+,v1=[0-9a-f]{64}$/),
      body: expect.stringContaining(`"orderId":"${id}","paymentId":"pay_1","kind":"outcome"`),
    },
  ]);
  expect(warnings).toEqual([]);
});

test('a server that stops does not wait until the payments of all orders are known', async () => {
  const { ports, events } = await shopWithSlowPayment();
  await placeOrder.with(ports)(placement({ payment: { method: 'tok_processing', capture: 'automatic' } }), request());
  const finds: string[] = [];
  const find: typeof ports.simulatedPayments.find = async (id) => {
    finds.push(id.orderId);
    await events.stop();
    return ports.simulatedPayments.find(id);
  };
  await events.recover({ ...ports, simulatedPayments: { ...ports.simulatedPayments, find } });
  expect(finds).toHaveLength(1);
});

test('V2: an event that the service did not take is sent again', async () => {
  const { ports, advance, id, events, warnings } = await shopWithSlowPayment();
  const store = events.watching(ports.simulatedPayments);
  const payment = await store.find({ orderId: id, paymentId: 'pay_1' });
  if (payment === undefined) throw new Error('the payment is stored');
  await store.save({ ...payment, version: payment.version + 1 });
  advance(days(1));
  status = 503;
  await events.send();
  expect(warnings).toEqual([`An event about order ${id} is sent again later: Error: the answer is 503`]);
  status = 204;
  await events.send();
  await events.stop();
  expect(received).toHaveLength(2);
});
