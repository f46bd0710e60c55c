import { afterEach, describe, expect, test } from '@jest/globals';
import { type Engine, engineProgram, startEngine } from '#infrastructure/local/engine';
import { concurrently } from '#test/builders/concurrent';
import { allOrders, type Client, clientOf, customerToken, repeating, staffToken, stock } from '#test/process/client';
import { printed, readyLine, run } from '#test/process/local-server';

let engine: Engine | undefined;
afterEach(async () => engine?.stop());

/** Two servers on one table, called in turn, as behind a load balancer. */
const inTurn = async (): Promise<readonly [Client, Client]> => {
  const program = engineProgram();
  if (program === undefined) throw new Error('the embedded engine is not installed: npm ci');
  engine = await startEngine(program, undefined);
  const environment = { DYNAMODB_ENDPOINT: engine.endpoint };
  const flags = ['--port', '0', '--json', '--empty', '--log-level', 'error'];
  const first = await printed(run(flags, environment), readyLine);
  const second = await printed(run(flags, environment), readyLine);
  return [clientOf(first.url), clientOf(second.url)];
};

describe('two servers on one table', () => {
  test('accept each other’s tokens, keys, orders and cursors', async () => {
    const [one, other] = await inTurn();
    const [staff, ada] = [await staffToken(one), await customerToken(other)];
    await stock(one, staff, 'MUG', 100);
    const body = { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 1 }] };
    const placed = await one('/v1/orders', { token: ada, key: 'first', body });
    expect(placed.status).toBe(201);
    const again = await other('/v1/orders', { token: ada, key: 'first', body });
    expect([again.text, again.headers.get('idempotency-replayed')]).toEqual([placed.text, 'true']);
    expect((await other(`/v1/orders/${placed.json.id}`, { token: ada })).text).toBe(placed.text);

    await other('/v1/orders', { token: ada, key: 'second', body });
    const page = await one('/v1/orders?limit=1', { token: ada });
    const next = await other(`/v1/orders?limit=1&cursor=${page.json.nextCursor}`, { token: ada });
    expect(next.json.orders.map(({ id }: { id: string }) => id)).toEqual([placed.json.id]);
  });

  test('place one order for 40 posts with one key and lose none of 20 patches', async () => {
    const servers = await inTurn();
    const [one] = servers;
    const turn = (index: number): Client => servers[index % 2 === 0 ? 0 : 1];
    const [staff, ada] = [await staffToken(one), await customerToken(one)];
    await stock(one, staff, 'MUG', 100);
    const body = { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 1 }] };
    const posts = await concurrently(Array(40).keys(), (index) =>
      repeating(() => turn(index)('/v1/orders', { token: ada, key: 'the-one', body })),
    );
    expect(new Set(posts.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(await allOrders(one, staff)).toHaveLength(1);
    expect((await one('/v1/products/MUG/stock')).json.available).toBe(99);
    const counted = await Promise.all(servers.map((server) => server('/dev/metrics')));
    expect(counted.map(({ json }) => json).filter(({ OrdersPlaced }) => OrdersPlaced !== undefined)).toEqual([
      { OrdersPlaced: 1, 'PlacedAmount EUR': 1773 },
    ]);

    const { id } = posts[0]?.json ?? {};
    const patches = await concurrently(Array(20).keys(), (index) =>
      repeating(() =>
        turn(index)(`/v1/orders/${id}`, {
          method: 'PATCH',
          token: ada,
          body: { metadata: { [`key${index}`]: 'here' } },
          headers: { 'if-match': '*' },
        }),
      ),
    );
    expect(patches.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    const after = await one(`/v1/orders/${id}`, { token: ada });
    expect(after.json.version).toBe(21);
    expect(Object.keys(after.json.metadata)).toHaveLength(20);
  });
});
