import {
  createCustomerRedemptionEntity,
  customerRedemptionSchema,
  toCustomerRedemption,
} from '#adapters/dynamodb/catalog/customer-redemptions';
import { createDiscountEntity, discountItem, foundDiscount } from '#adapters/dynamodb/catalog/discounts';
import { type Item, keyFields, nameOf } from '#adapters/dynamodb/engine/entity';
import { perEntity } from '#adapters/dynamodb/engine/template';
import type { Discount, DiscountCode, Redeemer } from '#domain/catalog/discount';
import type { CustomerId } from '#domain/orders/order';
import { complete, type Destination, encoded, encoding, type Fields, type Prepared, refuseRow } from '../row';

// Making an entity takes a millisecond.
const discountEntityAt = perEntity(createDiscountEntity);
const customerRedemptionEntityAt = perEntity(createCustomerRedemptionEntity);

const requiredOfDiscount = ['code', 'value'] as const;
const usualOfDiscount = {
  currency: null,
  startsAt: null,
  endsAt: null,
  maxRedemptions: null,
  maxRedemptionsPerCustomer: null,
  minimumAmount: null,
  appliesTo: null,
  version: 1,
  redeemed: 0,
  deleted: false,
};

type DiscountRow = Discount & { readonly deleted: boolean };

/** @throws FaultyRow for a code of an early release that is not in upper case */
export const discountFields = (item: Item): DiscountRow => {
  const { discount, deleted } = foundDiscount(item);
  const found = discount ?? deleted;
  if (found === undefined) return refuseRow(`${nameOf(item)} has no discount`);
  if (item[keyFields.pk] !== `d#${found.code}`)
    return refuseRow(`${nameOf(item)} is not in upper case: npm run discount-codes moves it`);
  return { ...found, deleted: deleted !== undefined };
};

export const prepareDiscount = (fields: Fields, { place }: Destination): Prepared => {
  const row = complete(fields, { required: requiredOfDiscount, usual: usualOfDiscount });
  const { deleted, ...discount } = row as DiscountRow;
  const item = encoding('the discount', () => discountItem(discount, { deleted }));
  const raw = encoded(discountEntityAt(place), item, discountFields, row);
  return { name: `discount ${discount.code}`, items: [raw] };
};

// ── Redemptions by one customer ────────────────────────────────────────────────────────────────────────────────────

/** The count of a customer's redemptions. The redeemer is a pseudonym that the secret of a table makes. */
export type CountedRedemptions = {
  readonly code: DiscountCode;
  readonly redeemer: Redeemer;
  readonly redeemed: number;
};

export const countedRedemptions = (item: Item): CountedRedemptions => {
  const { code, redeemer, redeemed } = toCustomerRedemption(item);
  return { code, redeemer, redeemed };
};

/** `customerId`: undefined where no order shows whose pseudonym it is. */
export const redemptionFields = (
  { code, redeemer, redeemed }: CountedRedemptions,
  customerId: CustomerId | undefined,
): Fields => ({ code, ...(customerId === undefined ? { redeemer } : { customerId }), redeemed });

export const prepareRedemption = (fields: Fields, { place, tags }: Destination): Prepared => {
  const names = ['customerId', 'redeemer'].filter((name) => Object.hasOwn(fields, name));
  const [owner = 'customerId'] = names;
  if (names.length > 1) refuseRow('customerId and redeemer exclude each other');
  const { code, redeemed, ...whose } = complete(fields, { required: ['code', 'redeemed', owner] });
  const id = whose[owner];
  if (typeof id !== 'string' || id === '') return refuseRow(`${owner} is not a text`);
  const redeemer = owner === 'customerId' ? tags.redeemerOf(id as CustomerId) : id;
  const row = { code, redeemer, redeemed };
  const item = { ...row, schema: customerRedemptionSchema };
  const raw = encoded(customerRedemptionEntityAt(place), item, countedRedemptions, row);
  return { name: `redemptions of ${String(code)} by ${id}`, items: [raw] };
};
