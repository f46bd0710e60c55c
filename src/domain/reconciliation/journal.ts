import type { FulfillmentId } from '#domain/fulfillment/parcel';
import { type MinorUnits, multiplyDivideRoundHalfUp } from '#domain/money';
import type { EventData } from '#domain/orders/events';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';
import type { LineQuantity } from '#domain/orders/order';
import type { OperationId, OperationState, OperationType, PaymentId } from '#domain/payments/payment';
import type { PricedLine } from '#domain/pricing';

/** A line with the sums of its units. */
export type JournalLine = Pick<PricedLine, 'sku' | 'requiresShipping' | 'netAmount' | 'taxAmount' | 'totalAmount'> & {
  readonly units: LineQuantity;
  /** Returned units that went back to stock. */
  readonly restocked: number;
};

/** An operation of a payment, as far as sums need it. */
export type JournalOperation = {
  readonly paymentId: PaymentId;
  readonly type: OperationType;
  readonly state: OperationState;
  readonly amount: MinorUnits;
  readonly releasedAmount: MinorUnits;
  /** This service asked for it. The others were begun by the provider, or came with an authorization. */
  readonly isRequested: boolean;
};

/**
 * The sums of an order's journal. They are computed from the events alone, a second time beside `evolve`, so that the two
 * check each other.
 */
export type Journal = {
  readonly pricesIncludeTax: boolean;
  /** The worth of the order is a multiple of it (money.md V7). */
  readonly amountStep: number;
  readonly lines: ReadonlyMap<string, JournalLine>;
  readonly parcels: ReadonlyMap<FulfillmentId, LineQuantities>;
  readonly shippingAmount: MinorUnits | null;
  /** The part of the shipping that was given back, or all of it (money.md R10). */
  readonly shippingRefundedAmount: MinorUnits;
  /** The rest of the goodwill of each refund, the oldest first. */
  readonly goodwill: ReadonlyMap<OperationId, MinorUnits>;
  readonly operations: ReadonlyMap<OperationId, JournalOperation>;
};

/** The effect of an event of each type on the sums; a missing type does not compile. */
export type Effects<Types extends keyof EventData = keyof EventData> = {
  readonly [Type in Types]: (journal: Journal, data: EventData[Type]) => Journal;
};

const worthOfLine = ({ units, ...line }: JournalLine, pricesIncludeTax: boolean): MinorUnits => {
  const removed = units.canceled + units.returned;
  const left = (amount: MinorUnits) => amount - multiplyDivideRoundHalfUp(amount, removed, units.ordered);
  return pricesIncludeTax ? left(line.totalAmount) : left(line.netAmount) + left(line.taxAmount);
};

/** The worth of the lines and the shipping that are left, before goodwill (money.md F1, F2). */
export const goodsWorthOf = (journal: Journal): MinorUnits => {
  const { lines, shippingAmount, shippingRefundedAmount, pricesIncludeTax } = journal;
  let worth = 0;
  let isShippingOwed = false;
  for (const line of lines.values()) {
    worth += worthOfLine(line, pricesIncludeTax);
    if (line.requiresShipping && line.units.canceled < line.units.ordered) isShippingOwed = true;
  }
  return worth + (isShippingOwed ? Math.max(0, (shippingAmount ?? 0) - shippingRefundedAmount) : 0);
};

/** The sum of the goodwill that is left. */
export const goodwillIn = ({ goodwill }: Pick<Journal, 'goodwill'>): MinorUnits =>
  [...goodwill.values()].reduce((sum, amount) => sum + amount, 0);

/** The journal with goodwill of at most what lines and shipping are worth: the newest falls first (money.md R5). */
export const withinGoods = (journal: Journal): Journal => {
  let excess = goodwillIn(journal) - goodsWorthOf(journal);
  if (excess <= 0) return journal;
  const goodwill = new Map(journal.goodwill);
  for (const [id, amount] of [...goodwill].reverse()) {
    const falls = Math.min(amount, excess);
    goodwill.set(id, amount - falls);
    excess -= falls;
    if (excess === 0) break;
  }
  return { ...journal, goodwill };
};

/** The journal with the goodwill of one more refund. */
export const withGoodwill = (journal: Journal, id: OperationId, amount: MinorUnits): Journal =>
  amount === 0 ? journal : { ...journal, goodwill: new Map(journal.goodwill).set(id, amount) };
