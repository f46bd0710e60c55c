import type { ProviderOperation } from '#application/ports';
import type { MinorUnits } from '#domain/money';
import { type OrderId, parseOrderId } from '#domain/orders/order-id';
import type { OperationId, PaymentId } from '#domain/payments/payment';

/** Metadata of an object at Stripe. */
export type Metadata = Readonly<Record<string, string>>;

export type StripeIds = {
  readonly orderId: OrderId;
  readonly paymentId: PaymentId;
  readonly operationId: OperationId;
};

/** Our ids on a payment intent and on a refund. Stripe copies those of an intent to its charge. */
export const metadataOf = ({ orderId, paymentId, operationId }: StripeIds): Metadata => ({
  order_id: orderId,
  payment_id: paymentId,
  operation_id: operationId,
});

const numbered = <Id extends string>(prefix: string, text: string | undefined): Id | undefined =>
  text !== undefined && new RegExp(`^${prefix}_[1-9]\\d{0,3}$`).test(text) ? (text as Id) : undefined;

/** Undefined: another application made the object. */
export const idsIn = (metadata: Metadata | null | undefined): StripeIds | undefined => {
  const orderId = parseOrderId(metadata?.order_id ?? '');
  const paymentId = numbered<PaymentId>('pay', metadata?.payment_id);
  const operationId = numbered<OperationId>('op', metadata?.operation_id);
  return orderId && paymentId && operationId && { orderId, paymentId, operationId };
};

export const isOfPayment = (
  { metadata }: { readonly metadata: Metadata | null },
  { orderId, paymentId }: Pick<ProviderOperation, 'orderId' | 'paymentId'>,
): boolean => {
  const ids = idsIn(metadata);
  return ids?.orderId === orderId && ids.paymentId === paymentId;
};

export const isOfOperation = (
  object: { readonly metadata: Metadata | null },
  operation: Pick<ProviderOperation, 'orderId' | 'paymentId' | 'operationId'>,
): boolean => isOfPayment(object, operation) && idsIn(object.metadata)?.operationId === operation.operationId;

/**
 * The mark of an operation on an existing intent, under its own id: Stripe has no object for a capture or a void. `capture`
 * leaves the rest authorized, `final-capture` and `release` give it back, `void` cancels the intent.
 */
const markKinds = ['capture', 'final-capture', 'release', 'void'] as const;
export type Mark = { readonly kind: (typeof markKinds)[number]; readonly amount: MinorUnits };

export const markOf = (operationId: OperationId, { kind, amount }: Mark): Metadata => ({
  [operationId]: `${kind} ${amount}`,
});

const markIn = (text: string | undefined): Mark | undefined => {
  const [, kind, amount] = /^([a-z-]+) (\d{1,15})$/.exec(text ?? '') ?? [];
  const known = markKinds.find((each) => each === kind);
  return known && { kind: known, amount: Number(amount) };
};

export const markFor = (metadata: Metadata, operationId: OperationId): Mark | undefined =>
  Object.hasOwn(metadata, operationId) ? markIn(metadata[operationId]) : undefined;

export const marksIn = (metadata: Metadata): readonly Mark[] =>
  Object.values(metadata).flatMap((text) => markIn(text) ?? []);
