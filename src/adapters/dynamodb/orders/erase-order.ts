import { itemWrite, type Step } from '#adapters/dynamodb/engine/step';
import { createFreeingReference } from '#adapters/dynamodb/orders/freed-reference';
import { packChange } from '#adapters/dynamodb/orders/order-changes';
import { changingAttributes, keyOf, type OrderEntity, orderChangeStep } from '#adapters/dynamodb/orders/orders';
import type { ShardSchedule } from '#adapters/dynamodb/orders/shards';
import type { TableParts } from '#adapters/dynamodb/parts';
import type { EraseOrder, Rejection } from '#application/ports';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { personalParts } from '#domain/orders/lifecycle/erase';
import { partsOf } from '#domain/orders/order-id';

type OrderChanged = Extract<Rejection, { kind: 'order-changed' }>;

/** The change of an order that also removes every attribute with personal data. */
const erasure = (entity: OrderEntity, record: OrderRecord, shards: ShardSchedule): Step<OrderChanged> => {
  const order = fold(record);
  const version = record.changes.length;
  const [last = record.changes[0]] = record.changes.slice(-1);
  return {
    ...orderChangeStep(entity, { kind: 'order-change', record, order }, shards),
    write: () =>
      itemWrite(
        entity
          .patch(keyOf(record.id))
          .set({ ...changingAttributes(order, shards), version })
          .append({ changes: [packChange(last, partsOf(record.id).at, record.changes.slice(0, -1))] })
          .remove([...personalParts])
          .where((attributes, { eq }) => eq(attributes.version, version - 1)),
      ),
  };
};

export const createEraseOrder = ({ place, pace, shards }: TableParts): EraseOrder => {
  const freeing = createFreeingReference({ place, pace });
  return (before, after) => freeing(before, (entity) => erasure(entity, after, shards));
};
