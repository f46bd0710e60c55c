import { expect, test } from '@jest/globals';
import { clientOf, customerToken, eventually, staffToken, stock } from '#test/process/client';
import { serve } from '#test/process/local-server';

const body = { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 1 }], payment: { method: 'tok_ok' } };

test('a poller gets every event of an order some seconds later, in order, and 304 while nothing is new', async () => {
  const { url } = await serve('--empty');
  const call = clientOf(url);
  const [staff, ada] = [await staffToken(call), await customerToken(call)];
  await stock(call, staff, 'MUG', 100);
  const from = new Date().toISOString();
  const { id } = (await call('/v1/orders', { token: ada, key: 'first', body })).json;
  const journal = (await call(`/v1/orders/${id}/events?limit=100`, { token: staff })).json.events;
  expect(journal.length).toBeGreaterThan(2);

  const seen: { readonly id: string; readonly type: string; readonly source: string }[] = [];
  let query = `from=${from}`;
  await eventually(
    async () => {
      const { json } = await call(`/v1/events?${query}&limit=2`, { token: staff });
      seen.push(...json.events);
      query = `cursor=${json.nextCursor}`;
      return seen;
    },
    ({ length }) => length >= journal.length,
  );
  const ofOrder = seen.filter(({ source }) => source === `/v1/orders/${id}`);
  expect(ofOrder.map(({ id: eventId, type }) => [eventId, type])).toEqual(
    journal.map(({ sequence, type }: { readonly sequence: number; readonly type: string }) => [
      `${id}:${sequence}`,
      type,
    ]),
  );
  const published = (await call('/dev/events')).json.events;
  expect(ofOrder).toEqual(published.filter(({ source }: { readonly source: string }) => source.endsWith(id)));

  const quiet = await call(`/v1/events?${query}&limit=2`, { token: staff });
  const headers = { 'if-none-match': quiet.headers.get('etag') ?? '' };
  expect((await call(`/v1/events?${query}&limit=2`, { token: staff, headers })).status).toBe(304);
});
