/** Days of the shop's calendar, such as 2026-11-30, as the reports have them. */

/** The days of a report, both included. */
export type Days = { readonly from: string; readonly to: string };

/** The service refuses more. */
export const mostDays = 31;

const millisecondsPerDay = 86_400_000;
const instantOf = (day: string): number => Date.parse(`${day}T00:00:00.000Z`);

/** The day of an instant in a time zone. */
export const dayAt = (at: Date, timeZone: string): string => {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const { year, month, day } = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${year}-${month}-${day}`;
};

export const addDays = (day: string, count: number): string =>
  new Date(instantOf(day) + count * millisecondsPerDay).toISOString().slice(0, 10);

/** 1 for one day, and less than that if `to` comes before `from`. */
export const countDays = ({ from, to }: Days): number => (instantOf(to) - instantOf(from)) / millisecondsPerDay + 1;

export const everyDay = (days: Days): readonly string[] =>
  Array.from({ length: countDays(days) }, (_, index) => addDays(days.from, index));

const isDay = (text: string): boolean =>
  /^[2-9]\d{3}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(instantOf(text)) && addDays(text, 0) === text;

export type DaysFault = 'missing' | 'order' | 'length';

/** Why the service would refuse the days; null: it takes them. */
export const faultOf = (days: Days): DaysFault | null => {
  if (!isDay(days.from) || !isDay(days.to)) return 'missing';
  const count = countDays(days);
  if (count < 1) return 'order';
  return count > mostDays ? 'length' : null;
};

export const spans = ['last-30', 'last-7', 'month', 'month-before'] as const;
export type Span = (typeof spans)[number];

const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;

/** The days of a span that ends today, or with the month before. */
export const daysOf = (span: Span, today: string): Days => {
  const first = firstOfMonth(today);
  const lastBefore = addDays(first, -1);
  switch (span) {
    case 'last-30':
      return { from: addDays(today, -29), to: today };
    case 'last-7':
      return { from: addDays(today, -6), to: today };
    case 'month':
      return { from: first, to: today };
    case 'month-before':
      return { from: firstOfMonth(lastBefore), to: lastBefore };
  }
};
