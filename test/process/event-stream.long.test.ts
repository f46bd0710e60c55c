import { expect, test } from '@jest/globals';
import { clientOf, customerToken, eventually, staffToken, stock } from '#test/process/client';
import { serve } from '#test/process/local-server';

const body = { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 1 }] };

/** Reads a stream into a text until it ends. */
const listen = async (url: string) => {
  const response = await fetch(`${url}/dev/events/stream`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  let text = '';
  let isOpen = true;
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const read = async (): Promise<void> => {
    for (;;) {
      const { done = true, value = '' } = (await reader?.read()) ?? {};
      text += value;
      if (done) break;
    }
    isOpen = false;
  };
  const ended = read().catch(() => {
    isOpen = false;
  });
  return { text: () => text, isOpen: () => isOpen, ended, cancel: () => reader?.cancel() };
};

test('listeners get each event as it is published and none before; they end with the server, which stops in time', async () => {
  const server = await serve('--empty');
  const call = clientOf(server.url);
  const [staff, ada] = [await staffToken(call), await customerToken(call)];
  await stock(call, staff, 'MUG', 100);
  const first = (await call('/v1/orders', { token: ada, key: 'first', body })).json;
  const published = (id: string) =>
    eventually(
      async () => (await call('/dev/events')).json.events.map((event: { readonly id: string }) => event.id),
      (ids: readonly string[]) => ids.includes(`${id}:1`),
    );
  await published(first.id);

  const [one, other] = [await listen(server.url), await listen(server.url)];
  const second = (await call('/v1/orders', { token: ada, key: 'second', body })).json;
  for (const { text } of [one, other])
    await eventually(
      async () => text(),
      (seen) => seen.includes(second.id),
    );
  const [comment, message] = one.text().split('\n\n');
  expect(comment).toBe(': the events from now on');
  const [id, data = ''] = message?.split('\n') ?? [];
  expect(id).toBe(`id: ${second.id}:1`);
  expect(JSON.parse(data.replace('data: ', ''))).toMatchObject({ id: `${second.id}:1`, type: 'order.placed' });
  expect(one.text()).not.toContain(first.id);

  await other.cancel();
  const stopping = performance.now();
  server.process.kill('SIGINT');
  const { code, ms } = await server.ended;
  expect([code, ms - stopping < 2_000]).toEqual([0, true]);
  await one.ended;
  expect(one.isOpen()).toBe(false);
});

test('at most 20 clients listen, and a client that leaves makes room', async () => {
  const server = await serve('--empty');
  const streams = await Promise.all(Array.from({ length: 20 }, () => listen(server.url)));
  const call = clientOf(server.url);
  const refused = await call('/dev/events/stream');
  expect([refused.status, refused.json.code]).toEqual([503, 'temporarily-unavailable']);
  await streams[0]?.cancel();
  const again = await eventually(
    async () => {
      const response = await fetch(`${server.url}/dev/events/stream`);
      await response.body?.cancel();
      return response.status;
    },
    (status) => status === 200,
  );
  expect(again).toBe(200);
});
