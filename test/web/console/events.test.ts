import { expect, test } from '@jest/globals';
import { merged } from '../../../web/console/events/merged';

const event = (order: string, sequence: number) => ({
  id: `${order}:${sequence}`,
  source: `/v1/orders/${order}`,
  type: 'order.placed',
  time: '2026-11-30T10:00:00.000Z',
  data: null,
});

test('an event that comes again is shown once, at its first place', () => {
  const [first, second, third] = [event('A', 1), event('B', 1), event('A', 2)];
  expect(merged([first, second], [event('A', 1), third])).toEqual([first, second, third]);
});

test('a page that is open for long keeps the newest 1,000', () => {
  const many = Array.from({ length: 1_000 }, (_, index) => event('A', index + 1));
  const ids = merged(many, [event('B', 1)]).map(({ id }) => id);
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([1_000, 'A:2', 'B:1']);
});
