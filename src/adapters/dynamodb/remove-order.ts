import type { Place } from '#adapters/dynamodb/entity';
import { createExternalReferenceEntity, externalReferenceRemoval } from '#adapters/dynamodb/external-references';
import { once } from '#adapters/dynamodb/once';
import { createOrderEntity, orderRemoval } from '#adapters/dynamodb/orders';
import { type Pace, usualPace } from '#adapters/dynamodb/retry';
import { writeSteps } from '#adapters/dynamodb/write-steps';
import type { RemoveOrder } from '#application/ports';

/** The order alone is one conditional delete; with its reference it is a transaction. */
export const createRemoveOrder = (place: Place, pace: Pace = usualPace): RemoveOrder => {
  const order = once(() => createOrderEntity(place));
  const reference = once(() => createExternalReferenceEntity(place));
  return (record) => {
    const { id, externalReference } = record;
    const freed = externalReference === null ? [] : [externalReferenceRemoval(reference(), externalReference, id)];
    return writeSteps(order, [orderRemoval(order(), record), ...freed], pace);
  };
};
