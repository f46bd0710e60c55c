import { callsProvider, changeAndCall } from '#application/payments/change-with-calls';
import { acceptedPayment } from '#application/payments/declined';
import { defineUseCase, type Request } from '#application/use-case';
import type { OrderId } from '#domain/orders/order-id';
import type { PaymentNotFound, PaymentStatusConflict } from '#domain/payments/conflicts';
import { voidPayment as decide } from '#domain/payments/void';

/** Takes back the open rest of an authorization, or an attempt that waits for the customer. */
export const voidPayment = defineUseCase({
  uses: callsProvider,
  with: (ports) => async (command: { readonly id: OrderId; readonly paymentId: string }, request: Request) => {
    const called = await changeAndCall<PaymentNotFound | PaymentStatusConflict>(ports, command.id, request, (order) =>
      decide(order, command.paymentId),
    );
    return acceptedPayment(called);
  },
});
