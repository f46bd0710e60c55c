import type { Decision } from '#domain/orders/decision';
import type { Change, EventData, OrderEvent, OrderRecord } from '#domain/orders/events';
import { evolveAll } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import { type CaptureTime, capturesOf, targetOf } from '#domain/payments/captures/shipment-captures';
import type { OperationId } from '#domain/payments/payment';

const requestsOf = ({ events }: Change): readonly EventData['payment.requested'][] =>
  events.flatMap(({ type, data }) => (type === 'payment.requested' ? data : []));

/** The capture whose outcome an event tells. */
const settledBy = ({ type, data }: OrderEvent): readonly OperationId[] =>
  type === 'payment.captured' || (type === 'payment.failed' && data.operation === 'capture') ? [data.operationId] : [];

/** The changes since the first parcel left while an operation was under way; without such a parcel none. */
const sinceParcel = ({ changes }: OrderRecord, settled: readonly OperationId[]): readonly Change[] => {
  const requestedAt = changes.findIndex((change) =>
    requestsOf(change).some(({ operationId }) => settled.includes(operationId)),
  );
  const later = requestedAt < 0 ? [] : changes.slice(requestedAt + 1);
  const first = later.findIndex(({ events }) => events.some(({ type }) => type === 'fulfillment.shipped'));
  return first < 0 ? [] : later.slice(first);
};

const capturesLeftOut = (order: Order, changes: readonly Change[]): Decision['events'] => {
  const shipped = changes.flatMap(({ events }) =>
    events.flatMap(({ type, data }) => (type === 'fulfillment.shipped' ? data.fulfillmentId : [])),
  );
  const parcels = order.fulfillments.filter(({ id }) => shipped.includes(id));
  const requestedAmount = changes
    .flatMap(requestsOf)
    .reduce((sum, { operation, amount }) => sum + (operation === 'capture' ? amount : 0), 0);
  const target = targetOf(order, parcels, requestedAmount);
  return target > 0 ? capturesOf(order, target) : [];
};

/**
 * Adds to the outcome of a capture the captures of parcels that left while it was under way. Its payment took no other
 * capture then (money.md C6), so they could not ask for theirs (money.md C7). What was asked for meanwhile counts. A parcel
 * waits for one capture only, so a provider that refuses is not asked again for the same parcel. On hold nothing is captured.
 */
export const withCapturesLeftOut = (
  record: OrderRecord,
  order: Order,
  decision: Decision,
  captureOn: CaptureTime,
): Decision => {
  const changes = sinceParcel(record, captureOn === 'shipment' ? decision.events.flatMap(settledBy) : []);
  if (changes.length === 0) return decision;
  const after = evolveAll(order, decision.events);
  return after.holds.length > 0
    ? decision
    : { ...decision, events: [...decision.events, ...capturesLeftOut(after, changes)] };
};
