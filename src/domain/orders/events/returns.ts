import type { MinorUnits } from '#domain/money';
import type { Evolution } from '#domain/orders/events/family';
import { countUnits } from '#domain/orders/lines/count-units';
import { type LineQuantities, unitsOfLine } from '#domain/orders/lines/line-quantities';
import type { Order } from '#domain/orders/order';
import type { ReceivedLines, ReturnId, ReturnRequest } from '#domain/returns/return-request';

type OfReturn = { readonly returnId: ReturnId };

/** Events of return requests. */
export type ReturnEvents = {
  readonly 'return.requested': OfReturn & { readonly lines: LineQuantities };
  /** The units that came back. The rest of the request is rejected. */
  readonly 'return.received': OfReturn & {
    readonly lines: ReceivedLines;
    /** The shipping costs are given back too (money.md R7). */
    readonly shipping: boolean;
    /** The part of them that is given back, where it is not all: what the standard shipping costs (money.md R10). */
    readonly shippingAmount: MinorUnits;
  };
  readonly 'return.rejected': OfReturn;
};

const withRequest = (order: Order, returnId: ReturnId, after: (request: ReturnRequest) => ReturnRequest): Order => ({
  ...order,
  returns: order.returns.map((request) => (request.id === returnId ? after(request) : request)),
});

export const returns: Evolution<ReturnEvents> = {
  'return.requested': (order, { returnId, lines }, { at, reason }) => ({
    ...order,
    returns: [
      ...order.returns,
      {
        id: returnId,
        status: 'requested',
        lines: lines.map((line) => ({ ...line, receivedQuantity: 0 })),
        reason,
        requestedAt: at,
        closedAt: null,
      },
    ],
  }),
  'return.received': (order, { returnId, lines: received, shipping, shippingAmount }, { at }) => ({
    ...withRequest(order, returnId, (request) => ({
      ...request,
      status: 'received',
      lines: request.lines.map((line) => ({ ...line, receivedQuantity: unitsOfLine(received, line.lineId) })),
      closedAt: at,
    })),
    lines: countUnits(order.lines, 'returned', received),
    shippingRefundedAmount: shipping
      ? (order.shipping?.totalAmount ?? 0)
      : order.shippingRefundedAmount + shippingAmount,
  }),
  'return.rejected': (order, { returnId }, { at }) =>
    withRequest(order, returnId, (request) => ({ ...request, status: 'rejected', closedAt: at })),
};
