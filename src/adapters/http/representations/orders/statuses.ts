import * as z from 'zod/mini';
import { type MembersFor, replySchema } from '#adapters/http/reply-schema';
import { orderStatuses } from '#domain/orders/order';
import { fulfillmentStatuses, paymentStatuses, returnStatuses, type Statuses } from '#domain/orders/statuses';

export const OrderStatusText = replySchema(() => z.enum(orderStatuses).check(z.meta({ id: 'OrderStatus' })));
const PaymentStatusText = replySchema(() => z.enum(paymentStatuses).check(z.meta({ id: 'PaymentStatus' })));
const FulfillmentStatusText = replySchema(() => z.enum(fulfillmentStatuses).check(z.meta({ id: 'FulfillmentStatus' })));
const ReturnStatusText = replySchema(() => z.enum(returnStatuses).check(z.meta({ id: 'ReturnStatus' })));

/** The members of an order and of its summary that tell its statuses. */
export const statusMembers = () =>
  ({
    status: OrderStatusText(),
    paymentStatus: PaymentStatusText(),
    fulfillmentStatus: FulfillmentStatusText(),
    returnStatus: ReturnStatusText(),
  }) satisfies MembersFor<keyof Statuses>;
