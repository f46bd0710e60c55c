import type { Currency } from '#domain/currency';
import { countDays, type Day } from '#domain/reports/day';
import { addRows, type BalanceSums, isZero, type ReportRow } from '#domain/reports/sums';

/** The age of an order in days since the day of its placement; `maximumDays` null: without end. */
export type Age = { readonly minimumDays: number; readonly maximumDays: number | null };

/** As in a list of open invoices: by thirty days, then by a year. */
export const ages: readonly [Age, ...Age[]] = [
  { minimumDays: 0, maximumDays: 30 },
  { minimumDays: 31, maximumDays: 60 },
  { minimumDays: 61, maximumDays: 90 },
  { minimumDays: 91, maximumDays: 365 },
  { minimumDays: 366, maximumDays: null },
];

/** The amounts due and in credit of the orders of one age and currency. */
export type AgedBalance = BalanceSums & Age & { readonly currency: Currency };

const ageOf = (day: Day, today: Day): Age => {
  // An order may be placed after the report has read the time: it is of today.
  const old = Math.max(0, countDays(day, today) - 1);
  return ages.find(({ maximumDays }) => maximumDays === null || old <= maximumDays) ?? ages[0];
};

const compare = (one: AgedBalance, other: AgedBalance): number =>
  one.currency === other.currency ? one.minimumDays - other.minimumDays : one.currency < other.currency ? -1 : 1;

/** The balances by currency and age, the youngest first; an age in which nothing is open is left out. */
export const agedBalances = (rows: readonly ReportRow<'balances'>[], today: Day): readonly AgedBalance[] =>
  ages
    .flatMap((age) => {
      const [first, ...rest] = rows.filter(({ day }) => ageOf(day, today) === age);
      if (first === undefined) return [];
      // Rows of one day and currency are added.
      return addRows([first, ...rest].map((row) => ({ ...row, day: first.day })))
        .filter((row) => !isZero(row))
        .map(({ currency, sums }) => ({ currency, ...age, ...sums }));
    })
    .toSorted(compare);
