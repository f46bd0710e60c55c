import type { CustomerTags } from '#adapters/system/customer-tags';
import type { OrderIds } from '#application/ports';
import { orderIdOf, partsOf, toSymbols } from '#domain/orders/order-id';

/** Order ids: the customer's tag, the time, and ten random bits. `tenBits` returns a number from 0 to 1,023. */
export const createOrderIds = (tags: Pick<CustomerTags, 'tagAt'>, tenBits: () => number): OrderIds => ({
  next: (customerId, at) => orderIdOf({ tag: tags.tagAt(customerId, at), at, random: toSymbols(tenBits(), 2) }),
  mayBelongTo: (id, customerId) => {
    const { tag, at } = partsOf(id);
    return tags.tagAt(customerId, at) === tag;
  },
});
