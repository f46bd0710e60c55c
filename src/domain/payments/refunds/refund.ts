import type { MinorUnits } from '#domain/money';
import type { Decision } from '#domain/orders/decision';
import { type Taken, takenOut } from '#domain/orders/events/payments';
import { excessOf, type LineQuantities } from '#domain/orders/lines/line-quantities';
import { adjustableAmountOf, balanceOf, worthOf } from '#domain/orders/money/balance';
import type { Order, OrderLine } from '#domain/orders/order';
import { type AmountOffStep, onStep } from '#domain/payments/amount-step';
import {
  existingPayment,
  type PaymentNotFound,
  type PaymentStatusConflict,
  statusConflict,
} from '#domain/payments/conflicts';
import {
  capturedAmountOf,
  manualProvider,
  nextOperationId,
  type Payment,
  refundableAmountOf,
} from '#domain/payments/payment';
import { requestRefund } from '#domain/payments/request-operation';
import { ok, type Result, refuse } from '#domain/result';
import type { QuantityExceedsFulfilled } from '#domain/returns/request';
import { returnableUnits } from '#domain/returns/returnable';

/** At most one of them. None: the credit, as far as the payment can give it back (money.md R3). */
export type RefundWish =
  | { readonly kind: 'credit' }
  | { readonly kind: 'amount'; readonly amount: MinorUnits }
  | { readonly kind: 'lines'; readonly lines: LineQuantities }
  | { readonly kind: 'shipping' };

export type NothingToRefund = { readonly kind: 'nothing-to-refund' };
export type RefundExceedsCaptured = {
  readonly kind: 'refund-exceeds-captured';
  readonly maximum: MinorUnits;
  /** The kind of refund that the command named. The credit never exceeds the maximum. */
  readonly wish: RefundWish['kind'];
};
export type RefundRefusal =
  | PaymentNotFound
  | PaymentStatusConflict
  | AmountOffStep
  | QuantityExceedsFulfilled
  | NothingToRefund
  | RefundExceedsCaptured;

/** Units that a refund may take out: as a return; of goods that are not shipped, all that is left (money.md R3). */
const refundableUnits = (order: Order, line: OrderLine): number => {
  const { ordered, canceled, returned } = line.quantity;
  return line.requiresShipping ? returnableUnits(order, line) : ordered - canceled - returned;
};

/** The units and the shipping that a wish takes out of the order, before goodwill. Refused for more units than were shipped. */
export const takenBy = (
  order: Order,
  wish: RefundWish,
): Result<Pick<Taken, 'lines' | 'shipping'>, QuantityExceedsFulfilled> => {
  if (wish.kind !== 'lines') return ok({ lines: [], shipping: wish.kind === 'shipping' });
  const excess = excessOf(wish.lines, order.lines, (line) => refundableUnits(order, line));
  return excess.length > 0
    ? refuse({ kind: 'quantity-exceeds-fulfilled', lines: excess })
    : ok({ lines: wish.lines, shipping: false });
};

/** The fall of the order's worth without these units or the shipping: their price, never more than the worth. */
export const worthOfTaken = (order: Order, taken: Pick<Taken, 'lines' | 'shipping'>): MinorUnits =>
  worthOf(order) - worthOf(takenOut(order, taken));

/**
 * Goodwill: what an amount takes above the credit, at most what lines and shipping are still worth. A pending order has none
 * (money.md R5). The worth may be rounded up by a step, which is no goodwill (money.md V7).
 */
export const goodwillIn = (order: Order, amount: MinorUnits): MinorUnits =>
  order.status === 'pending'
    ? 0
    : Math.min(Math.max(0, amount - balanceOf(order).creditAmount), adjustableAmountOf(order));

const amountOf = (order: Order, payment: Payment, wish: RefundWish, taken: Pick<Taken, 'lines' | 'shipping'>) => {
  switch (wish.kind) {
    case 'amount':
      return wish.amount;
    case 'credit':
      return Math.min(balanceOf(order).creditAmount, refundableAmountOf(payment));
    case 'lines':
    case 'shipping':
      return worthOfTaken(order, taken);
  }
};

/** A payment that staff recorded is refunded outside this service, and that is recorded at once (money.md P6). */
const requestOrRecord = (order: Order, payment: Payment, amount: MinorUnits, taken: Taken | null): Decision => {
  const request = requestRefund(payment, nextOperationId(order), amount, taken);
  if (payment.provider !== manualProvider) return { events: [request] };
  const { paymentId, operationId } = request.data;
  const goodwillAmount = taken?.goodwillAmount ?? 0;
  return {
    events: [request, { type: 'payment.refunded', data: { paymentId, operationId, amount, goodwillAmount } }],
  };
};

const takesNothing = ({ lines, shipping, goodwillAmount }: Taken): boolean =>
  lines.length === 0 && !shipping && goodwillAmount === 0;

/**
 * Refunds a payment: an amount, the price of units or of the shipping, or the credit. What lines or shipping cost is no
 * goodwill: what is due and what is credit stay as they were (money.md R3). At most what the payment captured, less
 * disputes and refunds (money.md R4).
 */
export const refund = (order: Order, paymentId: string, wish: RefundWish): Result<Decision, RefundRefusal> => {
  const payment = existingPayment(order, paymentId);
  if (!payment.ok) return payment;
  if (capturedAmountOf(payment.value) === 0) return statusConflict(payment.value, 'state');
  const wanted = onStep(order, wish.kind === 'amount' ? wish.amount : undefined);
  if (!wanted.ok) return wanted;
  const taken = takenBy(order, wish);
  if (!taken.ok) return taken;
  const amount = amountOf(order, payment.value, wish, taken.value);
  if (amount === 0) return refuse({ kind: 'nothing-to-refund' });
  const maximum = refundableAmountOf(payment.value);
  if (amount > maximum) return refuse({ kind: 'refund-exceeds-captured', maximum, wish: wish.kind });
  const goodwillAmount = wish.kind === 'amount' ? goodwillIn(order, amount) : 0;
  const takes: Taken = { ...taken.value, goodwillAmount };
  return ok(requestOrRecord(order, payment.value, amount, takesNothing(takes) ? null : takes));
};
