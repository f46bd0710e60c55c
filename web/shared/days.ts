/** The days of a time zone, as fields of a form have them (`2026-12-01`), and their instants. */
export type Days = {
  /** The day of an instant in RFC 3339; empty for another text. */
  readonly dayOf: (at: string) => string;
  /** The first instant of a day. Where clocks skip midnight, that is the moment of the skip. */
  readonly startOf: (day: string) => string;
  /** The last millisecond of a day. */
  readonly endOf: (day: string) => string;
};

const dayMilliseconds = 86_400_000;

const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The milliseconds by which a zone is ahead of UTC. `Intl` tells the local time only. */
const offsetsIn = (timeZone: string): ((at: number) => number) => {
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
  const format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', second: 'numeric', ...numeric });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const local = Date.UTC(2000, part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    // Date.UTC takes a year below 100 for one of the 20th century.
    return (
      new Date(local).setUTCFullYear(part('year'), part('month') - 1, part('day')) - Math.floor(at / 1_000) * 1_000
    );
  };
};

export const daysIn = (timeZone: string): Days => {
  const offsetAt = offsetsIn(timeZone);
  const dayAt = (at: number): string => isoDay(at + offsetAt(at));
  const startAt = (day: string): number => {
    const midnight = Date.parse(`${day}T00:00:00.000Z`);
    // The clocks of the zone may change on this day: the offset of the day before it, or that of the day itself.
    const [before, after] = [-0.5, 0.5].map((half) => midnight - offsetAt(midnight + half * dayMilliseconds));
    const isStart = (at: number): boolean => dayAt(at) === day && dayAt(at - 1) < day;
    return [before, after].find((at) => at !== undefined && isStart(at)) ?? before ?? midnight;
  };
  const instant = (at: number): string => new Date(at).toISOString();
  return {
    dayOf: (at) => (Number.isNaN(Date.parse(at)) ? '' : dayAt(Date.parse(at))),
    startOf: (day) => instant(startAt(day)),
    endOf: (day) => instant(startAt(isoDay(Date.parse(`${day}T00:00:00.000Z`) + dayMilliseconds)) - 1),
  };
};
