import { callsProvider, changeAndCall } from '#application/payments/change-with-calls';
import { acceptedPayment } from '#application/payments/declined';
import { defineUseCase, type Request } from '#application/use-case';
import type { OrderId } from '#domain/orders/order-id';
import { type RefundRefusal, type RefundWish, refund } from '#domain/payments/refunds/refund';

export type RefundPayment = {
  readonly id: OrderId;
  readonly paymentId: string;
  readonly wish: RefundWish;
  readonly reason: string | undefined;
};

/** Refunds a payment: an amount, units, the shipping, or the credit. */
export const refundPayment = defineUseCase({
  uses: callsProvider,
  with: (ports) => async (command: RefundPayment, request: Request) => {
    const { id, paymentId, wish, reason } = command;
    const called = await changeAndCall<RefundRefusal>(ports, id, request, (order) => {
      const decided = refund(order, paymentId, wish);
      return decided.ok && reason !== undefined
        ? { ...decided, value: { ...decided.value, private: { reason } } }
        : decided;
    });
    return acceptedPayment(called);
  },
});
