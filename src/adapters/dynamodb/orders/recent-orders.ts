import { asStored, type Item, type Place, rawPage } from '#adapters/dynamodb/engine/entity';
import { reading } from '#adapters/dynamodb/engine/transient';
import { type Part, partsOfCustomer, type TagsOf } from '#adapters/dynamodb/orders/order-lists';
import { createOrderEntity, type OrderEntity, toRecord } from '#adapters/dynamodb/orders/orders';
import type { RecentOrders } from '#application/ports';
import type { OrderRecord } from '#domain/orders/events';

/** Reads a part, until there are `count` orders that are wanted. */
const readPart = async (
  entity: OrderEntity,
  { tag, stretch }: Part,
  count: number,
  isWanted: (record: OrderRecord) => boolean,
): Promise<readonly OrderRecord[]> => {
  const records: OrderRecord[] = [];
  let from: Item | undefined;
  do {
    const query = entity.query.byId({ tag }).between({ moment: stretch.first }, { moment: stretch.last });
    // The raw pager takes a raw start key, which ElectroDB's types leave out.
    const cursor = (from ?? null) as string | null;
    const limit = count - records.length;
    const page = await query.go({ order: 'desc', pager: 'raw', ...asStored, consistent: true, limit, cursor });
    const { items, lastKey } = rawPage(page);
    records.push(...items.map(toRecord).filter(isWanted));
    from = lastKey;
  } while (from !== undefined && records.length < count);
  return records;
};

/** Whole orders by consistent queries: half the price of a query and a batch read, and no order is missed. */
export const createRecentOrders = (place: Place, tagsOf: TagsOf): RecentOrders => {
  const entity = createOrderEntity(place);
  return {
    ofCustomer: (customerId, { placedFrom, after, limit }) =>
      reading(async () => {
        const records: OrderRecord[] = [];
        for (const part of partsOfCustomer(tagsOf(customerId), { placedFrom, after, limit })) {
          if (records.length >= limit) break;
          // Two customers may have one tag, and the range includes the position.
          const isTheirs = (record: OrderRecord): boolean => record.customerId === customerId && record.id !== after;
          records.push(...(await readPart(entity, part, limit - records.length, isTheirs)));
        }
        return records;
      }),
  };
};
