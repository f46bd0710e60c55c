import type { ChangeRefusal } from '#application/orders/change-order';
import { callsProvider, changeWithCalls, type ProviderUnavailable } from '#application/payments/change-with-calls';
import { type ChoosingRefunds, choosingRefunds } from '#application/payments/refunds/choosing-refunds';
import { type Done, defineUseCase, type Request } from '#application/use-case';
import { mayMoveMoney } from '#domain/access/caller';
import type { RefundPolicy } from '#domain/orders/lifecycle/cancel';
import type { Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { type Result, refuse } from '#domain/result';
import type { ReturnNotFound, ReturnStatusConflict } from '#domain/returns/find-return';
import { receive } from '#domain/returns/receive';
import type { QuantityExceedsFulfilled } from '#domain/returns/request';
import type { ReceivedLines, ReturnId } from '#domain/returns/return-request';

export type ReceiveReturn = {
  readonly id: OrderId;
  readonly returnId: ReturnId;
  readonly lines: ReceivedLines;
  /** Whether the shipping costs are given back too; undefined: where the order is withdrawn from (money.md R10). */
  readonly shipping?: boolean | undefined;
  /** Undefined: the shop's policy. */
  readonly refund?: RefundPolicy | undefined;
};

type Decided = ReturnNotFound | ReturnStatusConflict | QuantityExceedsFulfilled;
type Refused = Decided | ChangeRefusal | ProviderUnavailable | ChoosingRefunds;

/**
 * Records the units that came back, returns those that can be sold again to stock, gives back the shipping of a withdrawal,
 * and pays back the credit if the policy says so. A refund that the provider refuses leaves the credit (money.md C8).
 */
export const receiveReturn = defineUseCase({
  uses: callsProvider,
  with:
    (ports) =>
    async (command: ReceiveReturn, request: Request): Promise<Result<Done<Order>, Refused>> => {
      const { shipping, refund } = command;
      const chooses = refund !== undefined || shipping !== undefined;
      if (chooses && !mayMoveMoney(request.caller)) return refuse(choosingRefunds);
      return changeWithCalls<Decided>(ports, command.id, request, (order) =>
        receive(
          order,
          { ...command, refund: refund ?? ports.shop.refundOnReturn },
          { withdrawal: ports.shop.withdrawalIn(order.taxCountry) },
        ),
      );
    },
});
