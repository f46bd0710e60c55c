import type { MinorUnits } from '#domain/money';
import { takenOut } from '#domain/orders/events/payments';
import { evolveAll } from '#domain/orders/evolve';
import { cancel, type QuantityExceedsOpen } from '#domain/orders/lifecycle/cancel';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';
import { balanceOf } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import { inStatus, type OrderStatusConflict } from '#domain/orders/status-conflict';
import { type AmountOffStep, onStep } from '#domain/payments/amount-step';
import { existingPayment, type PaymentNotFound } from '#domain/payments/conflicts';
import { refundsOf } from '#domain/payments/consequences';
import { type Payment, refundableAmountOf } from '#domain/payments/payment';
import { goodwillIn, type RefundWish, takenBy, worthOfTaken } from '#domain/payments/refunds/refund';
import {
  goneOf,
  goodwillTaxOf,
  partsBetween,
  partsGone,
  taxOf,
  worthOfLineUnits,
} from '#domain/payments/refunds/refund-tax';
import { ok, type Result } from '#domain/result';
import type { QuantityExceedsFulfilled } from '#domain/returns/request';

/** A cancellation, or a refund. `paymentId`: of this payment; undefined: of the newest payments first (money.md R2). */
export type RefundQuestion = {
  readonly wish: RefundWish | { readonly kind: 'cancel'; readonly lines: LineQuantities | undefined };
  readonly paymentId: string | undefined;
};

type QuotedLine = {
  readonly lineId: string;
  readonly quantity: number;
  readonly netAmount: MinorUnits;
  readonly taxAmount: MinorUnits;
  readonly totalAmount: MinorUnits;
};

/** What a refund or a cancellation would give. Nothing is stored (money.md R9). */
export type RefundQuote = {
  readonly amount: MinorUnits;
  readonly netAmount: MinorUnits;
  readonly taxAmount: MinorUnits;
  /** The units that it takes out. */
  readonly lines: readonly QuotedLine[];
  readonly payments: readonly { readonly paymentId: string; readonly amount: MinorUnits }[];
  /** The part above the credit. */
  readonly goodwillAmount: MinorUnits;
};

export type QuoteRefusal = GoodsRefusal | PaymentNotFound | AmountOffStep;
type GoodsRefusal = OrderStatusConflict | QuantityExceedsOpen | QuantityExceedsFulfilled;

/** The order as the question leaves its goods. */
const goodsAfter = (order: Order, { wish }: RefundQuestion): Result<Order, GoodsRefusal> => {
  if (wish.kind === 'cancel') {
    const open = inStatus(order, 'pending', 'confirmed');
    if (!open.ok) return open;
    const canceled = cancel(open.value, { reason: '', lines: wish.lines });
    return canceled.ok ? ok(evolveAll(order, canceled.value.events)) : canceled;
  }
  const taken = takenBy(order, wish);
  return taken.ok ? ok(takenOut(order, taken.value)) : taken;
};

const amountOf = (order: Order, after: Order, { wish }: RefundQuestion, payment: Payment | undefined): MinorUnits => {
  switch (wish.kind) {
    case 'cancel':
      return balanceOf(after).creditAmount;
    case 'amount':
      return wish.amount;
    case 'credit':
      return Math.min(
        balanceOf(order).creditAmount,
        payment === undefined ? Number.MAX_SAFE_INTEGER : refundableAmountOf(payment),
      );
    case 'lines':
      return worthOfTaken(order, { lines: wish.lines, shipping: false });
    case 'shipping':
      return worthOfTaken(order, { lines: [], shipping: true });
  }
};

const linesBetween = (before: Order, after: Order): readonly QuotedLine[] =>
  before.lines.flatMap((line, index) => {
    const [from, to] = [goneOf(line), goneOf(after.lines[index] ?? line)];
    if (to === from) return [];
    return [{ lineId: line.id, quantity: to - from, ...worthOfLineUnits(line, from, to, before.pricesIncludeTax) }];
  });

/** The part of a rest that is credit of before. What T was rounded by is none, and has no tax (money.md V7). */
const creditIn = (order: Order, { wish }: RefundQuestion, rest: MinorUnits): MinorUnits => {
  switch (wish.kind) {
    case 'lines':
    case 'shipping':
      return 0;
    case 'cancel':
      return Math.min(rest, balanceOf(order).creditAmount);
    case 'amount':
    case 'credit':
      return rest;
  }
};

/** The tax in the amount: of what is taken out, of earlier credit, and of goodwill, each by its own parts. */
const taxIn = (
  order: Order,
  after: Order,
  question: RefundQuestion,
  { amount, goodwillAmount }: Pick<RefundQuote, 'amount' | 'goodwillAmount'>,
): MinorUnits => {
  const taken = partsBetween(order, after);
  const ofTaken = Math.min(
    amount - goodwillAmount,
    taken.reduce((sum, { totalAmount }) => sum + totalAmount, 0),
  );
  const ofCredit = creditIn(order, question, amount - goodwillAmount - ofTaken);
  return taxOf(ofTaken, taken) + taxOf(ofCredit, partsGone(order)) + goodwillTaxOf(order, goodwillAmount);
};

/** Computes a refund before it is made: while the version of the order is the same, the refund is equal to the cent. */
export const quoteRefund = (order: Order, question: RefundQuestion): Result<RefundQuote, QuoteRefusal> => {
  const { wish, paymentId } = question;
  const payment = paymentId === undefined ? undefined : existingPayment(order, paymentId);
  if (payment !== undefined && !payment.ok) return payment;
  const wanted = onStep(order, wish.kind === 'amount' ? wish.amount : undefined);
  if (!wanted.ok) return wanted;
  const after = goodsAfter(order, question);
  if (!after.ok) return after;
  const amount = amountOf(order, after.value, question, payment?.value);
  const goodwillAmount = wish.kind === 'amount' ? goodwillIn(order, amount) : 0;
  const taxAmount = taxIn(order, after.value, question, { amount, goodwillAmount });
  return ok({
    amount,
    netAmount: amount - taxAmount,
    taxAmount,
    lines: linesBetween(order, after.value),
    payments:
      payment === undefined
        ? refundsOf(order, amount).map(({ payment: each, amount: part }) => ({ paymentId: each.id, amount: part }))
        : [{ paymentId: payment.value.id, amount: Math.min(amount, refundableAmountOf(payment.value)) }],
    goodwillAmount,
  });
};
