import { callsProvider, changeAndCall } from '#application/payments/change-with-calls';
import { acceptedPayment } from '#application/payments/declined';
import { defineUseCase, type Request } from '#application/use-case';
import type { OrderId } from '#domain/orders/order-id';
import { decideIn, type OrderStatusConflict, statusesTo } from '#domain/orders/status-conflict';
import { type Capture, type CaptureRefusal, capture } from '#domain/payments/captures/capture';
import { existingPayment } from '#domain/payments/conflicts';

export type CapturePayment = Capture & { readonly id: OrderId; readonly paymentId: string };

/** Captures what a payment authorized, or a part of it. A canceled order takes no capture. */
export const capturePayment = defineUseCase({
  uses: callsProvider,
  with: (ports) => async (command: CapturePayment, request: Request) => {
    const called = await changeAndCall<CaptureRefusal | OrderStatusConflict>(ports, command.id, request, (order) => {
      const payment = existingPayment(order, command.paymentId);
      if (!payment.ok) return payment;
      return decideIn(order, statusesTo.capture, (open) => capture(open, command.paymentId, command));
    });
    return acceptedPayment(called);
  },
});
