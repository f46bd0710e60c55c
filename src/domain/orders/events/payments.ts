import type { Instant } from '#domain/instant';
import type { MinorUnits } from '#domain/money';
import type { Circumstances, Evolution } from '#domain/orders/events/family';
import { countUnits } from '#domain/orders/lines/count-units';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';
import { withinWorth } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import type {
  CaptureMode,
  DeclineCode,
  OperationId,
  OperationReason,
  OperationType,
  Payment,
  PaymentId,
  PaymentOperation,
  RequestedType,
} from '#domain/payments/payment';

type OfOperation = { readonly paymentId: PaymentId; readonly operationId: OperationId };
type OfProvider = OfOperation & {
  /** The provider's id of the payment, where this event is the first to tell it. */
  readonly reference: string | null;
};

/** What a refund takes out of the order (money.md R3, R5). */
export type Taken = {
  readonly lines: LineQuantities;
  readonly shipping: boolean;
  /** The part of the amount that is above the credit. */
  readonly goodwillAmount: MinorUnits;
};

/**
 * Events about money. Each operation has a number in its order, by which later events refer to it. An operation that
 * nobody here asked for begins with the event that tells its outcome.
 */
export type PaymentEvents = {
  /** The intent: the provider is called after this is stored. */
  readonly 'payment.requested': OfOperation & {
    readonly operation: RequestedType;
    readonly amount: MinorUnits;
    /** The payment that begins with this operation; null: the payment exists. */
    readonly opens: { readonly provider: string; readonly capture: CaptureMode } | null;
    /** Of an authorization: the same call captures. */
    readonly captures: boolean;
    /** Of a capture: it releases the rest. */
    readonly final: boolean;
    /** Of a refund that takes out more than the credit. */
    readonly takes: Taken | null;
  };
  readonly 'payment.requires-action': OfProvider;
  readonly 'payment.processing': OfProvider;
  readonly 'payment.authorized': OfProvider & {
    readonly amount: MinorUnits;
    readonly authorizedUntil: Instant | null;
    readonly capturesMany: boolean;
  };
  readonly 'payment.captured': OfOperation & { readonly amount: MinorUnits; readonly releasedAmount: MinorUnits };
  /** An authorization, a capture or a void did not succeed. */
  readonly 'payment.failed': OfOperation & {
    readonly operation: Exclude<RequestedType, 'refund'>;
    readonly amount: MinorUnits;
    readonly reason: OperationReason;
  };
  /** `lapsed`: the authorization ended without a request (money.md C5). */
  readonly 'payment.voided': OfOperation & { readonly amount: MinorUnits; readonly reason: 'lapsed' | null };
  readonly 'payment.refunded': OfOperation & { readonly amount: MinorUnits; readonly goodwillAmount: MinorUnits };
  /** Also after `payment.refunded`: a bank may send the money back (money.md R6). */
  readonly 'payment.refund-failed': OfOperation & { readonly reason: DeclineCode };
  readonly 'payment.disputed': OfOperation & { readonly amount: MinorUnits };
  readonly 'payment.dispute-closed': OfOperation & { readonly won: boolean };
};

// ── Operations ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** An operation of which nothing is known but its type. */
const unknown = (id: OperationId, type: OperationType, at: Instant): PaymentOperation => ({
  id,
  type,
  amount: 0,
  state: 'pending',
  reason: null,
  requestedAt: at,
  at,
  captures: false,
  final: true,
  releasedAmount: 0,
  goodwillAmount: 0,
});

const mapPayment = (order: Order, id: PaymentId, change: (payment: Payment) => Payment): Order => ({
  ...order,
  payments: order.payments.map((payment) => (payment.id === id ? change(payment) : payment)),
});

/** The order with one operation changed; an operation that is not there begins. */
const withOperation = (
  order: Order,
  { paymentId, operationId }: OfOperation,
  type: OperationType,
  { at }: Circumstances,
  changed: Partial<PaymentOperation>,
  ofPayment: Partial<Payment> = {},
): Order =>
  mapPayment(order, paymentId, (payment) => {
    const known = payment.operations.find(({ id }) => id === operationId);
    const after = { ...(known ?? unknown(operationId, type, at)), ...changed, at };
    const operations =
      known === undefined
        ? [...payment.operations, after]
        : payment.operations.map((each) => (each.id === operationId ? after : each));
    return { ...payment, ...ofPayment, operations };
  });

const referenceOf = ({ reference }: OfProvider): Partial<Payment> => (reference === null ? {} : { reference });

