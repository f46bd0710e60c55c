import { Entity } from 'electrodb';
import {
  builtWith,
  composed,
  type Item,
  keyFields,
  modelOf,
  nameOf,
  type Place,
  renamed,
} from '#adapters/dynamodb/engine/entity';
import { itemWrite, type Step } from '#adapters/dynamodb/engine/step';
import { behind, fields, schemaIs, whole } from '#adapters/dynamodb/engine/stored';
import { discountCode, redeemer } from '#adapters/dynamodb/values';
import type { Rejection, Write } from '#application/ports';
import type { DiscountCode, Redeemer } from '#domain/catalog/discount';

/** The layout of a customer's count of a discount. */
export const customerRedemptionSchema = 1;

const attributes = {
  code: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
  redeemer: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
  schema: { type: 'number', field: 'z', required: true },
  redeemed: { type: 'number', field: 'rd', required: true },
} as const;

/** The count of one customer's orders with a discount. The item is written at the first redemption and stays. */
export const createCustomerRedemptionEntity = (place: Place) =>
  new Entity(
    {
      model: modelOf('customer-redemption'),
      attributes,
      indexes: {
        byRedeemer: {
          pk: composed(keyFields.pk, 'd#', 'code'),
          sk: composed(keyFields.sk, 'c#', 'redeemer'),
        },
      },
    } as const,
    builtWith(place),
  );

const storedCustomerRedemption = fields({
  code: behind('d#', discountCode),
  redeemer: behind('c#', redeemer),
  schema: schemaIs(customerRedemptionSchema),
  redeemed: whole(),
});

/** The count of an item. No use case reads one: a condition does. */
export const toCustomerRedemption = (item: Item) => storedCustomerRedemption(renamed(attributes, item), nameOf(item));

export type CustomerRedemptionEntity = ReturnType<typeof createCustomerRedemptionEntity>;

type RedeemForCustomer = Extract<Write, { kind: 'redeem-for-customer' }>;
type ReturnCustomerRedemption = Extract<Write, { kind: 'return-customer-redemption' }>;

const keyOf = ({ code, redeemer }: { readonly code: DiscountCode; readonly redeemer: Redeemer }) => ({
  code,
  redeemer,
});

/** The first redemption makes the item. */
export const redeemForCustomer = (
  entity: CustomerRedemptionEntity,
  write: RedeemForCustomer,
): Step<Extract<Rejection, { kind: 'discount-used-up-by-customer' }>> => ({
  leavesTrace: false,
  write: () =>
    itemWrite(
      entity
        .update(keyOf(write))
        .add({ redeemed: 1 })
        .set({ schema: customerRedemptionSchema })
        .where(({ redeemed }, { lt, notExists }) => `${notExists(redeemed)} OR ${lt(redeemed, write.maximum)}`),
    ),
  judge: () => ({ why: { kind: 'discount-used-up-by-customer', code: write.code }, ours: 'no' }),
});

export const returnCustomerRedemption = (
  entity: CustomerRedemptionEntity,
  write: ReturnCustomerRedemption,
): Step<never> => ({
  leavesTrace: false,
  write: () =>
    itemWrite(
      entity
        .patch(keyOf(write))
        .subtract({ redeemed: 1 })
        .where(({ redeemed }, { gte }) => gte(redeemed, 1)),
    ),
  // The item of a customer who redeemed is never removed.
  judge: () => ({
    why: { kind: 'missing-item', item: `redemption of ${write.code} by ${write.redeemer}` },
    ours: 'no',
  }),
});
