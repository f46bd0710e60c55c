import { beforeAll, expect, test } from '@jest/globals';
import { createMemoryPorts } from '#adapters/memory/ports';
import { emptyStore } from '#adapters/memory/store';
import { systemClock } from '#adapters/system/clock';
import type { PortFactories, Ports, StoredPort } from '#application/ports';
import { feedPositionOf } from '#domain/events/feed';
import { orderEvent, stockEvent } from '#test/builders/events/feed';
import { inside } from '#test/http/remote/inside';
import { expectProblem } from '#test/http/support/problems';
import { placing } from '#test/http/support/samples';
import { type MakeStored, startService, type TestService } from '#test/http/support/service';

const events = [
  orderEvent('5T', 1, { type: 'order.placed', traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-019aa64d05000001-00' }),
  stockEvent(),
  orderEvent('5T', 2),
];
/** The time of the first event: it is behind the reader's distance, also at the end of an hour. */
const writtenAt = Date.now() - 60_000;
const from = new Date(writtenAt).toISOString();

let stored: Pick<Ports, 'writeFeed'>;

/** A shop whose feed has the events, a millisecond after each other. */
const withFeed: MakeStored = async () => {
  const ports = createMemoryPorts(emptyStore(systemClock));
  stored = ports;
  await ports.writeFeed(events.map((event, index) => ({ position: feedPositionOf(writtenAt + index, event), event })));
  return Object.fromEntries(
    Object.entries(ports).map(([name, port]) => [name, () => port]),
  ) as unknown as PortFactories<StoredPort>;
};

let service: TestService;
beforeAll(async () => {
  inside('a list of its own');
  service = await startService(withFeed);
});

const list = (query: string, headers: Readonly<Record<string, string>> = {}) =>
  service.call({ path: `/v1/events?${query}`, headers });

test('the events come as they were published, in pages that go on from their cursors', async () => {
  const first = await list(`from=${from}&limit=2`);
  expect([first.status, first.json.events]).toEqual([200, events.slice(0, 2)]);
  const second = await list(`limit=2&cursor=${first.json.nextCursor}`);
  expect(second.json.events).toEqual(events.slice(2));
  const third = await list(`limit=2&cursor=${second.json.nextCursor}`);
  expect(third.json).toEqual({ events: [], nextCursor: expect.any(String) });
});

test('the link leads to the next page, without the time at which the first began', async () => {
  const first = await list(`from=${from}&limit=2`);
  expect(first.headers.link).toBe(`</v1/events?limit=2&cursor=${first.json.nextCursor}>; rel="next"`);
  expect((await list(`from=${from}&limit=2&cursor=${first.json.nextCursor}`)).json.events).toEqual(events.slice(2));
});

test('a page without news has the same ETag again, and is answered with 304', async () => {
  const { json } = await list(`from=${from}`);
  const quiet = await list(`cursor=${json.nextCursor}`);
  expect(quiet.json.events).toEqual([]);
  const again = await list(`cursor=${json.nextCursor}`, { 'if-none-match': quiet.headers.etag ?? '' });
  expect([again.status, again.body, again.headers.etag]).toEqual([304, '', quiet.headers.etag]);
  const other = await list(`from=${from}`, { 'if-none-match': quiet.headers.etag ?? '' });
  expect(other.status).toBe(200);
});

test('the types filter, in whatever order they are named', async () => {
  const first = await list(`from=${from}&types=stock.out,order.placed&limit=1`);
  expect(first.json.events).toEqual(events.slice(0, 1));
  const second = await list(`types=order.placed,stock.out&cursor=${first.json.nextCursor}`);
  expect(second.json.events).toEqual(events.slice(1, 2));
  expectProblem(await list(`types=stock.out&cursor=${first.json.nextCursor}`), {
    status: 400,
    code: 'invalid-cursor',
    pointers: ['/query/cursor'],
  });
});

test.each(['order.lost', 'stock.out,order.lost', 'stock.out,', 'webhook.test', ''])(
  'an unknown type is refused: "%s"',
  async (types) => {
    expectProblem(await list(`types=${types}`), {
      status: 422,
      code: 'validation-failed',
      pointers: ['/query/types'],
    });
  },
);

test('a beginning of more than 30 days ago is refused, with the earliest', async () => {
  const refused = await list('from=2026-01-01T00:00:00Z');
  expectProblem(refused, { status: 410, code: 'events-expired' });
  const earliest = Date.now() - Date.parse(String(refused.json.earliestAt));
  expect(earliest).toBeGreaterThan(30 * 86_400_000 - 1);
  expect(earliest).toBeLessThan(30 * 86_400_000 + 60_000);
});

test('a customer gets the events of their own orders', async () => {
  const [ofAda, ofBob] = await Promise.all(
    [service.tokens.ada, service.tokens.bob].map(
      async (token) => (await service.call(placing(token))).json.id as string,
    ),
  );
  const published = [ofBob, ofAda].map((id) => orderEvent('5T', 1, { id: `${id}:1`, source: `/v1/orders/${id}` }));
  for (const [index, event] of published.entries())
    await stored.writeFeed([{ position: feedPositionOf(writtenAt + 10 + index, event), event }]);
  const { status, json } = await service.call({ path: `/v1/events?from=${from}`, token: service.tokens.ada });
  expect([status, json.events]).toEqual([200, [expect.objectContaining({ id: `${ofAda}:1`, type: 'order.placed' })]]);
});
