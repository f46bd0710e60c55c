import { expect, test } from '@jest/globals';
import { advanceTime, createTestClock, millisecondsIn, replyWithTime } from '#infrastructure/local/dev/clock';

test.each([
  ['P3D', 259_200_000],
  ['PT31M', 1_860_000],
  ['PT5S', 5_000],
  ['P1DT2H3M4S', 93_784_000],
  ['PT90000S', 90_000_000],
])('%s is %d ms', (duration, milliseconds) => expect(millisecondsIn(duration)).toBe(milliseconds));

test.each([
  '',
  'P',
  'PT',
  'P1DT',
  'P0D',
  'PT0S',
  'P1M',
  'P1Y',
  'P1W',
  'P-1D',
  '-P1D',
  'P1.5D',
  'p3d',
  'P3D ',
  'P99999D',
])('%p is no duration', (duration) => expect(millisecondsIn(duration)).toBeUndefined());

const tenOClock = Date.UTC(2026, 10, 21, 10);

const moved = async (body: string) => {
  const clock = createTestClock({ now: () => tenOClock });
  const sweptAt: number[] = [];
  const sweep = async () => void sweptAt.push(clock.now());
  const { status, body: reply } = await advanceTime(clock, sweep, Buffer.from(body), 'request-1');
  return { clock, sweptAt, status, json: JSON.parse(String(reply)) };
};

test('the time moves, and then the sweeps run', async () => {
  const { clock, sweptAt, status, json } = await moved('{"advance":"PT1H"}');
  expect([status, json]).toEqual([200, { now: '2026-11-21T11:00:00.000Z', aheadSeconds: 3_600 }]);
  expect(sweptAt).toEqual([tenOClock + 3_600_000]);
  clock.advance(1_000);
  expect(JSON.parse(String((await replyWithTime(clock)).body)).aheadSeconds).toBe(3_601);
});

test.each([
  ['{"advance":"P1M"}', '/advance'],
  ['{"advance":3}', '/advance'],
  ['{"advance":"P9999DT999999H"}', '/advance'],
  ['{"advance":"P9999D","more":1}', '/more'],
  ['{}', '/advance'],
])('%s is refused, and nothing moves', async (body, pointer) => {
  const wide = body.includes('P9999DT') ? '{"advance":"P9999DT999999H999999M"}' : body;
  const { clock, sweptAt, status, json } = await moved(wide);
  expect([status, json.code, json.errors[0].pointer]).toEqual([422, 'validation-failed', pointer]);
  expect([clock.ahead(), sweptAt]).toEqual([0, []]);
});
