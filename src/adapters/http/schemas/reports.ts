import * as z from 'zod/mini';
import { integerText } from '#adapters/http/schemas/paging';
import { readBy } from '#adapters/http/schemas/text';
import { bounds } from '#domain/bounds';
import { countDays, type Day, parseDay } from '#domain/reports/day';
import { reportBases } from '#domain/reports/sums';

const DayText = readBy<Day>(
  parseDay,
  /^[2-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/,
  'must be a day, such as 2026-11-30',
).check(z.meta({ format: 'date' }));

const range = {
  from: z
    .optional(DayText)
    .check(z.describe('The first day, in the time zone of the shop. Default: `to`; without either, today.')),
  to: z
    .optional(DayText)
    .check(
      z.describe(
        `The last day, not before \`from\`. A report has at most ${bounds.daysPerReport} days. Default: \`from\`.`,
      ),
    ),
};

type Range = { readonly from?: Day | undefined; readonly to?: Day | undefined };

const days = ({ from, to }: Range): number => (from === undefined || to === undefined ? 1 : countDays(from, to));

const inOrder = z.refine<Range>((given) => days(given) >= 1, { error: 'must not be before from', path: ['to'] });
const notLong = z.refine<Range>((given) => days(given) <= bounds.daysPerReport, {
  error: `must be less than ${bounds.daysPerReport} days after from`,
  path: ['to'],
});

/** The days of a report, and the day on which each change counts. */
export const ReportQuery = z
  .strictObject({
    ...range,
    by: z
      ._default(z.enum(reportBases), 'booked')
      .check(
        z.describe(
          '`booked`: each placement, cancellation, return and refund counts on its own day, so that a day that is over does not change. `placed`: all that ever happened to an order counts on the day of its placement.',
        ),
      ),
  })
  .check(inOrder, notLong);

/** The days of a report of products, and the number of its products. */
export const ProductReportQuery = z
  .strictObject({
    ...range,
    limit: z._default(integerText(1, 100), 25).check(z.describe('The most products of each currency, from 1 to 100.')),
  })
  .check(inOrder, notLong);
