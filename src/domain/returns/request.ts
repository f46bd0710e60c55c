import type { Caller } from '#domain/access/caller';
import { bounds } from '#domain/bounds';
import { days, type Instant } from '#domain/instant';
import type { Decision, OrderTooLarge } from '#domain/orders/decision';
import type { OrderEvent } from '#domain/orders/events';
import { holding } from '#domain/orders/holds/hold';
import { excessOf, type LineExcess, type LineQuantities, onlyUnits } from '#domain/orders/lines/line-quantities';
import type { CompletedOrder, ConfirmedOrder } from '#domain/orders/order';
import { ok, type Result, refuse } from '#domain/result';
import { returnableUnits } from '#domain/returns/returnable';
import { timeToWithdraw, type Withdrawal } from '#domain/returns/withdrawal';

export type QuantityExceedsFulfilled = {
  readonly kind: 'quantity-exceeds-fulfilled';
  readonly lines: readonly LineExcess[];
};
export type ReturnWindowClosed = { readonly kind: 'return-window-closed'; readonly lines: readonly LineExcess[] };
export type RequestRefusal = QuantityExceedsFulfilled | ReturnWindowClosed | OrderTooLarge;

/**
 * Which units a caller may ask to return. `since`: those whose window began then or later; undefined: any. `packed`: also
 * those in open parcels.
 */
export type ReturnTerms = { readonly since?: Instant | undefined; readonly packed?: boolean };

/**
 * The terms of a caller: customers ask within the return window of the shop and as long as they may withdraw, staff always.
 * Customers who may withdraw also ask for units in an open parcel (money.md R10).
 */
export const termsOfReturns = (
  { role }: Caller,
  { returnWindowDays, withdrawal }: { readonly returnWindowDays: number; readonly withdrawal: Withdrawal | null },
  at: Instant,
): ReturnTerms => {
  if (role !== 'customer') return {};
  const window = Math.max(days(returnWindowDays), withdrawal === null ? 0 : timeToWithdraw(withdrawal));
  return { since: at - window, packed: withdrawal !== null };
};

/**
 * Asks to return units that were shipped (money.md G3). `since`: the earliest delivery, or shipping, whose units may still
 * be returned; undefined: any. Refused for more units than were shipped and can still come back. With `packed`, units in open
 * parcels may be named too: then the order is held, so that the parcel does not leave (money.md R10).
 */
export const request = (
  order: ConfirmedOrder | CompletedOrder,
  { lines, reason }: { readonly lines: LineQuantities; readonly reason: string },
  { since, packed = false }: ReturnTerms = {},
): Result<Decision, RequestRefusal> => {
  const excess = excessOf(lines, order.lines, (line) => returnableUnits(order, line, { packed }));
  if (excess.length > 0) return refuse({ kind: 'quantity-exceeds-fulfilled', lines: excess });
  const late = excessOf(lines, order.lines, (line) => returnableUnits(order, line, { since, packed }));
  if (late.length > 0) return refuse({ kind: 'return-window-closed', lines: late });
  const requests = order.returns.length;
  if (requests >= bounds.returnsPerOrder)
    return refuse({ kind: 'order-too-large', of: 'returns', maximum: bounds.returnsPerOrder });
  const requested: OrderEvent = {
    type: 'return.requested',
    data: { returnId: `ret_${requests + 1}`, lines: onlyUnits(lines) },
  };
  const takesPacked = excessOf(lines, order.lines, (line) => returnableUnits(order, line)).length > 0;
  if (!takesPacked) return ok({ events: [requested], private: { reason } });
  const held = holding(order, { because: 'return-requested' });
  return held.ok ? ok({ events: [requested, held.value], private: { reason } }) : held;
};
