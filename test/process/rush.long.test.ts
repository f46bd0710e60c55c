import { describe, expect, test } from '@jest/globals';
import { concurrently } from '#test/builders/concurrent';
import { allOrders, clientOf, customerToken, repeating, staffToken, stock } from '#test/process/client';
import { serve } from '#test/process/local-server';

const orderOf = (sku: string) => ({ currency: 'EUR', lines: [{ sku, quantity: 1 }] });

describe('many concurrent requests over HTTP on a real engine', () => {
  test('300 buyers of 100 units place 100 orders, and the others get out-of-stock', async () => {
    const server = await serve('--empty');
    const call = clientOf(server.url);
    const [staff, buyer] = [await staffToken(call), await customerToken(call)];
    await stock(call, staff, 'LAST', 100);
    const answers = await concurrently(Array(300).keys(), (index) =>
      repeating(() => call('/v1/orders', { token: buyer, key: `buyer-${index}`, body: orderOf('LAST') })),
    );
    const placed = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(placed).toHaveLength(100);
    expect(new Set(refused.map(({ status, json }) => `${status} ${json.code}`))).toEqual(new Set(['409 out-of-stock']));
    expect((await call('/v1/products/LAST/stock')).json).toEqual({ sku: 'LAST', available: 0, owed: 0 });
    const listed = await allOrders(call, staff);
    expect(new Set(listed.map(({ id }) => id))).toEqual(new Set(placed.map(({ json }) => json.id)));
  });

  test('40 posts with one key place one order and get equal bodies', async () => {
    const server = await serve('--empty');
    const call = clientOf(server.url);
    const [staff, buyer] = [await staffToken(call), await customerToken(call)];
    await stock(call, staff, 'MUG', 100);
    const answers = await concurrently(Array(40).keys(), () =>
      repeating(() => call('/v1/orders', { token: buyer, key: 'the-one', body: orderOf('MUG') })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
    expect(await allOrders(call, staff)).toHaveLength(1);
    expect((await call('/v1/products/MUG/stock')).json.available).toBe(99);
  });

  test('40 cancellations of one order with different keys cancel it once and return its stock once', async () => {
    const server = await serve('--empty');
    const call = clientOf(server.url);
    const [staff, buyer] = [await staffToken(call), await customerToken(call)];
    await stock(call, staff, 'MUG', 10);
    const { json: order } = await call('/v1/orders', { token: buyer, key: 'place', body: orderOf('MUG') });
    const answers = await concurrently(Array(40).keys(), (index) =>
      repeating(() =>
        call(`/v1/orders/${order.id}/cancel`, { token: buyer, key: `cancel-${index}`, body: { reason: 'enough' } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ json }) => json.code === 'order-status-conflict')).toHaveLength(39);
    expect((await call('/v1/products/MUG/stock')).json.available).toBe(10);
  });

  // A patch has no key: a repetition after its deadline would be another version. 15 rivals end long before theirs.
  test('15 concurrent patches of one order are all applied, each as one version', async () => {
    const server = await serve('--empty');
    const call = clientOf(server.url);
    const [staff, buyer] = [await staffToken(call), await customerToken(call)];
    await stock(call, staff, 'MUG', 10);
    const { json: order } = await call('/v1/orders', { token: buyer, key: 'place', body: orderOf('MUG') });
    const path = `/v1/orders/${order.id}`;
    const patch = (note: string) =>
      call(path, { method: 'PATCH', token: buyer, body: { note }, headers: { 'if-match': '*' } });
    const notes = Array.from({ length: 15 }, (_, index) => `note ${index}`);
    const answers = await concurrently(notes, (note) => repeating(() => patch(note)));
    expect(answers.map(({ status, json }) => `${status} ${json.note}`)).toEqual(notes.map((note) => `200 ${note}`));
    const versions = answers.map(({ json }) => json.version);
    expect(versions.toSorted((one, other) => one - other)).toEqual(notes.map((_, index) => index + 2));
    const kept = await concurrently(versions, (version) => call(`${path}?version=${version}`, { token: buyer }));
    expect(kept.map(({ json }) => json.note)).toEqual(notes);
  });
});
