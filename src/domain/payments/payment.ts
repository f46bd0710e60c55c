import type { Instant } from '#domain/instant';
import type { MinorUnits } from '#domain/money';

/** `pay_1`, `pay_2`, … within an order. */
export type PaymentId = `pay_${number}`;
/** `op_1`, `op_2`, … within an order. */
export type OperationId = `op_${number}`;

/** Payments that staff record: the money moved outside this service, and no provider is called. */
export const manualProvider = 'manual';

/** `automatic`: the money is captured with the authorization. `manual`: by a later command. */
export const captureModes = ['automatic', 'manual'] as const;
export type CaptureMode = (typeof captureModes)[number];

export const operationTypes = ['authorization', 'capture', 'void', 'refund', 'dispute'] as const;
export type OperationType = (typeof operationTypes)[number];
/** The operations that this service asks a provider for. */
export type RequestedType = Exclude<OperationType, 'dispute'>;

/**
 * `pending`: requested, and the outcome is unknown. `requires-action`: the customer must act. `processing`: the provider
 * says later; of a dispute: it is open.
 */
export const operationStates = ['pending', 'requires-action', 'processing', 'succeeded', 'failed'] as const;
export type OperationState = (typeof operationStates)[number];

/** Why a provider refuses (money.md C8). */
export const declineCodes = [
  'generic',
  'insufficient-funds',
  'expired-card',
  'incorrect-cvc',
  'authentication-failed',
  'suspected-fraud',
  'provider-limit',
] as const;
export type DeclineCode = (typeof declineCodes)[number];

export const operationReasons = [...declineCodes, 'lapsed', 'amount-differs'] as const;
export type OperationReason = (typeof operationReasons)[number];

/** One movement of money: asked for by this service, or told by the provider. */
export type PaymentOperation = {
  readonly id: OperationId;
  readonly type: OperationType;
  readonly amount: MinorUnits;
  readonly state: OperationState;
  readonly reason: OperationReason | null;
  readonly requestedAt: Instant;
  /** The time of its present state. */
  readonly at: Instant;
  /** Of an authorization: the same call captures. */
  readonly captures: boolean;
  /** Of a capture: nothing more is captured; the rest of the authorization is released (money.md C1). */
  readonly final: boolean;
  readonly releasedAmount: MinorUnits;
  /** Of a refund: the part above the credit (money.md R5). */
  readonly goodwillAmount: MinorUnits;
};

/** A payment of an order: one authorization with everything that follows from it. */
export type Payment = {
  readonly id: PaymentId;
  readonly provider: string;
  readonly capture: CaptureMode;
  /** The provider's own id of the payment; null until it is known. */
  readonly reference: string | null;
  /** The open authorization lapses then; null: the provider does not tell. */
  readonly authorizedUntil: Instant | null;
  /** The authorization can be captured in parts (money.md C1). */
  readonly capturesMany: boolean;
  readonly operations: readonly PaymentOperation[];
};

/** The outcome is not known yet. An open dispute is no operation of ours. */
export const isUnsettled = ({ type, state }: PaymentOperation): boolean =>
  type !== 'dispute' && (state === 'pending' || state === 'processing');

/** The outcome is still to come: it is not known yet, or the customer must act first. */
export const awaitsOutcome = (operation: PaymentOperation): boolean =>
  isUnsettled(operation) || operation.state === 'requires-action';

const succeeded = ({ operations }: Payment, type: OperationType): readonly PaymentOperation[] =>
  operations.filter((operation) => operation.type === type && operation.state === 'succeeded');

const sum = (operations: readonly PaymentOperation[]): MinorUnits =>
  operations.reduce((total, { amount, releasedAmount }) => total + amount + releasedAmount, 0);

/** The amount that can still be captured: the authorization less what was captured, released, voided or lapsed. */
export const authorizedAmountOf = (payment: Payment): MinorUnits =>
  Math.max(
    0,
    sum(succeeded(payment, 'authorization')) - sum(succeeded(payment, 'capture')) - sum(succeeded(payment, 'void')),
  );

