import type { MemoryStore } from '#adapters/memory/store';
import type { MissingItem } from '#application/commit';
import type { Rejection, Write } from '#application/ports';

type CustomerRedemptionWrite = Extract<Write, { kind: 'redeem-for-customer' | 'return-customer-redemption' }>;

const keyOf = ({ code, redeemer }: CustomerRedemptionWrite): string => `${code} ${redeemer}`;

export const refuseCustomerRedemption = (
  { customerRedemptions }: MemoryStore,
  write: CustomerRedemptionWrite,
): Rejection | MissingItem | undefined => {
  const redeemed = customerRedemptions.get(keyOf(write)) ?? 0;
  switch (write.kind) {
    case 'redeem-for-customer':
      return redeemed < write.maximum ? undefined : { kind: 'discount-used-up-by-customer', code: write.code };
    case 'return-customer-redemption':
      return redeemed > 0
        ? undefined
        : { kind: 'missing-item', item: `redemption of ${write.code} by ${write.redeemer}` };
  }
};

export const writeCustomerRedemption = ({ customerRedemptions }: MemoryStore, write: CustomerRedemptionWrite): void => {
  const redeemed = customerRedemptions.get(keyOf(write)) ?? 0;
  customerRedemptions.set(keyOf(write), redeemed + (write.kind === 'redeem-for-customer' ? 1 : -1));
};
