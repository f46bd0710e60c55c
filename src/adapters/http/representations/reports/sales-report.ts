import * as z from 'zod/mini';
import { type MembersFor, type Replied, replySchema } from '#adapters/http/reply-schema';
import { csvOf } from '#adapters/http/representations/reports/csv';
import { count, money, reportBody, reportMembers, rowMembers } from '#adapters/http/representations/reports/report';
import type { StoredRow } from '#application/ports';
import type { Report } from '#application/reports/read-report';
import { type AddedSales, addedSales, figureNames, type SalesFigures, salesFigures } from '#domain/reports/sales';

const figures = () =>
  ({
    orderCount: count('Orders placed.'),
    canceledOrderCount: count('Orders canceled as a whole, expired ones included.'),
    grossAmount: money('The goods before discounts. With tax where the prices of an order include it.'),
    discountAmount: money('The discounts on them, with tax as `grossAmount`.'),
    shippingAmount: money('The shipping, with tax as `grossAmount`.'),
    netAmount: money('Goods after discounts and shipping, without tax.'),
    taxAmount: money('The tax of goods and shipping.'),
    roundingAmount: money('What rounding to the smallest payable amount adds.'),
    totalAmount: money('All that was ordered: `netAmount` + `taxAmount` + `roundingAmount`.'),
    canceledAmount: money('What cancellations took from it, with tax.'),
    returnedAmount: money('What returns and refunds of units or shipping took from it, with tax.'),
    goodwillAmount: money('What refunds took from it above the credit of their orders, with tax.'),
    currentAmount: money(
      'What is left of it: `totalAmount` less the three amounts before. Over all days it is the sum of `balance.currentAmount` of the orders.',
    ),
    refundedAmount: money('Money that was paid back, less what banks sent back.'),
    averageOrderAmount: z.nullable(z.int()).check(
      z.meta({
        description:
          '`totalAmount` less `canceledAmount`, divided by the orders that were not canceled as a whole; null: there is none. By `placed` these are the orders of the days.',
        examples: [7541],
      }),
    ),
  }) satisfies MembersFor<keyof SalesFigures>;

export const SalesReportBody = replySchema(() =>
  z
    .object({
      ...reportMembers(),
      rows: z.array(
        z
          .object({ ...rowMembers(), ...figures() })
          .check(z.meta({ id: 'SalesReportRow', description: 'A day on which anything happened, in one currency.' })),
      ),
      totals: z.array(
        z
          .object({ currency: rowMembers().currency, ...figures() })
          .check(z.meta({ id: 'SalesReportTotal', description: 'All days in one currency.' })),
      ),
    })
    .check(z.meta({ id: 'SalesReport', description: 'Sales by day and currency.' })),
);

const rowBody = ({ day, currency, sums }: StoredRow<'sales'>) => ({ day, currency, ...salesFigures(sums) });
const totalBody = ({ currency, sums }: AddedSales) => ({ currency, ...salesFigures(sums) });

export const salesReportBody = (report: Report<StoredRow<'sales'>>): Replied<typeof SalesReportBody> => ({
  ...reportBody(report, rowBody),
  totals: addedSales(report.rows).map(totalBody),
});

const columns = ['day', 'currency', ...figureNames] as const;

/** The rows of the days, without the totals. */
export const salesReportCsv = ({ rows }: Report<StoredRow<'sales'>>): string => csvOf(columns, rows.map(rowBody));
