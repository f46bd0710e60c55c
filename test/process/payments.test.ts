import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Client, clientOf, customerToken, eventually, staffToken, stock } from '#test/process/client';
import { serve, serveForAll } from '#test/process/local-server';

const folder = mkdtempSync(join(tmpdir(), 'payments-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let call: Client;
let customer: string;
let staff: string;
beforeAll(async () => {
  const { url } = await serveForAll('--empty');
  call = clientOf(url);
  customer = await customerToken(call);
  staff = await staffToken(call);
  await stock(call, staff, 'MUG', 100);
});

let keys = 0;
const newKey = (): string => {
  keys += 1;
  return `payments-${keys}`;
};

/** Places an order with a payment. */
const placed = async (method: string, capture = 'automatic') => {
  const body = { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 1 }], payment: { method, capture } };
  const { status, json } = await call('/v1/orders', { token: customer, key: newKey(), body });
  expect(status).toBe(201);
  return json;
};

const orderOf = async (id: string) => (await call(`/v1/orders/${id}`, { token: staff })).json;
const advance = (duration: string) => call('/dev/clock', { body: { advance: duration } });
const statesOf = ({ payments }: { readonly payments: readonly { readonly operations: readonly Operation[] }[] }) =>
  payments.flatMap(({ operations }) => operations.map(({ type, state, reason }) => `${type} ${state} ${reason}`));
type Operation = { readonly type: string; readonly state: string; readonly reason: string | null };

const chosen = (page: string, action: string): Promise<Response> =>
  fetch(page, { method: 'POST', body: new URLSearchParams({ action }), redirect: 'manual' });

test('P3: the customer confirms on the page of the payment, and the order is confirmed', async () => {
  const { id, payments } = await placed('tok_requires_action');
  const page: string = payments[0].nextAction.url;
  const shown = await fetch(page);
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(await shown.text()).toMatch(/name="action" value="confirm".*name="action" value="decline"/);
  const acted = await chosen(page, 'confirm');
  expect([acted.status, acted.headers.get('location')]).toEqual([303, new URL(page).pathname]);
  expect(await orderOf(id)).toMatchObject({ status: 'confirmed', paymentStatus: 'paid' });
  const after = await (await fetch(page)).text();
  expect([after.includes('You have confirmed the payment.'), after.includes('<form')]).toEqual([true, false]);
});

test('P3: the customer declines, and the order waits for another payment', async () => {
  const { id, payments } = await placed('tok_requires_action');
  await chosen(payments[0].nextAction.url, 'decline');
  const order = await orderOf(id);
  expect([order.status, statesOf(order)]).toEqual(['pending', ['authorization failed authentication-failed']]);
});

test.each([
  ['GET', '/dev/payments/7K3M9Q-X1QF65-V805T8/pay_1', 404, 'payment-not-found'],
  ['POST', '/dev/payments/7K3M9Q-X1QF65-V805T8/pay_1', 422, 'validation-failed'],
  ['GET', '/dev/payments/7K3M9Q-X1QF65-V805T8/pay_0', 404, 'route-not-found'],
  ['GET', '/dev/payments/nothing/pay_1', 404, 'route-not-found'],
  ['PUT', '/dev/payments/7K3M9Q-X1QF65-V805T8/pay_1', 405, 'method-not-allowed'],
])('%s %s is %i %s', async (method, path, status, code) => {
  const answer = await call(path, { method });
  expect([answer.status, answer.json.code]).toEqual([status, code]);
});

test('V5: after a day the payment is disputed, and ten days later the dispute is lost', async () => {
  const { id } = await placed('tok_disputed');
  await advance('P1D');
  expect(await orderOf(id)).toMatchObject({ paymentStatus: 'disputed' });
  await advance('P10D');
  const order = await orderOf(id);
  expect(statesOf(order)[2]).toBe('dispute succeeded null');
  expect(order.balance.dueAmount).toBe(order.balance.currentAmount);
});

test('R6: after a day the bank sends a refund back', async () => {
  const { id } = await placed('tok_refund_fails_late');
  const body = { amount: 100 };
  const refunded = await call(`/v1/orders/${id}/payments/pay_1/refund`, { token: staff, key: newKey(), body });
  expect([refunded.status, statesOf(refunded.json)[2]]).toEqual([200, 'refund succeeded null']);
  await advance('P1D');
  expect(statesOf(await orderOf(id))[2]).toBe('refund failed generic');
});

test('C5: after seven days the authorization has lapsed', async () => {
  const { id } = await placed('tok_lapses', 'manual');
  await advance('P7D');
  const order = await orderOf(id);
  expect([order.paymentStatus, statesOf(order)]).toEqual([
    'voided',
    ['authorization succeeded null', 'void succeeded lapsed'],
  ]);
});

test('P5: after a day the money of a slow method has arrived', async () => {
  const { id } = await placed('tok_processing');
  await advance('P1D');
  expect(await orderOf(id)).toMatchObject({ status: 'confirmed', paymentStatus: 'paid' });
});

test('P3: after a restart the customer can still confirm', async () => {
  const first = await serve('--empty', '--data', folder);
  const before = clientOf(first.url);
  await stock(before, await staffToken(before), 'MUG', 1);
  const token = await customerToken(before);
  const body = { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 1 }], payment: { method: 'tok_requires_action' } };
  const { json } = await before('/v1/orders', { token, key: newKey(), body });
  first.process.kill('SIGTERM');
  await first.ended;
  const second = await serve('--empty', '--data', folder);
  await chosen(`${second.url}/dev/payments/${json.id}/pay_1`, 'confirm');
  const after = clientOf(second.url);
  const read = async () => (await after(`/v1/orders/${json.id}`, { token })).json;
  expect(await eventually(read, ({ status }) => status === 'confirmed')).toMatchObject({ paymentStatus: 'paid' });
});
