import type { OrderEvent } from '#domain/orders/events';
import type { Order } from '#domain/orders/order';
import { findOperation, manualProvider } from '#domain/payments/payment';
import type { Fact } from '#test/oracle/facts';
import type { Order as OracleOrder } from '#test/oracle/order';

/** Translates events of the service into facts of the oracle. */

type Translates<Type extends OrderEvent['type']> = (
  data: Extract<OrderEvent, { type: Type }>['data'],
  /** The order as the change left it, and its time. */
  context: { readonly after: Order; readonly at: number; readonly known: OracleOrder },
) => readonly Fact[];

const has = ({ payments }: OracleOrder, operationId: string): boolean =>
  payments.some(({ operations }) => operations.some(({ id }) => id === operationId));

const requested: Translates<'payment.requested'> = ({ paymentId, operationId, operation, amount, opens, takes }) => {
  const ids = { paymentId, operationId };
  switch (operation) {
    case 'authorization':
      return [{ type: 'payment.requested', ...ids, method: opens?.provider ?? '', amount }];
    case 'capture':
      return opens === null
        ? [{ type: 'payment.capture-requested', ...ids, amount }]
        : [{ type: 'payment.requested', ...ids, method: manualProvider, amount }];
    case 'void':
      return [{ type: 'payment.void-requested', ...ids }];
    case 'refund': {
      const lines = takes === null || takes.lines.length === 0 ? {} : { lines: takes.lines };
      const shipping = takes?.shipping === true ? { shipping: true as const } : {};
      return [{ type: 'payment.refund-requested', ...ids, amount, ...lines, ...shipping }];
    }
  }
};

const failed: Translates<'payment.failed'> = ({ paymentId, operationId, amount }, { known }) => [
  // The capture of an automatic payment has no request of its own.
  ...(has(known, operationId) ? [] : [{ type: 'payment.capture-requested', paymentId, operationId, amount } as const]),
  { type: 'payment.failed', paymentId, operationId },
];

const voided: Translates<'payment.voided'> = ({ paymentId, operationId }, { known }) => [
  { type: 'payment.voided', paymentId, ...(has(known, operationId) ? { operationId } : {}) },
];

const edited: Translates<'order.edited'> = ({ added, canceled: cancel, shipping }) => {
  const add = added.map(({ quantity: units, ...line }) => ({ units, ...line }));
  return [{ type: 'order.edited', add, cancel, ...(shipping === null ? {} : { shipping }) }];
};

const same =
  <Type extends OrderEvent['type'] & Fact['type']>(type: Type): Translates<Type> =>
  (data) => [{ type, ...data } as unknown as Fact];

const translations: { readonly [Type in OrderEvent['type']]: Translates<Type> } = {
  'order.placed': () => [],
  'order.updated': () => [],
  'order.erased': () => [],
  'order.confirmed': same('order.confirmed'),
  'order.completed': same('order.completed'),
  'order.canceled': same('order.canceled'),
  'order.expired': same('order.expired'),
  'order.lines-canceled': same('order.lines-canceled'),
  'order.edited': edited,
  'order.held': ({ holdId }, { at }) => [{ type: 'order.held', holdId, at }],
  'order.hold-released': ({ holdId }, { at }) => [{ type: 'order.hold-released', holdId, at }],
  'payment.requested': requested,
  'payment.requires-action': same('payment.requires-action'),
  'payment.processing': same('payment.processing'),
  'payment.authorized': same('payment.authorized'),
  'payment.captured': ({ paymentId, operationId, amount }, { after }) => {
    const final = findOperation(after, operationId)?.operation.final ?? true;
    return [{ type: 'payment.captured', paymentId, operationId, amount, final }];
  },
  'payment.failed': failed,
  'payment.voided': voided,
  'payment.refunded': ({ paymentId, operationId, amount }) => [
    { type: 'payment.refunded', paymentId, operationId, amount },
  ],
  'payment.refund-failed': ({ paymentId, operationId }) => [{ type: 'payment.refund-failed', paymentId, operationId }],
  'payment.disputed': ({ paymentId, operationId, amount }) => [
    { type: 'payment.disputed', paymentId, disputeId: operationId, amount },
  ],
  'payment.dispute-closed': ({ paymentId, operationId, won }) => [
    { type: 'payment.dispute-closed', paymentId, disputeId: operationId, won },
  ],
  'fulfillment.created': same('fulfillment.created'),
  'fulfillment.shipped': same('fulfillment.shipped'),
  'fulfillment.delivered': ({ fulfillmentId }, { at }) => [{ type: 'fulfillment.delivered', fulfillmentId, at }],
  'fulfillment.canceled': same('fulfillment.canceled'),
  'return.requested': ({ returnId, lines }, { at }) => [{ type: 'return.requested', returnId, lines, at }],
  'return.received': (data) => [{ type: 'return.received', ...data }],
  'return.rejected': same('return.rejected'),
};

/** The facts of one event. `known`: the order of the oracle before it. */
export const factsOf = <Type extends OrderEvent['type']>(
  event: Extract<OrderEvent, { type: Type }>,
  context: Parameters<Translates<Type>>[1],
): readonly Fact[] => (translations[event.type as Type] as Translates<Type>)(event.data as never, context);
