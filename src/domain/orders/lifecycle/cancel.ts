import type { DiscountCode } from '#domain/catalog/discount';
import type { Sku } from '#domain/catalog/product';
import { mergeMoves, type StockMove } from '#domain/catalog/stock';
import { packedUnits } from '#domain/fulfillment/parcel';
import type { Decision, Gift, OrderTooLarge } from '#domain/orders/decision';
import { evolveAll } from '#domain/orders/evolve';
import { holding } from '#domain/orders/holds/hold';
import {
  excessOf,
  type LineExcess,
  type LineList,
  type LineQuantities,
  onlyUnits,
  unitsOfLine,
} from '#domain/orders/lines/line-quantities';
import type { ConfirmedOrder, Order, OrderLine, PendingOrder } from '#domain/orders/order';
import type { OrderStatusConflict } from '#domain/orders/status-conflict';
import { refundsOfCredit } from '#domain/payments/consequences';
import { ok, type Result, refuse } from '#domain/result';

export type QuantityExceedsOpen = {
  readonly kind: 'quantity-exceeds-open';
  readonly lines: readonly LineExcess[];
  readonly list?: LineList;
};

/**
 * Units of a line that are neither canceled nor in a parcel. Goods that are not shipped have no parcels, but a refund may
 * have taken some of them out (money.md R3).
 */
export const openOf = ({ requiresShipping, quantity }: OrderLine): number =>
  quantity.ordered - quantity.canceled - (requiresShipping ? quantity.fulfilled : quantity.returned);

/**
 * The redemptions that a canceled order returns, where its discount counts them. The code is spelled as in the order: a
 * discount from before codes were in upper case has an item under that spelling.
 */
const redemptionsOf = ({ discount }: Order): readonly Gift[] => {
  if (discount === null) return [];
  const { counted, redeemer } = discount;
  const code = discount.code as DiscountCode;
  return [
    ...(counted ? [{ kind: 'return-redemption', code } as const] : []),
    ...(redeemer === null ? [] : [{ kind: 'return-customer-redemption', code, redeemer } as const]),
  ];
};

/** The units of lines as units of their products. */
export const movesOf = (order: Order, quantities: LineQuantities): readonly StockMove[] => {
  const skus = new Map(order.lines.map(({ id, sku }) => [id, sku as Sku]));
  return quantities.flatMap(({ lineId, quantity }): readonly StockMove[] => {
    const sku = skus.get(lineId);
    return sku === undefined ? [] : [{ sku, quantity }];
  });
};

/** Returns units of lines to the stock of their products. */
export const stockReturns = (order: Order, quantities: LineQuantities): readonly Gift[] =>
  mergeMoves(movesOf(order, quantities)).map((move) => ({ kind: 'return-stock', move }));

/** The open units and the redemptions that a canceled or expired order returns. */
export const giftsOf = (order: Order): readonly Gift[] => [
  ...stockReturns(
    order,
    order.lines.map((line) => ({ lineId: line.id, quantity: openOf(line) })),
  ),
  ...redemptionsOf(order),
];

/** Cancels every open unit of an order. Refused once a unit is in a parcel. */
const cancelWhole = (order: PendingOrder | ConfirmedOrder, reason: string): Result<Decision, OrderStatusConflict> => {
  if (order.lines.some(({ quantity }) => quantity.fulfilled > 0))
    return refuse({ kind: 'order-status-conflict', status: order.status, allowed: [] });
  return ok({
    events: [{ type: 'order.canceled', data: {} }],
    private: { reason },
    gives: giftsOf(order),
  });
};

/** True if no unit is left once these are canceled. */
export const takesAll = ({ lines }: Order, canceled: LineQuantities): boolean =>
  lines.every((line) => line.quantity.fulfilled === 0 && unitsOfLine(canceled, line.id) === openOf(line));

/** Cancels units of some lines. An unknown line has no open units. Canceling the last units cancels the order. */
const cancelLines = (
  order: PendingOrder | ConfirmedOrder,
  requested: LineQuantities,
  reason: string,
): Result<Decision, QuantityExceedsOpen> => {
  const excess = excessOf(requested, order.lines, openOf);
  if (excess.length > 0) return refuse({ kind: 'quantity-exceeds-open', lines: excess });
  const nothingLeft = takesAll(order, requested);
  return ok({
    events: [
      { type: 'order.lines-canceled', data: { lines: onlyUnits(requested) } },
      ...(nothingLeft ? [{ type: 'order.canceled', data: {} } as const] : []),
    ],
    private: { reason },
    gives: [...stockReturns(order, requested), ...(nothingLeft ? redemptionsOf(order) : [])],
  });
};

/** What happens to money that a cancellation sets free: it is paid back, or stays as credit (money.md R1). */
export const refundPolicies = ['credit', 'none'] as const;
export type RefundPolicy = (typeof refundPolicies)[number];

/** The cancellation with the refunds of the credit that it leaves, and of the credit that was there before. */
const withRefunds = (order: Order, decision: Decision): Decision => {
  const after = evolveAll(order, decision.events);
  return { ...decision, events: [...decision.events, ...refundsOfCredit(after)] };
};

type Cancellation = {
  readonly reason: string;
  readonly lines?: LineQuantities | undefined;
  readonly refund?: RefundPolicy;
};

/**
 * Cancels an order, or with `lines` (each line once) some of its units, and returns the units to stock. With `refund` the
 * whole credit is paid back. A canceled order's authorizations are voided, whatever the policy is (money.md R1).
 */
export const cancel = (
  order: PendingOrder | ConfirmedOrder,
  { reason, lines, refund }: Cancellation,
): Result<Decision, OrderStatusConflict | QuantityExceedsOpen> => {
  const canceled = lines === undefined ? cancelWhole(order, reason) : cancelLines(order, lines, reason);
  return canceled.ok && refund === 'credit' ? ok(withRefunds(order, canceled.value)) : canceled;
};

/** True if what a customer wants to cancel can be had by unpacking open parcels. */
const isUnpackable = (order: Order, lines: LineQuantities | undefined): boolean =>
  lines === undefined
    ? order.fulfillments.some(({ status }) => status === 'open')
    : excessOf(lines, order.lines, (line) => openOf(line) + packedUnits(order, line)).length === 0;

/**
 * The same for a customer who may withdraw. A cancellation of units of which some are in an open parcel holds the order, so
 * that the parcel does not leave; nothing is canceled until staff have unpacked it (money.md R10).
 */
export const cancelOrHold = (
  order: PendingOrder | ConfirmedOrder,
  cancellation: Cancellation,
): Result<Decision, OrderStatusConflict | QuantityExceedsOpen | OrderTooLarge> => {
  const { reason, lines } = cancellation;
  const canceled = cancel(order, cancellation);
  if (canceled.ok || !isUnpackable(order, lines)) return canceled;
  const held = holding(order, {
    because: 'cancellation-requested',
    ...(lines === undefined ? {} : { lines: onlyUnits(lines) }),
  });
  return held.ok ? ok({ events: [held.value], private: { reason } }) : held;
};
