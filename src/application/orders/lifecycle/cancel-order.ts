import type { ChangeRefusal } from '#application/orders/change-order';
import { callsProvider, changeWithCalls, type ProviderUnavailable } from '#application/payments/change-with-calls';
import { type ChoosingRefunds, choosingRefunds } from '#application/payments/refunds/choosing-refunds';
import { type Done, defineUseCase, type Request } from '#application/use-case';
import { mayMoveMoney } from '#domain/access/caller';
import type { OrderTooLarge } from '#domain/orders/decision';
import { cancel, cancelOrHold, type QuantityExceedsOpen, type RefundPolicy } from '#domain/orders/lifecycle/cancel';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';
import type { Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { decideIn, type OrderStatusConflict, statusesTo } from '#domain/orders/status-conflict';
import { type Result, refuse } from '#domain/result';

export type CancelOrder = {
  readonly id: OrderId;
  readonly reason: string;
  /** Undefined: all open units. */
  readonly lines: LineQuantities | undefined;
  /** Undefined: the shop's policy. */
  readonly refund?: RefundPolicy | undefined;
};

type Decided = OrderStatusConflict | QuantityExceedsOpen | OrderTooLarge;
type Refused = Decided | ChangeRefusal | ProviderUnavailable | ChoosingRefunds;

/**
 * Cancels an order, or units of it that are not in a parcel, returns their stock, and voids or refunds what was paid. A
 * refund that the provider refuses leaves the credit (money.md C8). What a customer cancels from an open parcel holds the order
 * (money.md R10).
 */
export const cancelOrder = defineUseCase({
  uses: callsProvider,
  with:
    (ports) =>
    async (command: CancelOrder, request: Request): Promise<Result<Done<Order>, Refused>> => {
      if (command.refund !== undefined && !mayMoveMoney(request.caller)) return refuse(choosingRefunds);
      return changeWithCalls<Decided>(ports, command.id, request, (order) => {
        const mayWithdraw = request.caller.role === 'customer' && ports.shop.withdrawalIn(order.taxCountry) !== null;
        const refund = command.refund ?? ports.shop.refundOnCancel;
        const decide = mayWithdraw ? cancelOrHold : cancel;
        return decideIn(order, statusesTo.cancel, (open) => decide(open, { ...command, refund }));
      });
    },
});
