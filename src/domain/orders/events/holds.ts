import { type Instant, minutes } from '#domain/instant';
import type { Evolution } from '#domain/orders/events/family';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';
import type { Order } from '#domain/orders/order';
import { type RiskReasons, riskTextOf } from '#domain/payments/risk';

/** A request of a customer for units of which some are in an open parcel (money.md R10). */
export type HoldCause = 'cancellation-requested' | 'return-requested';

/** Events that stop the work on an order and let it go on. */
export type HoldEvents = {
  readonly 'order.held': {
    readonly holdId: string;
    /** The risk rules placed the hold. */
    readonly riskReasons?: RiskReasons | undefined;
    /** The service placed the hold for a request of the customer; absent: the reason is private. */
    readonly because?: HoldCause;
    /** The units that the customer wants to cancel; absent: all of them, or it is no cancellation. */
    readonly lines?: LineQuantities;
  };
  readonly 'order.hold-released': { readonly holdId: string };
};

/** The least time that a pending order has to be paid after its last hold is released. */
const leastTime = minutes(10);

/** The first hold of a pending order stops its time (money.md F5). */
const stopped = (order: Order, at: Instant): Order =>
  order.status === 'pending' && order.expiresAt !== null
    ? { ...order, expiresAt: null, timeLeft: order.expiresAt - at }
    : order;

/** Without holds the time of a pending order runs again. */
const resumed = (order: Order, at: Instant): Order =>
  order.status === 'pending' && order.timeLeft !== null && order.holds.length === 0
    ? { ...order, expiresAt: at + Math.max(order.timeLeft, leastTime), timeLeft: null }
    : order;

/** An outcome may have both: another amount, and a card of another country. */
const reasonOf = (reason: string | null, riskReasons: RiskReasons | undefined): string | null => {
  if (riskReasons === undefined) return reason;
  return reason === null ? riskTextOf(riskReasons) : `${reason}, ${riskTextOf(riskReasons)}`;
};

export const holds: Evolution<HoldEvents> = {
  'order.held': (order, { holdId, riskReasons, because }, { at, reason }) => ({
    ...stopped(order, at),
    holds: [...order.holds, { id: holdId, reason: because ?? reasonOf(reason, riskReasons), placedAt: at }],
    riskReasons: [...order.riskReasons, ...(riskReasons ?? [])],
  }),
  'order.hold-released': (order, { holdId }, { at }) =>
    resumed({ ...order, holds: order.holds.filter(({ id }) => id !== holdId) }, at),
};
