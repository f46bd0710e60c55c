import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  healthAfter,
  isDelivered,
  isGone,
  nextAttemptAt,
  type WebhookAnswer,
  type WebhookFailure,
  webhookFailures,
} from '#domain/webhooks/attempts';
import type { WebhookEndpoint } from '#domain/webhooks/endpoint';
import { tenOClock } from '#test/builders/clock';

const answered = (status: number, retryAfter: string | null = null): WebhookAnswer => ({
  kind: 'answered',
  status,
  body: '',
  retryAfter,
});
const failed = (reason: WebhookFailure = 'timed-out'): WebhookAnswer => ({ kind: 'failed', reason });

const second = 1_000;
const minute = 60_000;
const hour = 3_600_000;

/** The wait after a failed attempt at ten o'clock, in milliseconds; null: no attempt follows. */
const waitAfter = (
  answer: WebhookAnswer,
  {
    failures = 1,
    spread = 0,
    since = 0,
  }: { readonly failures?: number; readonly spread?: number; readonly since?: number } = {},
): number | null => {
  const next = nextAttemptAt({ at: tenOClock, answer }, { failures, firstAt: tenOClock - since, spread });
  return next === null ? null : next - tenOClock;
};

describe('an answer', () => {
  test.each([200, 201, 202, 204, 299])('%d takes the event', (status) =>
    expect(isDelivered(answered(status))).toBe(true),
  );
  test.each([100, 199, 300, 301, 307, 308, 400, 404, 410, 429, 500, 503])('%d does not', (status) =>
    expect(isDelivered(answered(status))).toBe(false),
  );
  test.each(webhookFailures)('that failed as %s does not', (reason) => expect(isDelivered(failed(reason))).toBe(false));
  test('410 alone wants no more', () => {
    expect([404, 409, 410, 411].filter((status) => isGone(answered(status)))).toEqual([410]);
    expect(isGone(failed())).toBe(false);
  });
});

describe('the wait', () => {
  test.each([
    [1, 5 * second],
    [2, 30 * second],
    [3, 5 * minute],
    [4, 30 * minute],
    [5, 2 * hour],
    [6, 5 * hour],
    [7, 10 * hour],
    [8, 12 * hour],
    [9, 12 * hour],
    [100, 12 * hour],
  ])('after %d failed attempts is %d ms', (failures, wait) => {
    expect(waitAfter(failed(), { failures })).toBe(wait);
    expect(waitAfter(answered(500), { failures })).toBe(wait);
  });

  test.each([
    [1, -1, 4_500],
    [1, 1, 5_500],
    [1, 0.5, 5_250],
    [4, -1, 27 * minute],
    [4, 1, 33 * minute],
    [8, -1, 38_880_000],
    [8, 1, 47_520_000],
  ])('after %d failed attempts with the spread %d is %d ms', (failures, spread, wait) => {
    expect(waitAfter(failed(), { failures, spread })).toBe(wait);
  });

  test('varies by no more than a tenth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.double({ min: -1, max: 1, noNaN: true }), (failures, spread) => {
        const [least, wait, most] = [-1, spread, 1].map((each) => waitAfter(failed(), { failures, spread: each }) ?? 0);
        expect(wait).toBeGreaterThanOrEqual(least ?? Number.NaN);
        expect(wait).toBeLessThanOrEqual(most ?? Number.NaN);
      }),
    );
  });
});