const operationIn = (order: Order, { paymentId, operationId }: OfOperation): PaymentOperation | undefined =>
  order.payments.find(({ id }) => id === paymentId)?.operations.find(({ id }) => id === operationId);

// ── What refunds take ──────────────────────────────────────────────────────────────────────────────────────────────

/** The order with the goodwill of one more refund, which never exceeds what the order is worth (money.md R5). */
const adjusted = (order: Order, operationId: OperationId, amount: MinorUnits): Order =>
  amount === 0 ? order : withinWorth({ ...order, adjustments: [...order.adjustments, { operationId, amount }] });

/** The order without what a refund takes out of it. */
export const takenOut = (order: Order, { lines, shipping }: Pick<Taken, 'lines' | 'shipping'>): Order => {
  const returned = countUnits(order.lines, 'returned', lines);
  const shippingRefundedAmount = shipping ? (order.shipping?.totalAmount ?? 0) : order.shippingRefundedAmount;
  const after = { ...order, lines: returned, shippingRefundedAmount };
  return withinWorth(after);
};

// ── The family ─────────────────────────────────────────────────────────────────────────────────────────────────────

const requested = (order: Order, data: PaymentEvents['payment.requested'], circumstances: Circumstances): Order => {
  const { paymentId, operationId, operation, amount, opens, captures, final, takes } = data;
  const opened: Order =
    opens === null
      ? order
      : {
          ...order,
          payments: [
            ...order.payments,
            { id: paymentId, ...opens, reference: null, authorizedUntil: null, capturesMany: false, operations: [] },
          ],
        };
  const goodwillAmount = takes?.goodwillAmount ?? 0;
  const before = takes === null ? opened : adjusted(takenOut(opened, takes), operationId, goodwillAmount);
  return withOperation(before, data, operation, circumstances, { amount, captures, final, goodwillAmount });
};

export const payments: Evolution<PaymentEvents> = {
  'payment.requested': requested,
  'payment.requires-action': (order, data, circumstances) =>
    withOperation(order, data, 'authorization', circumstances, { state: 'requires-action' }, referenceOf(data)),
  'payment.processing': (order, data, circumstances) =>
    withOperation(order, data, 'authorization', circumstances, { state: 'processing' }, referenceOf(data)),
  'payment.authorized': (order, data, circumstances) =>
    withOperation(
      order,
      data,
      'authorization',
      circumstances,
      { state: 'succeeded', amount: data.amount },
      { ...referenceOf(data), authorizedUntil: data.authorizedUntil, capturesMany: data.capturesMany },
    ),
  'payment.captured': (order, data, circumstances) => {
    const { amount, releasedAmount } = data;
    return withOperation(order, data, 'capture', circumstances, { state: 'succeeded', amount, releasedAmount });
  },
  'payment.failed': (order, data, circumstances) => {
    const { operation, amount, reason } = data;
    return withOperation(order, data, operation, circumstances, { state: 'failed', amount, reason });
  },
  'payment.voided': (order, data, circumstances) => {
    const { amount, reason } = data;
    const voided = withOperation(order, data, 'void', circumstances, { state: 'succeeded', amount, reason });
    // An attempt that waited for the customer ends with its void.
    return mapPayment(voided, data.paymentId, (payment) => ({
      ...payment,
      operations: payment.operations.map((each) =>
        each.state === 'requires-action' ? { ...each, state: 'failed', at: circumstances.at } : each,
      ),
    }));
  },
  'payment.refunded': (order, data, circumstances) => {
    const { amount, goodwillAmount } = data;
    const isNew = operationIn(order, data) === undefined;
    const before = isNew ? adjusted(order, data.operationId, goodwillAmount) : order;
    return withOperation(before, data, 'refund', circumstances, { state: 'succeeded', amount, goodwillAmount });
  },
  'payment.refund-failed': (order, data, circumstances) => {
    const failed = withOperation(order, data, 'refund', circumstances, { state: 'failed', reason: data.reason });
    return { ...failed, adjustments: failed.adjustments.filter(({ operationId }) => operationId !== data.operationId) };
  },
  'payment.disputed': (order, data, circumstances) =>
    withOperation(order, data, 'dispute', circumstances, { state: 'processing', amount: data.amount }),
  'payment.dispute-closed': (order, data, circumstances) =>
    withOperation(order, data, 'dispute', circumstances, { state: data.won ? 'failed' : 'succeeded' }),
};
