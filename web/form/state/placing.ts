import type { Order, OrdersClient } from '../../../clients/typescript/index';
import { type Failure, isUnknown, type Outcome, outcomeOf } from '../../shared/api';
import { ofTab } from '../../shared/memory';
import { type Basket, type Delivery, linesOf } from './basket';
import type { CustomerRecord } from './record';

/** The first body that was sent with the key of the basket, as long as its outcome is unknown. */
export const sentOrder = ofTab<{ readonly key: string; readonly body: OrderBody }>('sent');
/** The order to which a redirect of the payment comes back. */
export const currentOrder = ofTab<string>('order');

export type Placed =
  | { readonly kind: 'placed'; readonly order: Order }
  /** An earlier try with another content had succeeded: this is its order. */
  | { readonly kind: 'placed-before'; readonly order: Order }
  /** An order was placed with this basket, and this tab does not know which. */
  | { readonly kind: 'placed-elsewhere' }
  /** The order exists, and the outcome of its payment is unknown. */
  | { readonly kind: 'payment-unknown'; readonly orderId: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

const addressOf = ({ name, line1, line2, postalCode, city, region, country }: Delivery) => ({
  name: name.trim(),
  line1: line1.trim(),
  line2: orNull(line2),
  postalCode: orNull(postalCode),
  city: city.trim(),
  region: orNull(region),
  country,
});

export type Placing = {
  readonly basket: Basket;
  /** With the address that was chosen from the record, if one was. */
  readonly delivery: Delivery;
  readonly record: CustomerRecord | null;
  readonly expectedTotalAmount: number;
  /** The token of the way to pay; null: later. */
  readonly method: string | null;
  readonly locale: 'en' | 'de';
};

/**
 * Who gets the order. The service takes from the record what the body does not name, and only its first address. A record
 * without a language leaves that of the page.
 */
const contactOf = (delivery: Delivery, record: CustomerRecord | null, locale: Placing['locale']) => {
  const typed = { email: delivery.email.trim(), shippingAddress: addressOf(delivery), locale };
  if (record === null || delivery.stored === null) return typed;
  return {
    useCustomerRecord: true,
    ...(record.email === null && { email: typed.email }),
    ...(delivery.stored > 0 && { shippingAddress: typed.shippingAddress }),
    ...(record.locale === null && { locale }),
  };
};

/** The body of the order of a basket. */
export const bodyOf = ({ basket, delivery, record, expectedTotalAmount, method, locale }: Placing) => ({
  currency: basket.currency,
  lines: linesOf(basket),
  discountCode: orNull(basket.discountCode),
  shippingMethod: basket.shippingMethod,
  note: orNull(delivery.note),
  expectedTotalAmount,
  ...contactOf(delivery, record, locale),
  ...(method === null ? {} : { payment: { method } }),
});

type OrderBody = ReturnType<typeof bodyOf>;

const place = (api: OrdersClient, body: OrderBody, key: string): Promise<Outcome<Order>> =>
  outcomeOf(api.POST('/v1/orders', { body, params: { header: { 'Idempotency-Key': key } } }));

/**
 * Places the order of a basket at most once. The key stays the same until it succeeds: a refused command is not recorded, so
 * a mended body may use it again, and a body whose first try succeeded unseen is found by it.
 */
export const placeOnce = async (api: OrdersClient, placing: Placing): Promise<Placed> => {
  const { key } = placing.basket;
  const stored = sentOrder.read();
  const before = stored?.key === key ? stored : null;
  const body = bodyOf(placing);
  if (before === null) sentOrder.write({ key, body });
  const outcome = await place(api, body, key);
  if (outcome.ok) return { kind: 'placed', order: outcome.value };
  const { failure } = outcome;
  if (failure.code === 'provider-unavailable') return { kind: 'payment-unknown', orderId: failure.orderId };
  if (failure.code !== 'idempotency-key-reused') {
    if (before === null && !isUnknown(failure)) sentOrder.write(null);
    return { kind: 'failed', failure };
  }
  if (before === null) {
    sentOrder.write(null);
    return { kind: 'placed-elsewhere' };
  }
  const first = await place(api, before.body, key);
  return first.ok ? { kind: 'placed-before', order: first.value } : { kind: 'failed', failure: first.failure };
};
