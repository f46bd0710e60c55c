import { type Ports, Unavailable } from '#application/ports';
import type { OrderRecord } from '#domain/orders/events';
import type { OrderId } from '#domain/orders/order-id';

/** `unreadable`: their stored item is faulty. */
export type ReadOrders = { readonly records: readonly OrderRecord[]; readonly unreadable: readonly OrderId[] };

/** Reads the orders at once; one by one if one of them is faulty. */
export const readReadable = async ({ find }: Ports['orderBatches'], ids: readonly OrderId[]): Promise<ReadOrders> => {
  try {
    return { records: ids.length === 0 ? [] : await find(ids), unreadable: [] };
  } catch (error) {
    const [id] = ids;
    if (error instanceof Unavailable || id === undefined) throw error;
    if (ids.length === 1) return { records: [], unreadable: [id] };
  }
  const each = await Promise.all(ids.map((id) => readReadable({ find }, [id])));
  return {
    records: each.flatMap(({ records }) => records),
    unreadable: each.flatMap(({ unreadable }) => unreadable),
  };
};
