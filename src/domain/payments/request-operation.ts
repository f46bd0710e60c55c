import type { MinorUnits } from '#domain/money';
import type { OrderEvent } from '#domain/orders/events';
import type { Taken } from '#domain/orders/events/payments';
import {
  type CaptureMode,
  nextOperationId,
  nextPaymentId,
  type OperationId,
  type Paid,
  type Payment,
} from '#domain/payments/payment';

type Requested = OrderEvent<'payment.requested'>;

const requested = (
  data: Omit<Requested['data'], 'opens' | 'captures' | 'final' | 'takes'> & Partial<Requested['data']>,
): Requested => ({
  type: 'payment.requested',
  data: { opens: null, captures: false, final: true, takes: null, ...data },
});

/** Begins a payment. `captures`: the provider captures with the same call. */
export const requestAuthorization = (
  order: Paid,
  opens: { readonly provider: string; readonly capture: CaptureMode },
  amount: MinorUnits,
  captures: boolean,
): Requested =>
  requested({
    paymentId: nextPaymentId(order),
    operationId: nextOperationId(order),
    operation: 'authorization',
    amount,
    opens,
    captures,
  });

export const requestCapture = (
  { id }: Payment,
  operationId: OperationId,
  amount: MinorUnits,
  final: boolean,
): Requested => requested({ paymentId: id, operationId, operation: 'capture', amount, final });

export const requestVoid = ({ id }: Payment, operationId: OperationId, amount: MinorUnits): Requested =>
  requested({ paymentId: id, operationId, operation: 'void', amount });

export const requestRefund = (
  { id }: Payment,
  operationId: OperationId,
  amount: MinorUnits,
  takes: Taken | null,
): Requested => requested({ paymentId: id, operationId, operation: 'refund', amount, takes });
