import * as z from 'zod/mini';
import { type MembersFor, type Replied, replySchema } from '#adapters/http/reply-schema';
import { CurrencyText } from '#adapters/http/representations/orders/price';
import { csvOf } from '#adapters/http/representations/reports/csv';
import { count, money, reportBody, reportMembers } from '#adapters/http/representations/reports/report';
import type { Report } from '#application/reports/read-report';
import { namesOf } from '#domain/names';
import type { SoldProduct } from '#domain/reports/products';

export const ProductReportBody = replySchema(() =>
  z
    .object({
      ...reportMembers(),
      rows: z.array(
        z
          .object({
            currency: CurrencyText(),
            sku: z.string(),
            orderedQuantity: count('Units ordered.'),
            canceledQuantity: count('Units canceled.'),
            returnedQuantity: count('Units that came back, and units that a refund took out.'),
            netAmount: money('The price of the ordered units after discounts, without tax.'),
            refundedNetAmount: money('The price of the canceled and the returned units.'),
            currentNetAmount: money('`netAmount` less `refundedNetAmount`. Goodwill is no part of it.'),
          } satisfies MembersFor<keyof SoldProduct>)
          .check(z.meta({ id: 'ProductReportRow', description: 'A product over all days, in one currency.' })),
      ),
    })
    .check(
      z.meta({
        id: 'ProductReport',
        description: 'The products with the highest `currentNetAmount`, of each currency for itself.',
      }),
    ),
);

const rowBody = (row: SoldProduct) => row;

export const productReportBody = (report: Report<SoldProduct>): Replied<typeof ProductReportBody> =>
  reportBody(report, rowBody);

const columns = namesOf<SoldProduct>({
  currency: true,
  sku: true,
  orderedQuantity: true,
  canceledQuantity: true,
  returnedQuantity: true,
  netAmount: true,
  refundedNetAmount: true,
  currentNetAmount: true,
});

export const productReportCsv = ({ rows }: Report<SoldProduct>): string => csvOf(columns, rows);
