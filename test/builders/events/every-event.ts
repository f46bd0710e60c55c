import type { OrderEvent } from '#domain/orders/events';
import { delivered, packed, received, rejected, returnRequested, shipped, unpacked } from '#test/builders/goods';
import {
  canceled,
  completed,
  confirmed,
  edited,
  erased,
  expired,
  held,
  line,
  linesCanceled,
  orderRecord,
  released,
  updated,
} from '#test/builders/orders';
import { authorized, capturedOf, failedOf, refundedOf, requested, voidedOf } from '#test/builders/payments/money';

/** One event of each type; a new type does not compile without its line. */
export const everyEvent: { readonly [Type in OrderEvent['type']]: OrderEvent } = {
  'order.placed': orderRecord().changes[0].events[0],
  'order.confirmed': confirmed,
  'order.completed': completed,
  'order.canceled': canceled,
  'order.erased': erased,
  'order.expired': expired,
  'order.lines-canceled': linesCanceled(['1', 1]),
  'order.edited': edited([line({ quantity: 1 })], [['1', 1]]),
  'order.updated': updated('email', 'note'),
  'order.held': held('hold_2'),
  'order.hold-released': released('hold_2'),
  'payment.requested': requested(1, 1, 100),
  'payment.requires-action': {
    type: 'payment.requires-action',
    data: { paymentId: 'pay_1', operationId: 'op_1', reference: null },
  },
  'payment.processing': {
    type: 'payment.processing',
    data: { paymentId: 'pay_1', operationId: 'op_1', reference: null },
  },
  'payment.authorized': authorized(1, 1, 100),
  'payment.captured': capturedOf(1, 2, 100),
  'payment.failed': failedOf(1, 1, 100),
  'payment.voided': voidedOf(1, 2, 100),
  'payment.refunded': refundedOf(1, 3, 100),
  'payment.refund-failed': {
    type: 'payment.refund-failed',
    data: { paymentId: 'pay_1', operationId: 'op_3', reason: 'generic' },
  },
  'payment.disputed': { type: 'payment.disputed', data: { paymentId: 'pay_1', operationId: 'op_4', amount: 100 } },
  'payment.dispute-closed': {
    type: 'payment.dispute-closed',
    data: { paymentId: 'pay_1', operationId: 'op_4', won: false },
  },
  'fulfillment.created': packed('ful_1', ['1', 2]),
  'fulfillment.shipped': shipped('ful_1'),
  'fulfillment.delivered': delivered('ful_1'),
  'fulfillment.canceled': unpacked('ful_1'),
  'return.requested': returnRequested('ret_1', ['1', 1]),
  'return.received': received('ret_1', true, ['1', 1]),
  'return.rejected': rejected('ret_1'),
};
