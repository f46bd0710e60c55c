import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Listener, listen, putAgain } from '#test/cloud/support/bus';
import { customer, place, post, stackName, staff, stock } from '#test/cloud/support/deployment';
import { eventually } from '#test/cloud/support/eventually';
import { linesOf } from '#test/cloud/support/logs';
import { lettersAbout } from '#test/cloud/support/mailbox';
import { mailSender } from '../../scripts/emulator/stack.mjs';

const sku = 'CLOUD-LETTERS';
const email = 'ada@customer.example';
let listener: Listener;
beforeAll(async () => {
  listener = await listen('cloud-letters');
  await stock(sku, 10);
});
afterAll(() => listener.stop());

/** The outcomes of notifyCustomer for an event, one for each delivery. */
const outcomesOf = async (eventId: string, times: number): Promise<readonly unknown[]> =>
  (
    await eventually(
      () => linesOf(`${stackName}-notify-customer`, eventId),
      (lines) => lines.length >= times,
    )
  ).map(({ outcome }) => outcome);

test('a placement and a confirmation cause one letter each, however often the event is delivered', async () => {
  const [{ token }, clerk] = await Promise.all([customer('ada'), staff('clerk')]);
  const { json: order } = await place(token, sku, { email });
  expect(await outcomesOf(`${order.id}:1`, 1)).toEqual(['sent']);
  expect((await post(clerk.token, `/v1/orders/${order.id}/confirm`)).json.status).toBe('confirmed');

  const events = await listener.ofOrder(order.id, 'order.confirmed');
  const confirmed = events.find(({ type }) => type === 'order.confirmed');
  if (confirmed === undefined) throw new Error('The bus got no order.confirmed event.');
  expect(await outcomesOf(confirmed.id, 1)).toEqual(['sent']);
  await Promise.all([putAgain(confirmed), putAgain(confirmed)]);
  expect((await outcomesOf(confirmed.id, 3)).toSorted()).toEqual(['already-tried', 'already-tried', 'sent']);

  expect(await lettersAbout(order.id)).toEqual([
    expect.objectContaining({ To: [email], Subject: `We have received order ${order.id}` }),
    expect.objectContaining({
      ...{ Source: mailSender, To: [email], Subject: `Order ${order.id} is confirmed` },
      BodyText: expect.stringContaining('1 × Mug'),
    }),
  ]);
});

test('an order without an address causes no letter', async () => {
  const [{ token }, clerk] = await Promise.all([customer('ada'), staff('clerk')]);
  const { json: order } = await place(token, sku);
  await post(clerk.token, `/v1/orders/${order.id}/confirm`);
  for (const sequence of [1, 2]) expect(await outcomesOf(`${order.id}:${sequence}`, 1)).toEqual(['no-contact']);
  expect(await lettersAbout(order.id)).toEqual([]);
});