export const capturedAmountOf = (payment: Payment): MinorUnits =>
  succeeded(payment, 'capture').reduce((total, { amount }) => total + amount, 0);

/** Unsettled refunds count as refunded. */
export const refundedAmountOf = ({ operations }: Payment): MinorUnits =>
  sum(operations.filter((each) => each.type === 'refund' && (each.state === 'succeeded' || isUnsettled(each))));

const disputes = ({ operations }: Payment, ...states: readonly OperationState[]): MinorUnits =>
  sum(operations.filter(({ type, state }) => type === 'dispute' && states.includes(state)));

/** Open and lost disputes, at most what is captured and not refunded (money.md R4). A provider may refund more (V3). */
export const disputedAmountOf = (payment: Payment): MinorUnits =>
  Math.max(
    0,
    Math.min(disputes(payment, 'processing', 'succeeded'), capturedAmountOf(payment) - refundedAmountOf(payment)),
  );

/** Open disputes, within the disputed amount. */
export const openDisputeOf = (payment: Payment): MinorUnits =>
  Math.min(disputes(payment, 'processing'), disputedAmountOf(payment));

/** The most that refunds of the payment may still take (money.md R4). */
export const refundableAmountOf = (payment: Payment): MinorUnits =>
  Math.max(0, capturedAmountOf(payment) - refundedAmountOf(payment) - disputedAmountOf(payment));

export const paymentStates = [
  'captured',
  'authorized',
  'requires-action',
  'processing',
  'pending',
  'voided',
  'failed',
] as const;
export type PaymentState = (typeof paymentStates)[number];

/** The status of a payment; the first match wins (money.md, A payment). */
export const paymentStateOf = (payment: Payment): PaymentState => {
  if (capturedAmountOf(payment) > 0) return 'captured';
  if (authorizedAmountOf(payment) > 0) return 'authorized';
  const newest = payment.operations.findLast(({ type }) => type === 'authorization');
  if (newest !== undefined && newest.state !== 'succeeded' && newest.state !== 'failed') return newest.state;
  return succeeded(payment, 'void').length > 0 ? 'voided' : 'failed';
};

/** The authorization that waits for the customer, if there is one. */
export const awaitedAction = ({ operations }: Payment): PaymentOperation | undefined =>
  operations.find(({ type, state }) => type === 'authorization' && state === 'requires-action');

/** True while an authorization, a capture or a void is unsettled: it takes no other of these (money.md C6). */
export const isBusy = ({ operations }: Payment): boolean =>
  operations.some((operation) => operation.type !== 'refund' && isUnsettled(operation));

/** The voids that have an outcome. Those of an open authorization or of an attempt have failed. */
export const settledVoidsOf = ({ operations }: Payment): number =>
  operations.filter((operation) => operation.type === 'void' && !isUnsettled(operation)).length;

/** The payments of an order. */
export type Paid = { readonly payments: readonly Payment[] };

export const operationsOf = ({ payments }: Paid): readonly PaymentOperation[] =>
  payments.flatMap(({ operations }) => operations);

/** The sum of the captures that are under way, if they succeed. */
export const capturingAmountOf = (order: Paid): MinorUnits =>
  sum(operationsOf(order).filter((operation) => operation.type === 'capture' && isUnsettled(operation)));

export const findPayment = ({ payments }: Paid, id: string): Payment | undefined =>
  payments.find((payment) => payment.id === id);

/** A payment with one of its operations. */
export type OperationOfPayment = { readonly payment: Payment; readonly operation: PaymentOperation };

export const findOperation = ({ payments }: Paid, id: OperationId): OperationOfPayment | undefined => {
  for (const payment of payments) {
    const operation = payment.operations.find((each) => each.id === id);
    if (operation !== undefined) return { payment, operation };
  }
  return undefined;
};

export const nextPaymentId = ({ payments }: Paid): PaymentId => `pay_${payments.length + 1}`;

/** The id of the operation after the last one; `ahead`: after so many more. */
export const nextOperationId = (order: Paid, ahead = 0): OperationId => `op_${operationsOf(order).length + 1 + ahead}`;
