import { type CustomerTags, customerTags } from '#adapters/system/customer-tags';
import { createOrderIds } from '#adapters/system/order-ids';
import type { OrderIds } from '#application/ports';

/** The tags of a shop with one secret. */
export const testTags: CustomerTags = customerTags([{ from: 0, secret: 'a secret for tests' }]);

/** Tags of a shop whose customers all have the same tag. */
export const collidingTags: CustomerTags = {
  tagAt: () => 'C0111DE',
  redeemerOf: testTags.redeemerOf,
  emailKeyOf: testTags.emailKeyOf,
  tagsOf: () => [{ from: 0, tag: 'C0111DE' }],
};

/** Ids whose random part is counted from a seed: 1,024 different ids, the same in each run. */
export const seededOrderIds = (tags: Pick<CustomerTags, 'tagAt' | 'redeemerOf'> = testTags, seed = 0): OrderIds => {
  let next = seed - 1;
  return createOrderIds(tags, () => {
    next = (next + 1) % 1024;
    return next;
  });
};
