import type { Currency } from '#domain/currency';
import type { MinorUnits } from '#domain/money';
import { balanceOf } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';

/**
 * The sums over a customer's orders in one currency, as the orders are now. Without disputes, ordered - paid + refunded =
 * due - credit.
 */
export type CurrencyAccount = {
  readonly currency: Currency;
  /** Canceled orders too. */
  readonly orderCount: number;
  /** The present worth: without what was canceled, returned or granted as goodwill. */
  readonly orderedAmount: MinorUnits;
  readonly paidAmount: MinorUnits;
  readonly refundedAmount: MinorUnits;
  readonly dueAmount: MinorUnits;
  readonly creditAmount: MinorUnits;
};

export type Account = ReadonlyMap<Currency, CurrencyAccount>;

export const emptyAccount = (): Account => new Map();

const nothing = {
  orderCount: 0,
  orderedAmount: 0,
  paidAmount: 0,
  refundedAmount: 0,
  dueAmount: 0,
  creditAmount: 0,
};

/** The account with one more order. */
export const withOrder = (account: Account, order: Order): Account => {
  const { currency } = order;
  const before = account.get(currency) ?? { currency, ...nothing };
  const { currentAmount, capturedAmount, refundedAmount, dueAmount, creditAmount } = balanceOf(order);
  return new Map(account).set(currency, {
    currency,
    orderCount: before.orderCount + 1,
    orderedAmount: before.orderedAmount + currentAmount,
    paidAmount: before.paidAmount + capturedAmount,
    refundedAmount: before.refundedAmount + refundedAmount,
    dueAmount: before.dueAmount + dueAmount,
    creditAmount: before.creditAmount + creditAmount,
  });
};

/** By currency, ascending. */
export const currenciesOf = (account: Account): readonly CurrencyAccount[] =>
  [...account.values()].toSorted((left, right) => (left.currency < right.currency ? -1 : 1));
