import { createHash } from 'node:crypto';
import type { ShopSettings } from '#adapters/policies/shop-settings';
import type { RiskQuestion } from '#application/ports';
import type { Address } from '#domain/orders/private-data';
import type { RiskReason } from '#domain/payments/risk';

type DenyList = NonNullable<NonNullable<ShopSettings['risk']>['denyList']>;

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const lettersAndDigits = (text: string | null): string => (text ?? '').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Street, postal code, city and country, so that blanks, hyphens and another name at the door change nothing. */
const addressText = ({ line1, postalCode, city, country }: Address): string =>
  [line1, postalCode, city, country].map(lettersAndDigits).join('|');

/** The part of a question that each list is about; null: the question has none. */
const listed = [
  { list: 'customers', reason: 'denied-customer', textOf: ({ customerId }) => customerId },
  { list: 'emails', reason: 'denied-email', textOf: ({ email }) => email?.toLowerCase() ?? null },
  {
    list: 'addresses',
    reason: 'denied-address',
    textOf: ({ shippingAddress }) => shippingAddress && addressText(shippingAddress),
  },
] as const satisfies readonly {
  readonly list: keyof DenyList;
  readonly reason: RiskReason;
  readonly textOf: (question: RiskQuestion) => string | null;
}[];

/** Finds the first list that has the SHA-256 hash of a part of the question. */
export const createDenyList = (lists: DenyList = {}): ((question: RiskQuestion) => RiskReason | undefined) => {
  const used = listed.flatMap(({ list, ...each }) => {
    const hashes = new Set(lists[list]);
    return hashes.size === 0 ? [] : [{ ...each, hashes }];
  });
  return (question) =>
    used.find(({ textOf, hashes }) => {
      const text = textOf(question);
      return text !== null && hashes.has(sha256(text));
    })?.reason;
};
