import * as z from 'zod/mini';
import { type MembersFor, type Replied, replySchema } from '#adapters/http/reply-schema';
import { csvOf } from '#adapters/http/representations/reports/csv';
import { count, money, reportBody, reportMembers, rowMembers } from '#adapters/http/representations/reports/report';
import type { StoredRow } from '#application/ports';
import type { Report } from '#application/reports/read-report';
import { type RefundFigures, refundFigures, refundNames } from '#domain/reports/refunds';

export const RefundReportBody = replySchema(() =>
  z
    .object({
      ...reportMembers(),
      rows: z.array(
        z
          .object({
            ...rowMembers(),
            refundCount: count('Refunds that succeeded.'),
            refundedAmount: money('Their money.'),
            failedRefundCount: count('Refunds that banks sent back after they had succeeded.'),
            failedRefundAmount: money('Their money.'),
            canceledAmount: money('What cancellations took from the worth of orders, with tax, paid or not.'),
            returnedAmount: money('What returns and refunds of units or shipping took from it.'),
            goodwillAmount: money('What refunds took from it above the credit of their orders.'),
          } satisfies MembersFor<keyof RefundFigures>)
          .check(z.meta({ id: 'RefundReportRow', description: 'A day that gave anything back, in one currency.' })),
      ),
    })
    .check(z.meta({ id: 'RefundReport', description: 'What was given back, by day and currency.' })),
);

const rowBody = ({ day, currency, sums }: StoredRow<'sales'>) => ({ day, currency, ...refundFigures(sums) });

export const refundReportBody = (report: Report<StoredRow<'sales'>>): Replied<typeof RefundReportBody> =>
  reportBody(report, rowBody);

const columns = ['day', 'currency', ...refundNames] as const;

export const refundReportCsv = ({ rows }: Report<StoredRow<'sales'>>): string => csvOf(columns, rows.map(rowBody));
