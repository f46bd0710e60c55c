import type { MinorUnits } from '#domain/money';
import type { OrderEvent } from '#domain/orders/events';
import { balanceOf } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import {
  authorizedAmountOf,
  awaitedAction,
  isBusy,
  manualProvider,
  nextOperationId,
  type Payment,
  refundableAmountOf,
  settledVoidsOf,
} from '#domain/payments/payment';
import { requestRefund, requestVoid } from '#domain/payments/request-operation';

/** What a void takes: the open authorization, or the attempt that waits for the customer. */
export const voidableAmountOf = (payment: Payment): MinorUnits =>
  authorizedAmountOf(payment) || (awaitedAction(payment)?.amount ?? 0);

/** A void that failed may have come too late for an attempt, or never have arrived: it is repeated once by itself. */
const maximumVoids = 2;

const isVoidable = (payment: Payment): boolean =>
  voidableAmountOf(payment) > 0 && !isBusy(payment) && settledVoidsOf(payment) < maximumVoids;

const voidsOfEach = (
  order: Order,
  isWanted: (payment: Payment) => boolean,
): readonly OrderEvent<'payment.requested'>[] =>
  order.payments
    .filter((payment) => isVoidable(payment) && isWanted(payment))
    .map((payment, index) => requestVoid(payment, nextOperationId(order, index), voidableAmountOf(payment)));

/** Voids every attempt that waits for the customer (money.md P4). */
export const voidsOfAttempts = (order: Order): readonly OrderEvent<'payment.requested'>[] =>
  voidsOfEach(order, (payment) => awaitedAction(payment) !== undefined);

/** Voids every open authorization and every attempt that waits for the customer (money.md R1, G4, V6). */
export const voidsOf = (order: Order): readonly OrderEvent<'payment.requested'>[] => voidsOfEach(order, () => true);

/** The part of a payment that a refund takes. */
type RefundPart = { readonly payment: Payment; readonly amount: MinorUnits };

/**
 * Divides a refund over the captures, the newest payment first, each up to its own refundable amount. Payments that staff
 * recorded are left alone (money.md R2).
 */
export const refundsOf = ({ payments }: Order, amount: MinorUnits): readonly RefundPart[] => {
  const parts: RefundPart[] = [];
  let left = amount;
  for (const payment of payments.toReversed()) {
    const part = payment.provider === manualProvider ? 0 : Math.min(left, refundableAmountOf(payment));
    if (part === 0) continue;
    parts.push({ payment, amount: part });
    left -= part;
  }
  return parts;
};

/** Pays out the whole credit; the part of payments that staff recorded stays as credit (money.md R1, R2). */
export const refundsOfCredit = (order: Order): readonly OrderEvent<'payment.requested'>[] =>
  refundsOf(order, balanceOf(order).creditAmount).map(({ payment, amount }, index) =>
    requestRefund(payment, nextOperationId(order, index), amount, null),
  );
