import { days, type Instant } from '#domain/instant';

/** A day of the calendar, such as `2026-11-30`. Days compare as their texts do. Only `parseDay` and `dayIn` make one. */
export type Day = string & { readonly __brand: 'Day' };

const pattern = /^[2-9]\d{3}-\d{2}-\d{2}$/;

/** Before any order. */
export const firstDay = '2000-01-01' as Day;

/** The day at 00:00 UTC. */
const midnightOf = (day: string): Instant => Date.parse(`${day}T00:00:00.000Z`);

const isoDay = (at: Instant): string => new Date(at).toISOString().slice(0, 10);

/** The day that a text names; undefined for another form, for a day that no calendar has, and before the year 2000. */
export const parseDay = (text: string): Day | undefined => {
  if (!pattern.test(text)) return undefined;
  const at = midnightOf(text);
  // A calendar without 30 February would take it for 2 March.
  return Number.isNaN(at) || isoDay(at) !== text ? undefined : (text as Day);
};

/** The number of days from one to another, both included; 0 or less: `to` is before `from`. */
export const countDays = (from: Day, to: Day): number => (midnightOf(to) - midnightOf(from)) / days(1) + 1;

/** The month of a day, such as `2026-11`. */
export const monthOf = (day: Day): string => day.slice(0, 7);

/** The months that a range of days touches, in their order. */
export const monthsBetween = (from: Day, to: Day): readonly string[] => {
  const months = new Set<string>();
  for (let at = midnightOf(from); at <= midnightOf(to); at += days(1)) months.add(isoDay(at).slice(0, 7));
  return [...months];
};

/** The day of a moment in a time zone, which has an IANA name. */
export const dayIn = (timeZone: string): ((at: Instant) => Day) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}` as Day;
  };
};
