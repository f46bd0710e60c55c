import type { MinorUnits } from '#domain/money';
import type { Balance } from '#domain/orders/money/balance';
import type { OperationState, OperationType } from '#domain/payments/payment';
import { goodsWorthOf, goodwillIn, type Journal, type JournalOperation } from '#domain/reconciliation/journal';

type Money = Pick<Balance, 'authorizedAmount' | 'capturedAmount' | 'refundedAmount' | 'disputedAmount'>;

/** The money of one payment by its operations (money.md R4). */
const moneyOf = (operations: readonly JournalOperation[]): Money => {
  const sum = (type: OperationType, states: readonly OperationState[], released: 0 | 1 = 0): MinorUnits =>
    operations
      .filter((operation) => operation.type === type && states.includes(operation.state))
      .reduce((total, { amount, releasedAmount }) => total + amount + released * releasedAmount, 0);
  const capturedAmount = sum('capture', ['succeeded']);
  const refundedAmount = sum('refund', ['succeeded', 'pending', 'processing']);
  const used = sum('capture', ['succeeded'], 1) + sum('void', ['succeeded']);
  const disputed = sum('dispute', ['processing', 'succeeded']);
  return {
    authorizedAmount: Math.max(0, sum('authorization', ['succeeded']) - used),
    capturedAmount,
    refundedAmount,
    disputedAmount: Math.max(0, Math.min(disputed, capturedAmount - refundedAmount)),
  };
};

const isUnderWay = ({ type, state }: JournalOperation): boolean =>
  (type === 'authorization' || type === 'capture') && (state === 'pending' || state === 'processing');

/** The balance of an order by the sums of its journal. */
export const balanceIn = (journal: Journal): Balance => {
  const operations = [...journal.operations.values()];
  const payments = new Set(operations.map(({ paymentId }) => paymentId));
  const money = [...payments].map((id) => moneyOf(operations.filter(({ paymentId }) => paymentId === id)));
  const total = (name: keyof Money): MinorUnits => money.reduce((sum, each) => sum + each[name], 0);
  const { amountStep: step } = journal;
  const exactWorth = Math.max(0, goodsWorthOf(journal) - goodwillIn(journal));
  // To the nearest multiple, half up.
  const worth = Math.floor((2 * exactWorth + step) / (2 * step)) * step;
  const [captured, refunded, disputed] = [total('capturedAmount'), total('refundedAmount'), total('disputedAmount')];
  const paid = captured - refunded - disputed;
  return {
    currentAmount: worth,
    adjustedAmount: goodwillIn(journal),
    authorizedAmount: total('authorizedAmount'),
    pendingAmount: operations.filter(isUnderWay).reduce((sum, { amount }) => sum + amount, 0),
    capturedAmount: captured,
    refundedAmount: refunded,
    disputedAmount: disputed,
    dueAmount: Math.max(0, worth - paid),
    creditAmount: Math.max(0, paid - worth),
    refundableAmount: money.reduce(
      (sum, each) => sum + Math.max(0, each.capturedAmount - each.refundedAmount - each.disputedAmount),
      0,
    ),
  };
};
