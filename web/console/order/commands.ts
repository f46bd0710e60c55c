import type { OrdersClient } from '../../../clients/typescript/index';
import { type Outcome, outcomeOf } from '../../shared/api';
import { minorUnitsOf } from '../amounts';
import type { Operation, Order, OrderAction } from '../types';
import { type Draft, linesOf, type Target, takesAll } from './draft';

/** The parts of a form; each action names those that it has. */
export type FieldKind =
  | 'units'
  | 'restock'
  | 'reason'
  | 'optional-reason'
  | 'refund-policy'
  | 'refund-kind'
  | 'amount'
  | 'final'
  | 'return-shipping'
  | 'tracking'
  | 'reference'
  | 'add'
  | 'address'
  | 'contact';

/** A reply of the client. An order that was deleted is not there any more. */
type Reply = Promise<{ readonly data?: Order | undefined; readonly error?: unknown; readonly response: Response }>;

export type Sending = { readonly api: OrdersClient; readonly key: string };

type Command = {
  /** `danger`: what it does cannot be taken back. */
  readonly tone: 'primary' | 'plain' | 'danger';
  readonly fields: readonly FieldKind[];
  readonly send: (sending: Sending, target: Target, draft: Draft) => Reply;
};

/** The version that the person saw: a command never runs on a state that nobody has looked at. */
const seen = ({ order }: Target) => ({ 'If-Match': `"${order.version}"` });

/** The path and headers of a command on the order, or on a part of it. */
const onOrder = ({ key }: Sending, target: Target) => ({
  params: { path: { orderId: target.order.id }, header: { 'Idempotency-Key': key, ...seen(target) } },
});
const onPart = <Name extends 'paymentId' | 'fulfillmentId' | 'returnId'>(
  name: Name,
  sending: Sending,
  target: Target,
) => {
  const { header, path } = onOrder(sending, target).params;
  const part = { [name]: target.action[name] ?? '' } as { readonly [Key in Name]: string };
  return { params: { header, path: { ...path, ...part } } };
};
const onWhole = (target: Target) => ({ params: { path: { orderId: target.order.id }, header: seen(target) } });

const optional = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: Value };

const textOf = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());
const amountOf = ({ order }: Target, { amount }: Draft) => optional('amount', minorUnitsOf(amount, order.currency));
const policyOf = ({ refund }: Draft) => (refund === 'default' ? {} : { refund });

const trackingOf = ({ tracking: { carrier, number, url } }: Draft) =>
  carrier.trim() === '' && number.trim() === ''
    ? {}
    : { tracking: { carrier: carrier.trim(), number: number.trim(), ...optional('url', textOf(url)) } };

/** What a refund takes; without a choice it is the credit. */
export const refundTakes = (target: Target, draft: Draft) => {
  switch (draft.kind) {
    case 'credit':
      return {};
    case 'amount':
      return amountOf(target, draft);
    case 'lines':
      return { lines: linesOf(draft) };
    case 'shipping':
      return { shipping: true };
  }
};

/** The body of an edit. */
export const editOf = (draft: Draft) => ({
  add: draft.add.map(({ sku, quantity }) => ({ sku: sku.trim(), quantity })).filter(({ sku }) => sku !== ''),
  cancel: linesOf(draft),
});

