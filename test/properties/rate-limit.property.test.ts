import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { slidingWindow } from '#adapters/http/limits/sliding-window';
import { casesOf } from '#test/properties/runs';

const limits = fc.record({ requests: fc.integer({ min: 1, max: 5 }), seconds: fc.integer({ min: 1, max: 3 }) });

/** Waits around the length of a window, and shorter ones. */
const waits = fc.oneof(
  fc.constantFrom(0, 1, 499, 500, 999, 1_000, 1_001, 2_000, 3_000),
  fc.integer({ min: 0, max: 3_500 }),
);
const steps = fc.array(fc.record({ wait: waits, caller: fc.constantFrom('ada', 'bob', 'cleo') }), { maxLength: 60 });

const runs = { numRuns: casesOf(2_000) };

test('a request is admitted exactly if fewer than the limit were admitted in the window before it', () => {
  fc.assert(
    fc.property(limits, steps, fc.integer({ min: 0, max: 1_000_000 }), (limit, all, start) => {
      const window = limit.seconds * 1_000;
      let now = start;
      const admit = slidingWindow(limit, () => now);
      const admissions = new Map<string, number[]>();
      for (const { wait, caller } of all) {
        now += wait;
        const former = admissions.get(caller) ?? [];
        const counting = former.filter((at) => at > now - window);
        const isAdmitted = counting.length < limit.requests;
        if (isAdmitted) admissions.set(caller, [...former, now]);
        const live = isAdmitted ? [...counting, now] : counting;
        const resetSeconds = Math.ceil((Math.min(...live) + window - now) / 1_000);
        expect(admit(caller)).toEqual(
          isAdmitted
            ? { ok: true, value: { remaining: limit.requests - live.length, resetSeconds } }
            : { ok: false, refusal: { kind: 'rate-limited', resetSeconds } },
        );
      }
    }),
    runs,
  );
});

test('no window of the policy has more admitted requests of a caller than the policy says', () => {
  fc.assert(
    fc.property(limits, steps, (limit, all) => {
      let now = 0;
      const admit = slidingWindow(limit, () => now);
      const admitted = all.flatMap(({ wait, caller }) => {
        now += wait;
        return admit(caller).ok ? [{ caller, at: now }] : [];
      });
      for (const { caller, at } of admitted) {
        const inWindow = admitted.filter(
          (one) => one.caller === caller && one.at >= at && one.at < at + limit.seconds * 1_000,
        );
        expect(inWindow.length).toBeLessThanOrEqual(limit.requests);
      }
    }),
    runs,
  );
});

test('a refused caller who waits as long as the refusal says is admitted, and never waits longer than the window', () => {
  fc.assert(
    fc.property(limits, steps, (limit, all) => {
      let now = 0;
      const admit = slidingWindow(limit, () => now);
      for (const { wait, caller } of all) {
        now += wait;
        const first = admit(caller);
        if (first.ok) continue;
        const { resetSeconds } = first.refusal;
        expect(resetSeconds).toBeGreaterThanOrEqual(1);
        expect(resetSeconds).toBeLessThanOrEqual(limit.seconds);
        now += resetSeconds * 1_000;
        expect(admit(caller).ok).toBe(true);
      }
    }),
    runs,
  );
});
