import { randomInt } from 'node:crypto';
import type { CustomerTags } from '#adapters/system/customer-tags';
import type { OrderIds } from '#application/ports';
import { orderIdOf, partsOf, toSymbols } from '#domain/orders/order-id';

const randomValues = 2 ** 10;

/** A number from 0 to 1,023 that nobody can foresee. */
export const tenRandomBits = (): number => randomInt(randomValues);

/** Ids of the customer's tag, the time and ten bits of `random`. */
export const createOrderIds = (tags: Pick<CustomerTags, 'tagAt'>, random: () => number = tenRandomBits): OrderIds => ({
  next: (customerId, at) => orderIdOf({ tag: tags.tagAt(customerId, at), at, random: toSymbols(random(), 2) }),
  mayBelongTo: (id, customerId) => {
    const { tag, at } = partsOf(id);
    return tags.tagAt(customerId, at) === tag;
  },
});
