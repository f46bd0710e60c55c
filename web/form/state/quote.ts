import { useEffect, useState } from 'preact/hooks';
import type { OrdersClient, Product } from '../../../clients/typescript/index';
import { type Failure, type Outcome, outcomeOf } from '../../shared/api';
import { type Basket, type Delivery, linesOf, mostLines } from './basket';

const quoteOf = (
  api: OrdersClient,
  body: {
    readonly currency: string;
    readonly lines: { sku: string; quantity: number }[];
    readonly discountCode: string | null;
    readonly shippingMethod: string | null;
    readonly country: string;
    readonly region: string | null;
  },
) => {
  const { country, region, ...cart } = body;
  // The destination decides the tax; the rest of an address does not matter to a price.
  const shippingAddress = { name: '-', line1: '-', line2: null, postalCode: null, city: '-', region, country };
  return outcomeOf(api.POST('/v1/quotes', { body: { ...cart, shippingAddress } }));
};

type Reply = Awaited<ReturnType<typeof quoteOf>>;
export type Quote = Extract<Reply, { ok: true }>['value'];

export type LiveQuote = {
  /** The last totals; they stay while new ones are computed. */
  readonly quote: Quote | null;
  readonly failure: Failure | null;
  readonly isPending: boolean;
};

/** A customer who types causes no request for each letter. */
const pauseMilliseconds = 250;

/** The price of the basket, computed by the service after each change. A discount that is refused is left out. */
const priceOf = async (api: OrdersClient, { basket, delivery }: { basket: Basket; delivery: Delivery }) => {
  const body = {
    currency: basket.currency,
    lines: linesOf(basket),
    discountCode: basket.discountCode.trim() === '' ? null : basket.discountCode.trim(),
    shippingMethod: basket.shippingMethod,
    country: delivery.country,
    region: delivery.region.trim() === '' ? null : delivery.region.trim(),
  };
  const first = await quoteOf(api, body);
  if (first.ok || body.discountCode === null) return { first, totals: first };
  const blamesCode =
    first.failure.code === 'discount-not-applicable' ||
    ('errors' in first.failure && first.failure.errors?.every(({ pointer }) => pointer === '/discountCode'));
  return { first, totals: blamesCode ? await quoteOf(api, { ...body, discountCode: null }) : first };
};

/** Live totals. They are recomputed when a part of `basket` or the destination changes, or with `again`. */
export const useQuote = (api: OrdersClient, basket: Basket, delivery: Delivery, again: number): LiveQuote => {
  const [live, setLive] = useState<LiveQuote>({ quote: null, failure: null, isPending: basket.lines.length > 0 });
  const { currency, lines, discountCode, shippingMethod } = basket;
  const { country, region } = delivery;
  const changes = JSON.stringify([currency, lines, discountCode, shippingMethod, country, region, again]);
  useEffect(() => {
    let isCurrent = true;
    if (lines.length === 0) {
      setLive({ quote: null, failure: null, isPending: false });
      return undefined;
    }
    setLive((before) => ({ ...before, isPending: true }));
    const timer = setTimeout(async () => {
      const { first, totals } = await priceOf(api, { basket, delivery });
      if (!isCurrent) return;
      setLive(({ quote }) => ({
        quote: totals.ok ? totals.value : quote,
        failure: first.ok ? null : first.failure,
        isPending: false,
      }));
    }, pauseMilliseconds);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [changes]);
  return live;
};

export type ConsumerPrice = { readonly amount: number; readonly taxRate: string };

/** The price of one unit with tax, by sku: what a quote of it says. Products that are not sold in the currency have none. */
export const consumerPrices = async (
  api: OrdersClient,
  products: readonly Product[],
  { currency, country, region }: { readonly currency: string; readonly country: string; readonly region: string },
): Promise<Outcome<ReadonlyMap<string, ConsumerPrice>>> => {
  const sold = products.filter(({ prices }) => prices[currency] !== undefined).map(({ sku }) => ({ sku, quantity: 1 }));
  const parts = Array.from({ length: Math.ceil(sold.length / mostLines) }, (_, part) =>
    sold.slice(part * mostLines, (part + 1) * mostLines),
  );
  const quotes = await Promise.all(
    parts.map((lines) =>
      quoteOf(api, {
        ...{ currency, lines, country },
        discountCode: null,
        shippingMethod: null,
        region: region || null,
      }),
    ),
  );
  const failed = quotes.find((quote) => !quote.ok);
  if (failed !== undefined && !failed.ok) return failed;
  const lines = quotes.flatMap((quote) => (quote.ok ? quote.value.lines : []));
  return {
    ok: true,
    value: new Map(lines.map(({ sku, totalAmount, taxRate }) => [sku, { amount: totalAmount, taxRate }])),
  };
};
