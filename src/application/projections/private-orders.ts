import type { ListEntry } from '#application/ports';
import { defineProjection, type OrderTransition } from '#application/projections/projection';
import type { OrderRecord } from '#domain/orders/events';
import { hasPrivateDataToEnd } from '#domain/orders/lifecycle/private-data-due';
import type { OrderId } from '#domain/orders/order-id';

const wasErased = ({ changes }: OrderRecord): boolean =>
  changes.some(({ events }) => events.some(({ type }) => type === 'order.erased'));

/** An order that is listed afterwards always has an entry: an earlier delivery may have left it out. */
const entryOf = ({ after, record }: OrderTransition): readonly ListEntry[] => {
  const isListed = after !== undefined && hasPrivateDataToEnd(record);
  return isListed || after === undefined || wasErased(record) ? [{ orderId: record.id, isListed }] : [];
};

/**
 * The closed orders with private data, for the sweep that erases it. A shop without `privateDataDays` has no entries. An entry
 * that is left behind is taken back by the sweep.
 */
export const privateOrders = defineProjection({
  name: 'private-orders',
  summary: 'the closed orders with private data, for the job erasePrivateData',
  uses: ['writePrivateOrders', 'shop'],
  with:
    ({ writePrivateOrders, shop }) =>
    async (transitions) => {
      if (shop.privateDataDays === null) return 0;
      const last = new Map<OrderId, OrderTransition>(transitions.map((each) => [each.record.id, each]));
      const entries = [...last.values()].flatMap(entryOf);
      await writePrivateOrders(entries);
      return entries.length;
    },
});
