import type { Clock } from '#application/ports';
import type { Instant } from '#domain/instant';

export const tenOClock: Instant = Date.parse('2026-11-21T10:00:00.000Z');

export type ManualClock = Clock & {
  readonly advance: (milliseconds: number) => void;
  readonly set: (at: Instant) => void;
};

/** A clock that moves only by `advance`. */
export const manualClock = (start: Instant = tenOClock): ManualClock => {
  let now = start;
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
    set: (at) => {
      now = at;
    },
  };
};
