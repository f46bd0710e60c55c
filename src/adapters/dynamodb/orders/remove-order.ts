import type { Place } from '#adapters/dynamodb/engine/entity';
import { once } from '#adapters/dynamodb/engine/once';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import { writeSteps } from '#adapters/dynamodb/engine/write-steps';
import { createExternalReferenceEntity, externalReferenceRemoval } from '#adapters/dynamodb/orders/external-references';
import { createOrderEntity, orderRemoval } from '#adapters/dynamodb/orders/orders';
import type { RemoveOrder } from '#application/ports';

/** One conditional delete; a transaction when the order has an external reference. */
export const createRemoveOrder = (place: Place, pace: Pace): RemoveOrder => {
  const order = once(() => createOrderEntity(place));
  const reference = once(() => createExternalReferenceEntity(place));
  return async (record) => {
    const { id, externalReference } = record;
    const freed = externalReference === null ? [] : [externalReferenceRemoval(reference(), externalReference, id)];
    return writeSteps(order, [orderRemoval(order(), record), ...freed], pace);
  };
};
