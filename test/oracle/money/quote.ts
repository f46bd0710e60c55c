import { apply } from '#test/oracle/apply';
import { goodwillOf, takeOut } from '#test/oracle/effects/refunds';
import {
  type PaymentPart,
  type RefundRequest,
  refundAmount,
  splitRefund,
  takenOutAmount,
} from '#test/oracle/money/amounts';
import { sumOf } from '#test/oracle/money/exact';
import { goodwillTaxes, type TaxByRate, taxOfSplit } from '#test/oracle/money/goodwill';
import { paymentOf, refundableAmount } from '#test/oracle/money/payments';
import { sums } from '#test/oracle/money/sums';
import { goneUnits, type Part, partsGone, shippingOwed, worthOfUnits } from '#test/oracle/money/worth';
import type { Line, Order, Quantities, Worth } from '#test/oracle/order';

export type QuoteRequest = RefundRequest & { readonly cancel?: Quantities | 'all'; readonly paymentId?: string };
export type RefundQuote = {
  readonly amount: number;
  readonly netAmount: number;
  readonly taxAmount: number;
  /** The units that are taken out, with their worth */
  readonly lines: readonly ({ readonly lineId: string; readonly quantity: number } & Worth)[];
  readonly payments: readonly PaymentPart[];
  readonly goodwillAmount: number;
};

/** The order as the request leaves its goods. */
const goodsAfter = (order: Order, { lines, shipping, cancel }: QuoteRequest): Order => {
  if (cancel === 'all') return apply(order, { type: 'order.canceled' });
  if (cancel !== undefined) return apply(order, { type: 'order.lines-canceled', lines: cancel });
  return takeOut(order, lines ?? [], shipping === true);
};

const takenLines = (before: Order, after: Order): readonly (readonly [Line, Worth & { quantity: number }])[] =>
  before.lines.flatMap((line, index) => {
    const [from, to] = [goneUnits(line), goneUnits(after.lines[index] ?? line)];
    return to > from ? [[line, { quantity: to - from, ...worthOfUnits(before, line, from, to) }] as const] : [];
  });

/** Lines and shipping that the request takes out, as taxed parts. */
const takenParts = (before: Order, after: Order): readonly Part[] => [
  ...takenLines(before, after).map(([line, worth]) => ({ rate: line.taxRate, ...worth })),
  ...(shippingOwed(after) === null ? (shippingOwed(before)?.taxes ?? []) : []).map((tax) => ({
    ...tax,
    totalAmount: tax.netAmount + tax.taxAmount,
  })),
];

const total = (taxes: TaxByRate): number => sumOf([...taxes.values()], (taxAmount) => taxAmount);

/** The tax of parts in full, or of an amount below their worth, split over them. */
const taxOfParts = (amount: number, parts: readonly Part[]): number =>
  amount >= sumOf(parts, ({ totalAmount }) => totalAmount)
    ? sumOf(parts, ({ taxAmount }) => taxAmount)
    : total(taxOfSplit(amount, parts));

const amountOf = (order: Order, after: Order, request: QuoteRequest): number => {
  if (request.cancel !== undefined) return sums(after).creditAmount;
  if (request.paymentId !== undefined) return refundAmount(order, request.paymentId, request);
  if (request.lines !== undefined || request.shipping === true)
    return takenOutAmount(order, request.lines ?? [], request.shipping === true);
  return request.amount ?? sums(order).creditAmount;
};

/** The most credit of before that a request can take. A pending order gives back more than its credit without goodwill. */
const earlierCredit = (order: Order, { lines, shipping, cancel }: QuoteRequest): number => {
  if (lines !== undefined || shipping === true) return 0;
  return cancel === undefined ? Number.MAX_SAFE_INTEGER : sums(order).creditAmount;
};

/** The refund, goodwill and split that a refund or cancel would give (money.md R9). Stores nothing. */
export const quoteRefund = (order: Order, request: QuoteRequest): RefundQuote => {
  const after = goodsAfter(order, request);
  const amount = amountOf(order, after, request);
  const taken = takenParts(order, after);
  const isOfGoods = taken.length > 0;
  const goodwillAmount = isOfGoods ? 0 : goodwillOf(order, amount);
  const fresh = Math.min(
    amount,
    sumOf(taken, ({ totalAmount }) => totalAmount),
  );
  const earlier = Math.min(amount - fresh - goodwillAmount, earlierCredit(order, request));
  const taxAmount =
    taxOfParts(fresh, taken) + taxOfParts(earlier, partsGone(order)) + total(goodwillTaxes(order, goodwillAmount));
  return {
    amount,
    netAmount: amount - taxAmount,
    taxAmount,
    lines: takenLines(order, after).map(([line, worth]) => ({ lineId: line.id, ...worth })),
    payments:
      request.paymentId === undefined
        ? splitRefund(order, amount)
        : [
            {
              paymentId: request.paymentId,
              amount: Math.min(amount, refundableAmount(paymentOf(order, request.paymentId))),
            },
          ],
    goodwillAmount,
  };
};
