import type { Instant } from '#domain/instant';
import type { Change, LaterEvents, OrderEvent, OrderRecord } from '#domain/orders/events';
import { edits } from '#domain/orders/events/edits';
import type { Circumstances, Evolution } from '#domain/orders/events/family';
import { fulfillment } from '#domain/orders/events/fulfillment';
import { holds } from '#domain/orders/events/holds';
import { lifecycle } from '#domain/orders/events/lifecycle';
import { payments } from '#domain/orders/events/payments';
import { placed } from '#domain/orders/events/placement';
import { returns } from '#domain/orders/events/returns';
import { updates } from '#domain/orders/events/updates';
import { withinWorth } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import { detailsAt, detailsOf, type PrivateChange, privateDataAt } from '#domain/orders/private-data';
import { findOperation } from '#domain/payments/payment';

/** Every event after the placement; a missing one does not compile. */
const evolution: Evolution<LaterEvents> = {
  ...lifecycle,
  ...edits,
  ...updates,
  ...holds,
  ...payments,
  ...fulfillment,
  ...returns,
};

/** The order after one event. Goodwill falls with the worth of the order, whatever the event is (money.md R5). */
export const evolve = <Type extends keyof LaterEvents>(
  order: Order,
  event: OrderEvent<Type>,
  circumstances: Circumstances,
): Order => withinWorth(evolution[event.type](order, event.data, circumstances));

const isLater = (event: OrderEvent): event is OrderEvent<keyof LaterEvents> => event.type !== 'order.placed';

/** The order after some events that follow its placement, with the private part of their change. */
export const evolveAll = (
  order: Order,
  events: readonly OrderEvent[],
  at: Instant = order.updatedAt,
  change?: PrivateChange,
): Order => {
  const circumstances = { at, ...detailsOf(change) };
  return events.filter(isLater).reduce((state: Order, event) => evolve(state, event, circumstances), order);
};

const applyChange = (record: OrderRecord, before: Order | undefined, change: Change, version: number): Order => {
  const circumstances = { at: change.at, ...detailsAt(record.revisions, version) };
  let order = before;
  for (const event of change.events) {
    if (event.type === 'order.placed') order = placed(record, event.data, change.at);
    else if (order === undefined) throw new Error(`order ${record.id} does not begin with its placement`);
    else order = evolve(order, event, circumstances);
  }
  if (order === undefined) throw new Error(`order ${record.id} has a change without events`);
  return { ...order, updatedAt: change.at };
};

/**
 * The order after its first `version` changes (default: all), with the private data of that version. `version` is
 * between 1 and the number of changes; a record that does not begin with a placement is a defect.
 */
export const fold = (record: OrderRecord, version = record.changes.length): Order => {
  if (!Number.isInteger(version) || version < 1 || version > record.changes.length)
    throw new RangeError(`order ${record.id} has no version ${version}`);
  let order: Order | undefined;
  for (const [index, change] of record.changes.slice(0, version).entries())
    order = applyChange(record, order, change, index + 1);
  if (order === undefined) throw new Error(`order ${record.id} has no changes`);
  const { nextAction } = record;
  const awaits =
    nextAction !== null && findOperation(order, nextAction.operationId)?.operation.state === 'requires-action';
  return {
    ...order,
    version,
    private: privateDataAt(record.revisions, version),
    nextAction: awaits ? nextAction : null,
  };
};
