import type { Redeemer } from '#domain/catalog/discount';
import type { Instant } from '#domain/instant';
import type { EventData, OrderEvent } from '#domain/orders/events';

type Primitive = string | number | boolean | null | undefined;

/** The fields that stay inside: by its redeemer a receiver could tell which orders are of one customer. */
type Inside<Data> = {
  [Field in keyof Data]-?: [Extract<Data[Field], Redeemer>] extends [never] ? never : Field;
}[keyof Data];

/** The form in which data leaves the service: moments as text, and no redeemer. A function that passes on either does not compile. */
type Outside<Value> = Value extends number
  ? 'brand' extends keyof Value
    ? string
    : Value
  : Value extends Primitive
    ? Value
    : Value extends readonly (infer Item)[]
      ? readonly Outside<Item>[]
      : { readonly [Field in keyof Value as Exclude<Field, Inside<Value>>]: Outside<Value[Field]> } & {
          readonly [Field in Inside<Value>]?: never;
        };

const rfc3339 = (at: Instant | null): string | null => (at === null ? null : new Date(at).toISOString());

const whole = <Data>(data: Data): Data => data;

const outside: { readonly [Type in keyof EventData]: (data: EventData[Type]) => Outside<EventData[Type]> } = {
  'order.placed': ({ discount, expiresAt, ...data }) => ({
    ...data,
    discount: discount === null ? null : { code: discount.code, counted: discount.counted },
    expiresAt: rfc3339(expiresAt),
  }),
  'order.confirmed': whole,
  'order.completed': whole,
  'order.canceled': whole,
  'order.expired': whole,
  'order.erased': whole,
  'order.lines-canceled': whole,
  'order.edited': whole,
  'order.updated': whole,
  'order.held': whole,
  'order.hold-released': whole,
  'payment.requested': whole,
  'payment.requires-action': whole,
  'payment.processing': whole,
  'payment.authorized': ({ authorizedUntil, ...data }) => ({ ...data, authorizedUntil: rfc3339(authorizedUntil) }),
  'payment.captured': whole,
  'payment.failed': whole,
  'payment.voided': whole,
  'payment.refunded': whole,
  'payment.refund-failed': whole,
  'payment.disputed': whole,
  'payment.dispute-closed': whole,
  'fulfillment.created': whole,
  'fulfillment.shipped': whole,
  'fulfillment.delivered': whole,
  'fulfillment.canceled': whole,
  'return.requested': whole,
  'return.received': whole,
  'return.rejected': whole,
};

/** Every type of an order's events. */
export const eventTypes = Object.keys(outside) as readonly (keyof EventData)[];

const outsideData = <Type extends keyof EventData>({ type, data }: OrderEvent<Type>): Outside<EventData[Type]> =>
  outside[type](data);

/** The data of an event as the API and the event bus show it: moments are in RFC 3339. It has no personal data. */
export const eventData = (event: OrderEvent): Readonly<Record<string, unknown>> => outsideData(event);
