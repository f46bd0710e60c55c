import { applyAll } from '#test/oracle/apply';
import type { Fact } from '#test/oracle/facts';
import { type Cart, price } from '#test/oracle/money/pricing';
import { newOrder, type Order } from '#test/oracle/order';

/** Half an hour after the start of time. */
export const expiresAt = 1_800_000;

/** The cart of the golden order (api.md): 3 shirts and a mug, 10.00 off, 19 %, shipping 4.90. */
export const goldenCart: Cart = {
  pricesIncludeTax: false,
  lines: [
    { unitAmount: 1999, units: 3, taxRate: '0.19' },
    { unitAmount: 850, units: 1, taxRate: '0.19' },
  ],
  discount: { type: 'fixed', amount: 1000 },
  shippingAmount: 490,
};

export const placed = (cart: Cart, amountStep = 1): Order =>
  newOrder({ pricesIncludeTax: cart.pricesIncludeTax, amountStep, ...price(cart), expiresAt });

/** An order of one line without tax, shipped for nothing. */
export const simpleOrder = (totalAmount: number, units = 1): Order =>
  newOrder({
    pricesIncludeTax: false,
    lines: [{ units, netAmount: totalAmount, taxAmount: 0, totalAmount, taxRate: '0', requiresShipping: true }],
    shipping: null,
    expiresAt,
  });

export const requested = (paymentId: string, amount: number, method = 'tok_ok'): Fact => ({
  type: 'payment.requested',
  paymentId,
  operationId: `${paymentId}:authorization`,
  method,
  amount,
});

/** A payment that only authorizes. */
export const authorized = (paymentId: string, amount: number): readonly Fact[] => [
  requested(paymentId, amount),
  { type: 'payment.authorized', paymentId, operationId: `${paymentId}:authorization`, amount },
];

export const captured = (paymentId: string, amount: number, final = true): Fact => ({
  type: 'payment.captured',
  paymentId,
  operationId: `${paymentId}:capture`,
  amount,
  final,
});

/** A payment that captures all that it authorizes. */
export const paid = (paymentId: string, amount: number): readonly Fact[] => [
  ...authorized(paymentId, amount),
  captured(paymentId, amount),
];

/** A refund that succeeds. */
export const refunded = (
  paymentId: string,
  operationId: string,
  amount: number,
  taken: Pick<Extract<Fact, { type: 'payment.refund-requested' }>, 'lines' | 'shipping'> = {},
): readonly Fact[] => [
  { type: 'payment.refund-requested', paymentId, operationId, amount, ...taken },
  { type: 'payment.refunded', paymentId, operationId, amount },
];

export const units = (...quantities: readonly (readonly [lineId: string, quantity: number])[]) =>
  quantities.map(([lineId, quantity]) => ({ lineId, quantity }));

/** A parcel that is shipped, or delivered. */
export const parcel = (
  fulfillmentId: string,
  lines: ReturnType<typeof units>,
  ...steps: readonly ('shipped' | 'delivered' | 'canceled')[]
): readonly Fact[] => [
  { type: 'fulfillment.created', fulfillmentId, lines },
  ...steps.map((step) => ({ type: `fulfillment.${step}` as const, fulfillmentId })),
];

/** A return that is received whole. */
export const returned = (returnId: string, lines: ReturnType<typeof units>, shipping = false): readonly Fact[] => [
  { type: 'return.requested', returnId, lines },
  { type: 'return.received', returnId, lines, shipping },
];

export const lived = (order: Order, ...facts: readonly (Fact | readonly Fact[])[]): Order =>
  applyAll(order, facts.flat());

export const golden = (...facts: readonly (Fact | readonly Fact[])[]): Order => lived(placed(goldenCart), ...facts);

export const confirmed: Fact = { type: 'order.confirmed' };
