import * as z from 'zod/mini';
import { type MembersFor, replySchema } from '#adapters/http/reply-schema';
import { CurrencyText } from '#adapters/http/representations/orders/price';
import { Timestamp, timestampOrNull } from '#adapters/http/representations/timestamp';
import type { Report } from '#application/reports/read-report';
import { reportBases } from '#domain/reports/sums';

/** A sum of money in the minor unit of the currency beside it: below zero where a day takes back more than it adds. */
export const money = (description: string) => z.int().check(z.meta({ description, examples: [7541] }));

export const count = (description: string) => z.int().check(z.meta({ description, examples: [3] }));

export const DayBody = replySchema(() =>
  z.string().check(
    z.meta({
      id: 'Day',
      description: 'A day in the time zone of the shop.',
      format: 'date',
      examples: ['2026-11-21'],
    }),
  ),
);

const timeZone = () =>
  z.string().check(z.meta({ description: 'The IANA name of the zone of the days.', examples: ['UTC'] }));

const asOf = () =>
  z
    .nullable(Timestamp())
    .check(
      z.describe(
        'The time of the newest change that these rows have; null: there is none. A change is in the reports some moments after it, usually within a second.',
      ),
    );

/** The members that say when and where a report was made. */
export const madeMembers = () => ({ timeZone: timeZone(), asOf: asOf() });

/** The members that every report of some days has. */
export const reportMembers = () =>
  ({
    from: DayBody(),
    to: DayBody(),
    by: z.enum(reportBases),
    ...madeMembers(),
  }) satisfies MembersFor<Exclude<keyof Report<unknown>, 'rows'>>;

export const rowMembers = () => ({ day: DayBody(), currency: CurrencyText() });

export const reportBody = <Row, Body>({ rows, asOf, ...report }: Report<Row>, bodyOf: (row: Row) => Body) => ({
  ...report,
  asOf: timestampOrNull(asOf),
  rows: rows.map(bodyOf),
});
