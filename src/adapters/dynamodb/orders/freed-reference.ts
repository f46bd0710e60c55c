import { once } from '#adapters/dynamodb/engine/once';
import type { Step } from '#adapters/dynamodb/engine/step';
import { writeSteps } from '#adapters/dynamodb/engine/write-steps';
import {
  createExternalReferenceEntity,
  externalReferenceRemoval,
  sharedReferenceRemoval,
} from '#adapters/dynamodb/orders/external-references';
import { createOrderEntity, type OrderEntity } from '#adapters/dynamodb/orders/orders';
import type { TableParts } from '#adapters/dynamodb/parts';
import type { Committed, Rejection } from '#application/ports';
import type { OrderRecord } from '#domain/orders/events';

type OrderChanged = Extract<Rejection, { kind: 'order-changed' }>;
type ReferenceTaken = Extract<Rejection, { kind: 'reference-taken' }>;

/**
 * Writes an order and deletes its external reference: one conditional call, or a transaction when the order has a
 * reference. `record`: the order as it is stored.
 */
export const createFreeingReference = ({ place, pace }: Pick<TableParts, 'place' | 'pace'>) => {
  const order = once(() => createOrderEntity(place));
  const reference = once(() => createExternalReferenceEntity(place));
  return async (
    record: OrderRecord,
    stepOn: (entity: OrderEntity) => Step<OrderChanged>,
  ): Promise<Committed<'order-change'>> => {
    const { externalReference } = record;
    if (externalReference === null) return writeSteps(order, [stepOn(order())], pace);
    const freed = externalReferenceRemoval(reference(), externalReference, record);
    const written = await writeSteps<OrderChanged | ReferenceTaken>(order, [stepOn(order()), freed], pace);
    if (written.kind === 'committed') return written;
    const { why } = written;
    if (why.kind === 'order-changed') return { kind: 'rejected', why };
    const shared = sharedReferenceRemoval(reference(), externalReference, record);
    return writeSteps(order, [stepOn(order()), shared], pace);
  };
};
