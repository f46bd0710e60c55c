import { createDiscountEntity, listedPartition, readDiscounts } from '#adapters/dynamodb/catalog/discounts';
import { type Listed, pageOfListed } from '#adapters/dynamodb/catalog/listed';
import { asStored, keyFields, type Place, rawPage } from '#adapters/dynamodb/engine/entity';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import { behind } from '#adapters/dynamodb/engine/stored';
import { discountCode } from '#adapters/dynamodb/values';
import type { DiscountLists } from '#application/ports';
import type { Discount, DiscountCode } from '#domain/catalog/discount';

const codeOf = behind('d#', discountCode);

/** The index has the codes of the discounts. */
export const createDiscountLists = (place: Place, pace: Pace): DiscountLists => {
  const entity = createDiscountEntity(place);
  const discounts: Listed<DiscountCode, Discount> = {
    query: async (after, limit) => {
      const all = entity.query.byList({ g1: listedPartition });
      const query = after === undefined ? all : all.gt({ code: after });
      return rawPage(await query.go({ order: 'asc', limit, pager: 'raw', ...asStored } as const));
    },
    keyIn: (entry) => codeOf(entry[keyFields.sk], 'a key in the list of discounts'),
    read: (codes) => readDiscounts(entity, codes, pace),
    keyOf: (discount) => discount.code,
  };
  return { page: ({ after, limit }) => pageOfListed(discounts, { after, limit }) };
};
