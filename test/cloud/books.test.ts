import { expect, test } from '@jest/globals';
import { customer, place, post, stock } from '#test/cloud/support/deployment';
import { runScheduled } from '#test/cloud/support/scheduled';

test('the books of the shop are compared, with the provider too', async () => {
  const [{ token }] = await Promise.all([customer('ada'), stock('CLOUD-BOOKS', 1)]);
  const { json: placed } = await place(token, 'CLOUD-BOOKS');
  expect((await post(token, `/v1/orders/${placed.id}/payments`, { method: 'tok_ok' })).status).toBe(200);
  const { seen, ...answer } = await runScheduled('reconcileBooks');
  expect(answer).toEqual({ changed: 0, next: null });
  expect(Number(seen)).toBeGreaterThan(0);
});
