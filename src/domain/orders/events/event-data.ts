import type { OrderEvent } from '#domain/orders/events';

type Placed = OrderEvent<'order.placed'>['data'];

/** Without the redeemer, by which a receiver could tell which orders are of one customer. */
const placedData = ({ discount, expiresAt, ...data }: Placed): Readonly<Record<string, unknown>> => ({
  ...data,
  discount: discount === null ? null : { code: discount.code, counted: discount.counted },
  expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
});

type Authorized = OrderEvent<'payment.authorized'>['data'];

const authorizedData = ({ authorizedUntil, ...data }: Authorized): Readonly<Record<string, unknown>> => ({
  ...data,
  authorizedUntil: authorizedUntil === null ? null : new Date(authorizedUntil).toISOString(),
});

/** The data of an event as the API and the event bus show it: moments are in RFC 3339. It has no personal data. */
export const eventData = (event: OrderEvent): Readonly<Record<string, unknown>> => {
  switch (event.type) {
    case 'order.placed':
      return placedData(event.data);
    case 'payment.authorized':
      return authorizedData(event.data);
    default:
      return event.data;
  }
};
