import * as z from 'zod/mini';
import { type MembersFor, type Replied, replySchema } from '#adapters/http/reply-schema';
import { csvOf } from '#adapters/http/representations/reports/csv';
import { count, DayBody, madeMembers, money, rowMembers } from '#adapters/http/representations/reports/report';
import { timestampOrNull } from '#adapters/http/representations/timestamp';
import type { BalanceReport } from '#application/reports/get-balance-report';
import { namesOf } from '#domain/names';
import type { AgedBalance } from '#domain/reports/balances';

export const BalanceReportBody = replySchema(() =>
  z
    .object({
      day: DayBody(),
      ...madeMembers(),
      rows: z.array(
        z
          .object({
            currency: rowMembers().currency,
            minimumDays: count('The least age of the orders, in days since the day of their placement.'),
            maximumDays: z
              .nullable(z.int())
              .check(z.meta({ description: 'Their greatest age; null: it has no end.', examples: [30] })),
            dueOrderCount: count('Orders of which an amount is due.'),
            dueAmount: money(
              'The sum of `balance.dueAmount`, paid by no capture yet. An authorization does not lower it.',
            ),
            creditOrderCount: count('Orders for which more was paid than they are worth.'),
            creditAmount: money('The sum of `balance.creditAmount`, to be paid back.'),
          } satisfies MembersFor<keyof AgedBalance>)
          .check(z.meta({ id: 'BalanceReportRow', description: 'The orders of an age, in one currency.' })),
      ),
    } satisfies MembersFor<keyof BalanceReport>)
    .check(z.meta({ id: 'BalanceReport', description: 'What is due and in credit, by the age of orders.' })),
);

export const balanceReportBody = ({ asOf, ...report }: BalanceReport): Replied<typeof BalanceReportBody> => ({
  ...report,
  asOf: timestampOrNull(asOf),
  rows: [...report.rows],
});

const columns = namesOf<AgedBalance>({
  currency: true,
  minimumDays: true,
  maximumDays: true,
  dueOrderCount: true,
  dueAmount: true,
  creditOrderCount: true,
  creditAmount: true,
});

export const balanceReportCsv = ({ rows }: BalanceReport): string => csvOf(columns, rows);
