import { expect, test } from '@jest/globals';
import { instantOf, partOf, spanOf } from '../../../web/console/webhooks/replay-span';

test.each([
  ['2026-11-30T08:00', 'UTC', '2026-11-30T08:00:00.000Z'],
  ['2026-11-30T08:00', 'Europe/Berlin', '2026-11-30T07:00:00.000Z'],
  ['2026-07-01T08:00', 'Europe/Berlin', '2026-07-01T06:00:00.000Z'],
  ['2026-07-01T00:00', 'America/New_York', '2026-07-01T04:00:00.000Z'],
  ['2026-07-01T00:00', 'Pacific/Apia', '2026-06-30T11:00:00.000Z'],
  // The hour that comes twice: the first of them.
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  // The hour that is skipped: half past two is half an hour after two, when clocks show three.
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29T03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29T01:30', 'Europe/Berlin', '2026-03-29T00:30:00.000Z'],
])('%s in %s is %s', (wall, zone, at) => expect(instantOf(wall, zone)).toBe(at));

test('an empty field leaves its end of the span to the service', () => {
  expect(spanOf({ from: '', to: '' }, 'UTC')).toEqual({});
  expect(spanOf({ from: '2026-11-30T08:00', to: '' }, 'UTC')).toEqual({ from: '2026-11-30T08:00:00.000Z' });
  expect(spanOf({ from: '', to: '2026-11-30T08:00' }, 'UTC')).toEqual({ to: '2026-11-30T08:00:00.000Z' });
});

test.each([
  ['2026-11-30T10:00:00.000Z', 0],
  ['2026-11-30T11:00:00.000Z', 0.25],
  ['2026-12-01T00:00:00.000Z', 1],
  [null, 1],
])('a replay of 10 to 14 o’clock that has reached %s has done %d', (reached, part) => {
  expect(partOf({ from: '2026-11-30T10:00:00.000Z', to: '2026-11-30T14:00:00.000Z' }, reached)).toBe(part);
});