/** Every action on an order: its form, and the call that it sends. One that the contract adds does not compile until it is here. */
export const commands: { readonly [Name in Operation]: Command } = {
  confirmOrder: {
    tone: 'primary',
    fields: [],
    send: (s, target) =>
      s.api.POST('/v1/orders/{orderId}/confirm', {
        ...onOrder(s, target),
        body: {},
      }),
  },
  completeOrder: {
    tone: 'plain',
    fields: [],
    send: (s, target) =>
      s.api.POST('/v1/orders/{orderId}/complete', {
        ...onOrder(s, target),
        body: {},
      }),
  },
  cancelOrder: {
    tone: 'danger',
    fields: ['units', 'reason', 'refund-policy'],
    send: (s, target, draft) =>
      s.api.POST('/v1/orders/{orderId}/cancel', {
        ...onOrder(s, target),
        body: {
          reason: draft.reason.trim(),
          ...(takesAll(target, draft) ? {} : { lines: linesOf(draft) }),
          ...policyOf(draft),
        },
      }),
  },
  deleteOrder: {
    tone: 'danger',
    fields: [],
    send: (s, target) => s.api.DELETE('/v1/orders/{orderId}', { ...onWhole(target) }),
  },
  updateOrder: {
    tone: 'plain',
    fields: ['contact'],
    send: (s, target, { contact, internal }) =>
      s.api.PATCH('/v1/orders/{orderId}', {
        ...onWhole(target),
        body: {
          email: textOf(contact.email) ?? null,
          note: textOf(contact.note) ?? null,
          internal: {
            note: textOf(internal.note) ?? null,
            tags: internal.tags.split(',').flatMap((tag) => textOf(tag) ?? []),
          },
        },
      }),
  },
  editOrder: {
    tone: 'plain',
    fields: ['add', 'units'],
    send: (s, target, draft) =>
      s.api.POST('/v1/orders/{orderId}/edit', {
        ...onOrder(s, target),
        body: { ...editOf(draft), expectedTotalAmount: draft.expected },
      }),
  },
  replaceShippingAddress: {
    tone: 'plain',
    fields: ['address'],
    send: (s, target, { address }) =>
      s.api.PUT('/v1/orders/{orderId}/shipping-address', {
        ...onWhole(target),
        body: {
          name: address.name.trim(),
          line1: address.line1.trim(),
          line2: textOf(address.line2) ?? null,
          postalCode: textOf(address.postalCode) ?? null,
          city: address.city.trim(),
          region: textOf(address.region) ?? null,
          country: address.country.trim().toUpperCase(),
        },
      }),
  },
  placeHold: {
    tone: 'plain',
    fields: ['reason'],
    send: (s, target, { reason }) =>
      s.api.POST('/v1/orders/{orderId}/holds', {
        ...onOrder(s, target),
        body: { reason: reason.trim() },
      }),
  },
  releaseHold: {
    tone: 'primary',
    fields: [],
    send: (s, target) =>
      s.api.DELETE('/v1/orders/{orderId}/holds/{holdId}', {
        params: { path: { orderId: target.order.id, holdId: target.action.holdId ?? '' }, header: seen(target) },
      }),
  },
  payOrder: {
    tone: 'plain',
    fields: ['amount', 'reference'],
    send: (s, target, draft) =>
      s.api.POST('/v1/orders/{orderId}/payments', {
        ...onOrder(s, target),
        body: { method: 'manual', ...amountOf(target, draft), ...optional('reference', textOf(draft.reference)) },
      }),
  },
  capturePayment: {
    tone: 'primary',
    fields: ['amount', 'final'],
    send: (s, target, draft) =>
      s.api.POST('/v1/orders/{orderId}/payments/{paymentId}/capture', {
        ...onPart('paymentId', s, target),
        body: { ...amountOf(target, draft), ...(draft.final ? {} : { final: false }) },
      }),
  },
  voidPayment: {
    tone: 'danger',
    fields: [],
    send: (s, target) =>
      s.api.POST('/v1/orders/{orderId}/payments/{paymentId}/void', {
        ...onPart('paymentId', s, target),
        body: {},
      }),
  },
  refundPayment: {
    tone: 'danger',
    fields: ['refund-kind', 'optional-reason'],
    send: (s, target, draft) =>
      s.api.POST('/v1/orders/{orderId}/payments/{paymentId}/refund', {
        ...onPart('paymentId', s, target),
        body: { ...refundTakes(target, draft), ...optional('reason', textOf(draft.reason)) },
      }),
  },
  fulfillOrder: {
    tone: 'primary',
    fields: ['units', 'tracking'],
    send: (s, target, draft) =>
      s.api.POST('/v1/orders/{orderId}/fulfillments', {
        ...onOrder(s, target),
        body: { lines: linesOf(draft), ...trackingOf(draft) },
      }),
  },
  shipFulfillment: {
    tone: 'primary',
    fields: ['tracking'],
    send: (s, target, draft) =>
      s.api.POST('/v1/orders/{orderId}/fulfillments/{fulfillmentId}/ship', {
        ...onPart('fulfillmentId', s, target),
        body: trackingOf(draft),
      }),
  },
  deliverFulfillment: {
    tone: 'primary',
    fields: [],
    send: (s, target) =>
      s.api.POST('/v1/orders/{orderId}/fulfillments/{fulfillmentId}/deliver', {
        ...onPart('fulfillmentId', s, target),
        body: {},
      }),
  },
  cancelFulfillment: {
    tone: 'plain',
    fields: [],
    send: (s, target) =>
      s.api.POST('/v1/orders/{orderId}/fulfillments/{fulfillmentId}/cancel', {
        ...onPart('fulfillmentId', s, target),
        body: {},
      }),
  },
  requestReturn: {
    tone: 'plain',
    fields: ['units', 'reason'],
    send: (s, target, draft) =>
      s.api.POST('/v1/orders/{orderId}/returns', {
        ...onOrder(s, target),
        body: { lines: linesOf(draft), reason: draft.reason.trim() },
      }),
  },
  receiveReturn: {
    tone: 'primary',
    fields: ['units', 'restock', 'return-shipping', 'refund-policy'],
    send: (s, target, draft) =>
      s.api.POST('/v1/orders/{orderId}/returns/{returnId}/receive', {
        ...onPart('returnId', s, target),
        body: {
          lines: linesOf(draft).map((line) => ({ ...line, restock: draft.restock[line.lineId] === true })),
          ...(draft.shipping ? { shipping: true } : {}),
          ...policyOf(draft),
        },
      }),
  },
  rejectReturn: {
    tone: 'danger',
    fields: ['optional-reason'],
    send: (s, target, draft) =>
      s.api.POST('/v1/orders/{orderId}/returns/{returnId}/reject', {
        ...onPart('returnId', s, target),
        body: optional('reason', textOf(draft.reason)),
      }),
  },
};

/** Sends an action. Null: it succeeded, and the order is not there any more. */
export const sendCommand = (sending: Sending, target: Target, draft: Draft): Promise<Outcome<Order | null>> =>
  outcomeOf<Order | null>(
    commands[target.action.operation]
      .send(sending, target, draft)
      .then(({ data, error, response }) => ({ data: response.status === 204 ? null : data, error })),
  );

/** What a person does next comes first; then in the order of an order's life. */
const nextFirst: readonly Operation[] = [
  'releaseHold',
  'receiveReturn',
  'confirmOrder',
  'capturePayment',
  'fulfillOrder',
  'shipFulfillment',
  'deliverFulfillment',
  'refundPayment',
  'completeOrder',
];

/** Whether an allowed action is what the order waits for, so that it stands first. */
export const isNext = (order: Order, { operation, allowed }: OrderAction): boolean =>
  allowed &&
  nextFirst.includes(operation) &&
  (operation !== 'refundPayment' || order.balance.creditAmount > 0) &&
  (operation !== 'completeOrder' || order.fulfillmentStatus === 'delivered');

export const byUrgency = (left: OrderAction, right: OrderAction): number =>
  nextFirst.indexOf(left.operation) - nextFirst.indexOf(right.operation);
