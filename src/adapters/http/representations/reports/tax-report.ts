import * as z from 'zod/mini';
import { type MembersFor, type Replied, replySchema } from '#adapters/http/reply-schema';
import { RateText } from '#adapters/http/representations/orders/price';
import { csvOf } from '#adapters/http/representations/reports/csv';
import { money, reportBody, reportMembers, rowMembers } from '#adapters/http/representations/reports/report';
import type { StoredRow } from '#application/ports';
import type { Report } from '#application/reports/read-report';
import { type LabelsOf, sumNames, type TaxSums } from '#domain/reports/sums';

export const TaxReportBody = replySchema(() =>
  z
    .object({
      ...reportMembers(),
      rows: z.array(
        z
          .object({
            ...rowMembers(),
            country: z.string().check(z.meta({ description: 'Where the orders are taxed.', examples: ['DE'] })),
            region: z.nullable(z.string()),
            rate: RateText(),
            netAmount: money('Goods and shipping that were ordered, without tax.'),
            taxAmount: money('Their tax.'),
            refundedNetAmount: money('The part of it that cancellations, returns, refunds and goodwill took back.'),
            refundedTaxAmount: money('The tax of that part.'),
          } satisfies MembersFor<keyof TaxSums | keyof LabelsOf['taxes']>)
          .check(z.meta({ id: 'TaxReportRow', description: 'A day in one currency, one place and one rate.' })),
      ),
    })
    .check(
      z.meta({
        id: 'TaxReport',
        description:
          'Taxes by day, currency, place and rate. Over all days, `taxAmount` less `refundedTaxAmount` is the tax of what the orders are worth.',
      }),
    ),
);

const rowBody = ({ day, currency, labels, sums }: StoredRow<'taxes'>) => ({ day, currency, ...labels, ...sums });

export const taxReportBody = (report: Report<StoredRow<'taxes'>>): Replied<typeof TaxReportBody> =>
  reportBody(report, rowBody);

const columns = ['day', 'currency', 'country', 'region', 'rate', ...sumNames.taxes] as const;

export const taxReportCsv = ({ rows }: Report<StoredRow<'taxes'>>): string => csvOf(columns, rows.map(rowBody));
