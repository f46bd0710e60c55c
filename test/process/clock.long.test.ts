import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { eventually } from '#test/contract/world';
import { type Client, clientOf, customerToken, staffToken } from '#test/process/client';
import { serve } from '#test/process/local-server';

const folder = mkdtempSync(join(tmpdir(), 'clock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cart = { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 1 }] };
const mug = { name: 'Mug', prices: { EUR: 850 }, taxCategory: 'standard', requiresShipping: true };

const givenMugs = async (call: Client): Promise<void> => {
  const token = await staffToken(call);
  await call('/v1/products/MUG', { method: 'PUT', token, body: mug });
  await call('/v1/products/MUG/stock/adjustments', { token, key: 'mugs', body: { delta: 5, reason: 'delivery' } });
};

test('after the time has moved an unpaid order has expired, and the next order is the newest', async () => {
  const { url } = await serve('--empty');
  const call = clientOf(url);
  await givenMugs(call);
  const token = await customerToken(call);
  const stock = async () => (await call('/v1/products/MUG/stock')).json.available;
  const placed = await call('/v1/orders', { token, body: cart, key: 'sooner' });
  expect([placed.status, placed.json.status, await stock()]).toEqual([201, 'pending', 4]);

  const moved = await call('/dev/clock', { body: { advance: 'PT31M' } });
  expect([moved.status, moved.json.aheadSeconds]).toEqual([200, 1_860]);
  const { json } = await call(`/v1/orders/${placed.json.id}`, { token });
  expect([json.status, await stock()]).toEqual(['canceled', 5]);
  const { json: clock } = await call('/dev/clock');
  expect(Date.parse(clock.now) - Date.now()).toBeGreaterThan(1_800_000);

  // The token is of the machine's time.
  await call('/dev/clock', { body: { advance: 'P3D' } });
  const later = await call('/v1/orders', { token, body: cart, key: 'later' });
  const list = await call('/v1/orders', { token });
  expect(list.json.orders.map(({ id }: { readonly id: string }) => id)).toEqual([later.json.id, placed.json.id]);
});

test('the time cannot be moved where data stays', async () => {
  const { url } = await serve('--empty', '--data', folder);
  const refused = await clientOf(url)('/dev/clock', { body: { advance: 'PT31M' } });
  expect([refused.status, refused.json.code]).toEqual([404, 'route-not-found']);
  expect(refused.json.detail).toContain('start without --data');
});

test('V1, P5: payments without an outcome are settled after the time has moved', async () => {
  const { url } = await serve('--empty');
  const call = clientOf(url);
  await givenMugs(call);
  const token = await customerToken(call);
  const place = async (method: string): Promise<string> => {
    const body = { ...cart, payment: { method, capture: 'automatic' } };
    const { json } = await call('/v1/orders', { token, body, key: method });
    return json.id ?? json.orderId;
  };
  const slow = await place('tok_processing');
  const lost = await place('tok_timeout_before');
  const paid = await place('tok_timeout_after');
  const status = async (id: string) => {
    const { json } = await call(`/v1/orders/${id}`, { token });
    return [json.status, json.payments[0].status];
  };
  // The local server sweeps every few seconds too, and the projection follows the stream.
  await eventually(async () => expect(await status(paid)).toEqual(['confirmed', 'captured']));
  await call('/dev/clock', { body: { advance: 'PT71S' } });
  await eventually(async () => expect(await status(lost)).toEqual(['pending', 'failed']));
  await call('/dev/clock', { body: { advance: 'P1D' } });
  await eventually(async () => expect(await status(slow)).toEqual(['confirmed', 'captured']));
  expect(await status(lost)).toEqual(['canceled', 'failed']);
});
