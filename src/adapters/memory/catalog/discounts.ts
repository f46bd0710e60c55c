import { pageOf } from '#adapters/memory/page';
import type { MemoryStore } from '#adapters/memory/store';
import type { MissingItem } from '#application/commit';
import type { DiscountLists, Discounts, Rejection, Write } from '#application/ports';
import type { Discount, DiscountCode } from '#domain/catalog/discount';

type DiscountWrite = Extract<Write, { kind: 'redeem-discount' | 'return-redemption' | 'discount' | 'delete-discount' }>;

/** Always returns fresh discounts, because the store is in this process. */
export const createDiscounts = ({ discounts }: MemoryStore): Discounts => ({
  find: async (code) => structuredClone(discounts.get(code)),
});

export const createDiscountLists = ({ discounts }: MemoryStore): DiscountLists => ({
  page: async ({ after, limit }) => {
    const listed = [...discounts.values()].filter(({ code }) => after === undefined || code > after);
    return pageOf(
      listed.toSorted((left, right) => (left.code > right.code ? 1 : -1)),
      limit,
      ({ code }) => code,
    );
  },
});

const codeOf = (write: DiscountWrite): DiscountCode => (write.kind === 'discount' ? write.facts.code : write.code);

export const refuseDiscount = (
  { discounts, deletedDiscounts }: MemoryStore,
  write: DiscountWrite,
): Rejection | MissingItem | undefined => {
  const code = codeOf(write);
  const discount = discounts.get(code);
  const deleted = deletedDiscounts.get(code);
  const changed: Rejection = { kind: 'discount-changed', discount, ...(deleted === undefined ? {} : { deleted }) };
  switch (write.kind) {
    case 'redeem-discount':
      if (discount?.version !== write.factsVersion) return changed;
      // A discount without a maximum counts no redemptions, so the write is refused.
      return discount.redeemed < (discount.maxRedemptions ?? 0) ? undefined : { kind: 'discount-used-up', code };
    case 'return-redemption':
      return ((discount ?? deleted)?.redeemed ?? 0) > 0
        ? undefined
        : { kind: 'missing-item', item: `redemption of discount ${code}` };
    case 'discount':
      return ((discount ?? deleted)?.version ?? 0) === write.facts.version - 1 ? undefined : changed;
    case 'delete-discount':
      return discount?.version === write.version ? undefined : changed;
  }
};

const changedDiscount = (discount: Discount | undefined, write: DiscountWrite): Discount => {
  if (write.kind === 'discount') return { ...structuredClone(write.facts), redeemed: discount?.redeemed ?? 0 };
  if (discount === undefined) throw new Error(`discount ${codeOf(write)} is not stored`);
  switch (write.kind) {
    case 'redeem-discount':
      return { ...discount, redeemed: discount.redeemed + 1 };
    case 'return-redemption':
      return { ...discount, redeemed: discount.redeemed - 1 };
    case 'delete-discount':
      return { ...discount, version: discount.version + 1 };
  }
};

const existsAfter = (existed: boolean, { kind }: DiscountWrite): boolean =>
  kind === 'discount' || (existed && kind !== 'delete-discount');

export const writeDiscount = ({ discounts, deletedDiscounts }: MemoryStore, write: DiscountWrite): void => {
  const code = codeOf(write);
  const [from, existed] = deletedDiscounts.has(code) ? [deletedDiscounts, false] : [discounts, true];
  const after = changedDiscount(from.get(code), write);
  from.delete(code);
  (existsAfter(existed, write) ? discounts : deletedDiscounts).set(code, after);
};
