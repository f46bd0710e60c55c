import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { concurrently } from '#test/builders/concurrent';
import {
  type Answer,
  allOrders,
  type Client,
  clientOf,
  customerToken,
  eventually,
  staffToken,
  stock,
} from '#test/process/client';
import { serve } from '#test/process/local-server';

const folder = mkdtempSync(join(tmpdir(), 'orders-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const writers = 12;
const units = 100_000;
const ordersPerLife = 60;
const kills = process.env.LONG_TESTS === '0' ? 1 : 3;

type Acknowledged = Map<string, { readonly id: string; readonly text: string; readonly quantity: number }>;

const place = (call: Client, token: string, key: string, quantity: number): Promise<Answer> =>
  call('/v1/orders', { token, key, body: { currency: 'EUR', lines: [{ sku: 'MUG', quantity }] } });

/** Places orders with different keys until the server ends. */
const writeUntilItEnds = async (
  call: Client,
  token: string,
  writer: string,
  tried: Map<string, number>,
  acknowledged: Acknowledged,
): Promise<void> => {
  for (let count = 0; ; count += 1) {
    const [key, quantity] = [`${writer}-${count}`, 1 + (count % 3)];
    tried.set(key, quantity);
    try {
      const { status, json, text } = await place(call, token, key, quantity);
      if (status === 201) acknowledged.set(key, { id: json.id, text, quantity });
    } catch {
      return;
    }
  }
};

describe('kill -9 during writes, with --data', () => {
  test('loses no acknowledged order, places one order for each key and keeps the stock sums', async () => {
    const tried = new Map<string, number>();
    const acknowledged: Acknowledged = new Map();
    for (let life = 1; life <= kills; life += 1) {
      const server = await serve('--empty', '--data', folder);
      const call = clientOf(server.url);
      const token = await customerToken(call);
      if (life === 1) await stock(call, await staffToken(call), 'MUG', units);
      const writing = Array.from({ length: writers }, (_, writer) =>
        writeUntilItEnds(call, token, `${life}-${writer}`, tried, acknowledged),
      );
      await eventually(
        async () => acknowledged.size,
        (count) => count >= life * ordersPerLife,
      );
      server.process.kill('SIGKILL');
      await Promise.all(writing);
    }

    const server = await serve('--data', folder);
    const call = clientOf(server.url);
    const [token, staff] = [await customerToken(call), await staffToken(call)];
    expect(server.seeded).toBeNull();
    expect(acknowledged.size).toBeGreaterThan(kills * writers);

    const listed = new Set((await allOrders(call, staff)).map(({ id }) => id as string));
    const lost = [...acknowledged.values()].filter(({ id }) => !listed.has(id));
    expect(lost).toEqual([]);

    // Every key again: placed orders are replayed, the others are placed now.
    const answers = new Map<string, Answer>();
    await concurrently(tried, async ([key, quantity]) => answers.set(key, await place(call, token, key, quantity)));
    for (const [key, { text }] of acknowledged) expect(answers.get(key)?.text).toBe(text);
    const ids = new Set([...answers.values()].map(({ json }) => json.id as string));
    expect(ids.size).toBe(tried.size);
    expect(new Set((await allOrders(call, staff)).map(({ id }) => id as string))).toEqual(ids);

    const taken = [...tried.values()].reduce((sum, quantity) => sum + quantity, 0);
    expect((await call('/v1/products/MUG/stock')).json.available).toBe(units - taken);
  });
});
