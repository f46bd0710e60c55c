import { type Days, daysOf } from './days';

export const reportNames = ['sales', 'tax', 'refunds', 'products', 'balances'] as const;
export type ReportName = (typeof reportNames)[number];
export const bases = ['booked', 'placed'] as const;
export type Basis = (typeof bases)[number];

/** Balances are of all orders as they are now: they have no days. */
export const hasDays = ({ report }: { readonly report: ReportName }): boolean => report !== 'balances';

/** What the address of the page chooses. `currency` null: the first of the shop that has rows. */
export type Choice = Days & {
  readonly report: ReportName;
  readonly by: Basis;
  readonly currency: string | null;
};

const oneOf = <Value extends string>(values: readonly [Value, ...Value[]], text: string | null): Value =>
  values.find((value) => value === text) ?? values[0];

/** The choice in an address; what is missing or unknown has its default: sales of the last 30 days, each thing on its own day. */
export const choiceIn = (search: URLSearchParams, today: string): Choice => {
  const usual = daysOf('last-30', today);
  return {
    report: oneOf(reportNames, search.get('report')),
    from: search.get('from') ?? usual.from,
    to: search.get('to') ?? usual.to,
    by: oneOf(bases, search.get('by')),
    currency: search.get('currency'),
  };
};

/** The address of a choice, without what is the default: a link to the last 30 days moves with the time. */
export const addressOf = ({ report, from, to, by, currency }: Choice, today: string): string => {
  const usual = daysOf('last-30', today);
  const isUsual = from === usual.from && to === usual.to;
  const parts = {
    ...(report === 'sales' ? {} : { report }),
    ...(isUsual ? {} : { from, to }),
    ...(by === 'booked' ? {} : { by }),
    ...(currency === null ? {} : { currency }),
  };
  const text = new URLSearchParams(parts).toString();
  return text === '' ? '/reports' : `/reports?${text}`;
};
