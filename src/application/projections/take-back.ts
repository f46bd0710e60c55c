import type { ListEntry, Ports } from '#application/ports';
import type { OrderRecord } from '#domain/orders/events';
import type { OrderId } from '#domain/orders/order-id';

/**
 * Takes back the entry of an order that no longer belongs to a list. The order may come back meanwhile, whose entry this
 * removes, so it is read again.
 */
export const takeBack = async (
  { orders }: Pick<Ports, 'orders'>,
  write: (entries: readonly ListEntry[]) => Promise<void>,
  orderId: OrderId,
  belongs: (record: OrderRecord) => boolean,
): Promise<void> => {
  await write([{ orderId, isListed: false }]);
  const record = await orders.find(orderId);
  if (record !== undefined && belongs(record)) await write([{ orderId, isListed: true }]);
};
