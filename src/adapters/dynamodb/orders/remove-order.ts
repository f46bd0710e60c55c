import { createFreeingReference } from '#adapters/dynamodb/orders/freed-reference';
import { orderRemoval } from '#adapters/dynamodb/orders/orders';
import type { TableParts } from '#adapters/dynamodb/parts';
import type { RemoveOrder } from '#application/ports';

export const createRemoveOrder = (parts: Pick<TableParts, 'place' | 'pace'>): RemoveOrder => {
  const freeing = createFreeingReference(parts);
  return (record) => freeing(record, (entity) => orderRemoval(entity, record));
};
