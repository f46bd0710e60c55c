import type { OrderRecord } from '#domain/orders/events';
import type { Order } from '#domain/orders/order';
import type { ProviderOutcome } from '#domain/payments/outcome';
import { awaitsOutcome, type OperationOfPayment } from '#domain/payments/payment';
import type { OperationDifference } from '#domain/reconciliation/difference';
import { journalOf } from '#domain/reconciliation/fold-journal';

/**
 * The operations of an order that its provider can be asked for: requested by this service, with a known outcome. The
 * others were begun by the provider, came with an authorization, or are settled by a sweep.
 */
export const comparableOperations = (
  record: OrderRecord,
  order: Order,
  provider: string,
): readonly OperationOfPayment[] => {
  const { operations } = journalOf(record);
  return order.payments
    .filter((payment) => payment.provider === provider)
    .flatMap((payment) => payment.operations.map((operation) => ({ payment, operation })))
    .filter(({ operation }) => operations.get(operation.id)?.isRequested === true && !awaitsOutcome(operation));
};

type Compared = Pick<OperationDifference, 'of' | 'order' | 'provider'>;
type Succeeded = Extract<ProviderOutcome, { state: 'succeeded' }>;

/** The amount that was captured with an authorization: its capture is an operation that nobody asked for. */
const capturedWith = (record: OrderRecord, { payment }: OperationOfPayment): number => {
  const { operations } = journalOf(record);
  return payment.operations
    .filter(({ id, type, state }) => type === 'capture' && state === 'succeeded' && !operations.get(id)?.isRequested)
    .reduce((sum, { amount }) => sum + amount, 0);
};

const compareSucceeded = (record: OrderRecord, found: OperationOfPayment, outcome: Succeeded): readonly Compared[] => {
  const { type, amount, captures } = found.operation;
  const ours = type === 'authorization' && captures ? capturedWith(record, found) : 0;
  const theirs = outcome.capture?.state === 'succeeded' ? outcome.capture.amount : 0;
  return [
    // A void takes the rest, which providers do not tell alike.
    ...(type === 'void' || amount === outcome.amount
      ? []
      : [{ of: 'amount', order: amount, provider: outcome.amount } as const]),
    ...(ours === theirs ? [] : [{ of: 'captured', order: ours, provider: theirs } as const]),
  ];
};

const compare = (
  record: OrderRecord,
  order: Order,
  found: OperationOfPayment,
  outcome: ProviderOutcome | undefined,
): readonly Compared[] => {
  const { state } = found.operation;
  // Money of another currency is not counted, and a hold has told staff (money.md V3).
  if (outcome?.state === 'succeeded' && outcome.currency !== order.currency) return [];
  // A failed operation may never have reached the provider.
  if (outcome === undefined) return state === 'failed' ? [] : [{ of: 'state', order: state, provider: 'unknown' }];
  if (outcome.state !== state) return [{ of: 'state', order: state, provider: outcome.state }];
  return outcome.state === 'succeeded' ? compareSucceeded(record, found, outcome) : [];
};

/** Compares an operation with what its provider says about it; undefined: the provider has nothing of it. */
export const reconcileOperation = (
  record: OrderRecord,
  order: Order,
  found: OperationOfPayment,
  outcome: ProviderOutcome | undefined,
): readonly OperationDifference[] =>
  compare(record, order, found, outcome).map((compared) => ({
    kind: 'payment-operation',
    orderId: record.id,
    paymentId: found.payment.id,
    operationId: found.operation.id,
    ...compared,
  }));
