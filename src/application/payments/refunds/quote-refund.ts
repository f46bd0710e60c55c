import { expected, type VersionMismatch } from '#application/expectation';
import { findOrder, type OrderNotFound } from '#application/orders/find-order';
import { defineUseCase, type Request } from '#application/use-case';
import { fold } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import {
  type QuoteRefusal,
  quoteRefund as quote,
  type RefundQuestion,
  type RefundQuote,
} from '#domain/payments/refunds/quote-refund';
import { ok, type Result } from '#domain/result';

export type QuotedRefund = { readonly order: Order; readonly quote: RefundQuote };

/** Computes what a refund or a cancellation would give. Stores nothing. */
export const quoteRefund = defineUseCase({
  uses: ['orders', 'orderIds'],
  with:
    (ports) =>
    async (
      { id, ...question }: RefundQuestion & { readonly id: OrderId },
      { caller, expects }: Request,
    ): Promise<Result<QuotedRefund, OrderNotFound | VersionMismatch | QuoteRefusal>> => {
      const found = await findOrder(ports, id, caller);
      if (!found.ok) return found;
      const order = expected(expects, fold(found.value));
      if (!order.ok) return order;
      const quoted = quote(order.value, question);
      return quoted.ok ? ok({ order: order.value, quote: quoted.value }) : quoted;
    },
});
