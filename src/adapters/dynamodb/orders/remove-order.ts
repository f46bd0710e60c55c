import type { Place } from '#adapters/dynamodb/engine/entity';
import { once } from '#adapters/dynamodb/engine/once';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import { writeSteps } from '#adapters/dynamodb/engine/write-steps';
import {
  createExternalReferenceEntity,
  externalReferenceRemoval,
  sharedReferenceRemoval,
} from '#adapters/dynamodb/orders/external-references';
import { createOrderEntity, orderRemoval } from '#adapters/dynamodb/orders/orders';
import type { Rejection, RemoveOrder } from '#application/ports';

type OrderChanged = Extract<Rejection, { kind: 'order-changed' }>;
type ReferenceTaken = Extract<Rejection, { kind: 'reference-taken' }>;

/** One conditional delete; a transaction when the order has an external reference. */
export const createRemoveOrder = (place: Place, pace: Pace): RemoveOrder => {
  const order = once(() => createOrderEntity(place));
  const reference = once(() => createExternalReferenceEntity(place));
  return async (record) => {
    const { externalReference } = record;
    if (externalReference === null) return writeSteps(order, [orderRemoval(order(), record)], pace);
    const freed = externalReferenceRemoval(reference(), externalReference, record);
    const removed = await writeSteps<OrderChanged | ReferenceTaken>(
      order,
      [orderRemoval(order(), record), freed],
      pace,
    );
    if (removed.kind === 'committed') return removed;
    const { why } = removed;
    if (why.kind === 'order-changed') return { kind: 'rejected', why };
    const shared = sharedReferenceRemoval(reference(), externalReference, record);
    return writeSteps(order, [orderRemoval(order(), record), shared], pace);
  };
};
