import * as z from 'zod/mini';
import { type MembersFor, type Replied, replySchema } from '#adapters/http/reply-schema';
import type { PricedCart } from '#application/pricing/price-cart';
import { regionCode } from '#domain/country';
import { orderedLines } from '#domain/orders/lines/ordered-lines';
import type { LineQuantity, Order, OrderLine } from '#domain/orders/order';
import type { Price, PricedShipping, ShippingTax, Totals } from '#domain/pricing';
import type { Destination } from '#domain/tax';

/** Money is an integer in the minor unit of the one `currency` beside it. */
export const Amount = replySchema(() =>
  z.int().check(
    z.gte(0),
    z.meta({
      id: 'Amount',
      description: 'Money in the minor unit of the currency beside it: 7541 is 75.41 EUR, 7,541 JPY or 7.541 KWD.',
    }),
  ),
);
export const RateText = replySchema(() =>
  z.string().check(
    z.meta({
      id: 'Rate',
      description: 'A share as a decimal string of at most 6 places: 0.19 is 19 %.',
      examples: ['0.19'],
    }),
  ),
);
export const CurrencyText = replySchema(() =>
  z.string().check(z.meta({ id: 'Currency', description: 'An ISO 4217 code in upper case.', examples: ['EUR'] })),
);
const Units = replySchema(() => z.int().check(z.gte(0)));

export const LineBody = replySchema(() =>
  z
    .object({
      id: z.string().check(z.describe('Counts from "1" within the order.')),
      sku: z.string(),
      name: z.string(),
      unitAmount: Amount(),
      quantity: z
        .object({
          ordered: Units(),
          canceled: Units(),
          fulfilled: Units(),
          delivered: Units(),
          returned: Units(),
        } satisfies MembersFor<keyof LineQuantity>)
        .check(z.describe('Units by status.')),
      subtotalAmount: Amount(),
      discountAmount: Amount(),
      netAmount: Amount(),
      taxRate: RateText(),
      taxAmount: Amount(),
      totalAmount: Amount(),
    } satisfies MembersFor<Exclude<keyof OrderLine, 'requiresShipping'>>)
    .check(z.meta({ id: 'Line', description: 'A line with its prices. Net and tax amounts sum to the total.' })),
);

export const ShippingBody = replySchema(() =>
  z
    .object({
      method: z.string(),
      netAmount: Amount(),
      taxRate: z.nullable(RateText()).check(z.describe('Null if the taxes have several rates.')),
      taxAmount: Amount(),
      totalAmount: Amount(),
      taxes: z
        .array(
          z.object({
            rate: RateText(),
            netAmount: Amount(),
            taxAmount: Amount(),
          } satisfies MembersFor<keyof ShippingTax>),
        )
        .check(z.describe('One for each rate of the goods that are shipped; they sum to the amounts.')),
    } satisfies MembersFor<keyof PricedShipping>)
    .check(
      z.meta({
        id: 'Shipping',
        description: 'The shipping method and its price, taxed as the goods; null if nothing is shipped.',
      }),
    ),
);

export const TotalsBody = replySchema(() =>
  z
    .object({
      subtotalAmount: Amount(),
      discountAmount: Amount(),
      shippingAmount: Amount(),
      taxAmount: Amount(),
      totalAmount: Amount(),
      roundingAmount: z
        .int()
        .check(
          z.describe(
            'What totalAmount was rounded by to the shop’s step of the currency; below zero if it was rounded down. 0 where the step is one minor unit.',
          ),
        ),
    } satisfies MembersFor<keyof Totals>)
    .check(
      z.meta({
        id: 'Totals',
        description:
          'If prices include tax, the first three amounts are gross and include taxAmount. Otherwise taxAmount is added to them. totalAmount contains roundingAmount.',
      }),
    ),
);

export const QuoteBody = replySchema(() =>
  z
    .object({
      currency: CurrencyText(),
      pricesIncludeTax: z.boolean(),
      lines: z.array(LineBody()),
      shipping: z.nullable(ShippingBody()),
      totals: TotalsBody(),
      notices: z
        .array(z.object({ code: z.enum(['tax-unknown']), detail: z.string() }))
        .check(z.describe('Warnings about the amounts, such as a country or a region without tax rates.')),
    } satisfies MembersFor<Exclude<keyof Price, 'amountStep'>>)
    .check(z.meta({ id: 'Quote', description: 'The current price of an order that is not placed.' })),
);

export const lineBody = (line: OrderLine): Replied<typeof LineBody> => ({
  id: line.id,
  sku: line.sku,
  name: line.name,
  unitAmount: line.unitAmount,
  quantity: {
    ordered: line.quantity.ordered,
    canceled: line.quantity.canceled,
    fulfilled: line.quantity.fulfilled,
    delivered: line.quantity.delivered,
    returned: line.quantity.returned,
  },
  subtotalAmount: line.subtotalAmount,
  discountAmount: line.discountAmount,
  netAmount: line.netAmount,
  taxRate: line.taxRate,
  taxAmount: line.taxAmount,
  totalAmount: line.totalAmount,
});

export const shippingBody = (shipping: PricedShipping | null): Replied<typeof ShippingBody> | null =>
  shipping && {
    method: shipping.method,
    netAmount: shipping.netAmount,
    taxRate: shipping.taxRate,
    taxAmount: shipping.taxAmount,
    totalAmount: shipping.totalAmount,
    taxes: shipping.taxes.map(({ rate, netAmount, taxAmount }) => ({ rate, netAmount, taxAmount })),
  };

export const totalsBody = (totals: Totals): Replied<typeof TotalsBody> => ({
  subtotalAmount: totals.subtotalAmount,
  discountAmount: totals.discountAmount,
  shippingAmount: totals.shippingAmount,
  taxAmount: totals.taxAmount,
  totalAmount: totals.totalAmount,
  roundingAmount: totals.roundingAmount,
});

const notices: {
  readonly [Notice in NonNullable<PricedCart['taxNotice']>]: (destination: Destination) => string;
} = {
  'country-unknown': ({ country }) => `The shop has no tax rates for ${country}. The tax is 0.`,
  'region-unknown': ({ country, region }) => {
    if (region === null)
      return `The tax in ${country} depends on the region. Give the region; without it the rates of the country apply.`;
    const advice = regionCode(country, region) === null ? ' Give the region as its ISO 3166-2 code.' : '';
    return `The shop has no tax rates for the region ${region} of ${country}. The rates of the country apply.${advice}`;
  },
};

export const quoteBody = ({ price, destination, taxNotice }: PricedCart): Replied<typeof QuoteBody> => ({
  currency: price.currency,
  pricesIncludeTax: price.pricesIncludeTax,
  lines: orderedLines(price.lines).map(lineBody),
  shipping: shippingBody(price.shipping),
  totals: totalsBody(price.totals),
  notices: taxNotice === null ? [] : [{ code: 'tax-unknown', detail: notices[taxNotice](destination) }],
});

/** An order as it would be, with the lines and units of every version. Its taxes are those of its placement. */
export const quoteOfOrderBody = (order: Order): Replied<typeof QuoteBody> => ({
  currency: order.currency,
  pricesIncludeTax: order.pricesIncludeTax,
  lines: order.lines.map(lineBody),
  shipping: shippingBody(order.shipping),
  totals: totalsBody(order.totals),
  notices: [],
});