describe('72 hours after the first attempt', () => {
  test.each([
    [60, 12 * hour],
    [60.001, null],
    [72, null],
  ])('an attempt that failed %d hours after it is followed after %j ms', (hours, wait) => {
    expect(waitAfter(failed(), { failures: 9, since: Math.round(hours * hour) })).toBe(wait);
  });

  /** The times of all attempts of an endpoint that is always answered so, in milliseconds from the first one. */
  const timesOf = (answer: WebhookAnswer, spread: () => number): readonly number[] => {
    const times = [0];
    for (;;) {
      const at = tenOClock + (times.at(-1) ?? 0);
      const next = nextAttemptAt({ at, answer }, { failures: times.length, firstAt: tenOClock, spread: spread() });
      if (next === null || times.length > 100) return times;
      times.push(next - tenOClock);
    }
  };

  test('there were twelve attempts, the last one after 65 and a half hours', () => {
    expect(timesOf(failed(), () => 0)).toEqual([
      0, 5_000, 35_000, 335_000, 2_135_000, 9_335_000, 27_335_000, 63_335_000, 106_535_000, 149_735_000, 192_935_000,
      236_135_000,
    ]);
  });

  test('attempts have ended, whatever the endpoint asks for', () => {
    const retryAfters = fc.option(fc.oneof(fc.nat().map(String), fc.string()), { nil: null });
    fc.assert(
      fc.property(retryAfters, fc.array(fc.double({ min: -1, max: 1, noNaN: true })), (retryAfter, spreads) => {
        let count = 0;
        const times = timesOf(answered(503, retryAfter), () => spreads[count++] ?? 0);
        expect(times.at(-1)).toBeLessThanOrEqual(72 * hour);
        expect(times.length).toBeGreaterThanOrEqual(6);
        expect(times.length).toBeLessThanOrEqual(14);
        for (const [index, time] of times.entries())
          if (index > 0) expect(time - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(4_500);
      }),
    );
  });
});

describe('Retry-After', () => {
  test.each<readonly [retryAfter: string, wait: number]>([
    ['120', 120 * second],
    ['3', 5 * second], // less than the wait that follows anyway
    ['0', 5 * second],
    ['43200', 12 * hour],
    ['43201', 12 * hour],
    ['9999999999', 12 * hour],
    ['9'.repeat(400), 12 * hour],
    ['Sat, 21 Nov 2026 10:02:00 GMT', 2 * minute],
    ['Saturday, 21-Nov-26 10:02:00 GMT', 2 * minute],
    ['Sat, 21 Nov 2026 09:00:00 GMT', 5 * second],
    ['Sat, 21 Nov 2037 09:00:00 GMT', 12 * hour],
    ['Sat, 99 Nov 2026 10:02:00 GMT', 5 * second],
    ['2026-11-21T11:00:00Z', 5 * second],
    ['tomorrow 2037', 5 * second],
    ['-120', 5 * second],
    ['1.5e9', 5 * second],
    ['0x100', 5 * second],
    [' 120', 5 * second],
    ['120, 240', 5 * second],
    ['', 5 * second],
    ['NaN', 5 * second],
    ['Infinity', 5 * second],
  ])('%j is a wait of %d ms', (retryAfter, wait) => {
    for (const status of [429, 503]) expect(waitAfter(answered(status, retryAfter))).toBe(wait);
  });

  test.each([200, 301, 400, 500, 502])('of %d is not heeded', (status) => {
    expect(waitAfter(answered(status, '120'))).toBe(5 * second);
  });

  test('does not shorten a wait', () => {
    expect(waitAfter(answered(429, '1'), { failures: 7 })).toBe(10 * hour);
  });

  test('ends the attempts if it asks for more than is left', () => {
    expect(waitAfter(answered(503, '7200'), { failures: 1, since: 71 * hour })).toBe(null);
  });
});

describe('the health of an endpoint', () => {
  const day = 24 * hour;
  const healthWith = (failingSince: number | null, answer: WebhookAnswer) =>
    healthAfter({ failingSince } as WebhookEndpoint, { at: tenOClock, answer });

  test('does not change while it answers', () => expect(healthWith(null, answered(200))).toBe(undefined));
  test('is good again after an answer', () =>
    expect(healthWith(tenOClock - day, answered(204))).toEqual({ failingSince: null, disabled: null }));
  test('is bad from the first failure on', () => {
    expect(healthWith(null, failed())).toEqual({ failingSince: tenOClock, disabled: null });
    expect(healthWith(null, answered(500))).toEqual({ failingSince: tenOClock, disabled: null });
  });
  test('does not change with each failure', () => expect(healthWith(tenOClock - day, failed())).toBe(undefined));
  test.each([
    [3 * day, undefined],
    [3 * day + 1, { failingSince: tenOClock - 3 * day - 1, disabled: 'failing' }],
  ])('after %d ms of failures is %j', (time, health) => {
    expect(healthWith(tenOClock - time, failed())).toEqual(health);
    expect(healthWith(tenOClock - time, answered(404))).toEqual(health);
  });
  test.each([
    [null, tenOClock],
    [tenOClock - 5 * day, tenOClock - 5 * day],
  ])('ends with 410, whether it failed before (%j) or not', (failingSince, since) => {
    expect(healthWith(failingSince, answered(410))).toEqual({ failingSince: since, disabled: 'gone' });
  });
});
