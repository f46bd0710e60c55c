import { fold } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import type { MemoryWorld } from '#test/builders/world';

/** The order of a life; undefined: it was deleted. */
export const orderIn = ({ store }: MemoryWorld): Order | undefined => {
  const [entry] = store.orders.values();
  return entry && fold(entry.record);
};
