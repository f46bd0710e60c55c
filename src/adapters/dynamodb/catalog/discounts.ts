import { Entity } from 'electrodb';
import { readBatch } from '#adapters/dynamodb/engine/batch';
import {
  asStored,
  builtWith,
  composed,
  type Item,
  keyFields,
  modelOf,
  nameOf,
  type Place,
  rawItem,
  renamed,
} from '#adapters/dynamodb/engine/entity';
import { namesOfNulls, withoutNulls } from '#adapters/dynamodb/engine/nulls';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import { type ItemWrite, itemWrite, type Step, type Verdict } from '#adapters/dynamodb/engine/step';
import {
  behind,
  faulty,
  fields,
  flag,
  listOf,
  optional,
  orNull,
  type ShapeOf,
  schemaIs,
  text,
  usually,
  whole,
} from '#adapters/dynamodb/engine/stored';
import { reading } from '#adapters/dynamodb/engine/transient';
import { currency, discountCode, rate, sku, taxCategory } from '#adapters/dynamodb/values';
import type { Discounts, Rejection, Write } from '#application/ports';
import { type Discount, type DiscountCode, type DiscountFacts, sameDiscount } from '#domain/catalog/discount';
import type { MinorUnits } from '#domain/money';
import type { DiscountValue } from '#domain/pricing';
import type { Rate } from '#domain/rate';

/** The names of attributes that are read without the entity. */
export const discountFields = { redeemed: 'rd', version: 'fv', deleted: 'dl', moved: 'cp' } as const;

/** The layout of a stored discount. An item of another layout is faulty. */
export const discountSchema = 1;

type KeysOf<Union> = Union extends unknown ? keyof Union : never;
/** The value is stored as its amount or its rate. */
type ValueAttribute = Exclude<KeysOf<DiscountValue>, 'type'>;
type FactAttribute = Exclude<keyof DiscountFacts, 'code' | 'value' | 'version'> | ValueAttribute | 'factsVersion';

type StoredDiscount = Omit<Discount, 'value' | 'version'> & {
  readonly partition: DiscountCode;
  readonly g1: string | undefined;
  readonly schema: number;
  readonly amount: MinorUnits | null;
  readonly rate: Rate | null;
  readonly factsVersion: number;
  readonly deleted: boolean;
  readonly moved: number | null;
} & Readonly<Record<ValueAttribute, unknown>>;

const attributes = {
  // Both keys are the code: the first finds the discount, the second sorts the list in the index.
  partition: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
  code: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
  // A deleted discount is in a partition of the index that is never read. A discount of an earlier release is in none.
  g1: { type: 'string', field: keyFields.g1, required: true },
  schema: { type: 'number', field: 'z', required: true },
  // A fixed discount has an amount, a percentage discount has a rate. The name of the rate is also that of a projected
  // field of orders, so that a new rate writes to the index. Nothing else does: a redemption costs the index nothing.
  amount: { type: 'number', field: 'am' },
  rate: { type: 'string', field: 'rt' },
  currency: { type: 'string', field: 'mo' },
  startsAt: { type: 'number', field: 'sa' },
  endsAt: { type: 'number', field: 'ea' },
  maxRedemptions: { type: 'number', field: 'mr' },
  maxRedemptionsPerCustomer: { type: 'number', field: 'mc' },
  minimumAmount: { type: 'number', field: 'mi' },
  appliesTo: { type: 'any', field: 'ap' },
  factsVersion: { type: 'number', field: discountFields.version, required: true },
  redeemed: { type: 'number', field: discountFields.redeemed, required: true },
  deleted: { type: 'boolean', field: discountFields.deleted },
  // The redemptions that the item of the code in upper case already has (scripts/operate/discount-codes).
  moved: { type: 'number', field: discountFields.moved },
} as const satisfies Readonly<Record<keyof StoredDiscount, object>>;

export const createDiscountEntity = (place: Place) =>
  new Entity(
    {
      model: modelOf('discount'),
      attributes,
      indexes: {
        byCode: {
          pk: composed(keyFields.pk, 'd#', 'partition'),
          sk: composed(keyFields.sk, 'd#', 'code'),
        },
        byList: {
          index: keyFields.index,
          pk: composed(keyFields.g1, '', 'g1'),
          sk: composed(keyFields.sk, 'd#', 'code'),
        },
      },
    } as const,
    builtWith(place),
  );

export type DiscountEntity = ReturnType<typeof createDiscountEntity>;

const keyOf = (code: DiscountCode) => ({ partition: code, code });

/** The list is one partition, as the catalog is: only new, deleted and restored discounts and new rates write to it. */
export const listedPartition = 'r#0';
const deletedPartition = 'n#0';

// ── From what is stored ────────────────────────────────────────────────────────────────────────────────────────────

const storedCode = behind('d#', discountCode);
const discountShape: ShapeOf<StoredDiscount> = {
  partition: storedCode,
  code: storedCode,
  g1: optional(text),
  schema: schemaIs(discountSchema),
  amount: orNull(whole()),
  rate: orNull(rate),
  currency: orNull(currency),
  startsAt: orNull(whole(Number.MIN_SAFE_INTEGER)),
  endsAt: orNull(whole(Number.MIN_SAFE_INTEGER)),
  maxRedemptions: orNull(whole(1)),
  maxRedemptionsPerCustomer: orNull(whole(1)),
  minimumAmount: orNull(whole(1)),
  appliesTo: orNull(fields({ skus: listOf(sku), taxCategories: listOf(taxCategory) })),
  factsVersion: whole(1),
  redeemed: whole(),
  deleted: usually(flag, false),
  moved: orNull(whole()),
};
const storedDiscount = fields(discountShape);

const parseValue = ({ amount, rate: share }: Pick<StoredDiscount, ValueAttribute>, name: string): DiscountValue => {
  if (amount !== null && share === null) return { type: 'fixed', amount };
  if (share !== null && amount === null) return { type: 'percent', rate: share };
  return faulty(name, 'a discount of either an amount or a rate');
};

/** The discount under a code, as a rejection shows it. */
type Found = { readonly discount: Discount | undefined; readonly deleted?: Discount };

export const foundDiscount = (item: Item | undefined): Found => {
  if (item === undefined) return { discount: undefined };
  const name = nameOf(item);
  const {
    partition,
    g1: _,
    schema: __,
    amount,
    rate: share,
    factsVersion,
    deleted,
    moved: ___,
    ...rest
  } = storedDiscount(renamed(attributes, item), name);
  if (partition !== rest.code) return faulty(`${name}.partition`, 'the code');
  const discount: Discount = { ...rest, value: parseValue({ amount, rate: share }, name), version: factsVersion };
  return deleted ? { discount: undefined, deleted: discount } : { discount };
};

/** At most 100 discounts by code, in any order. Deleted ones are left out. They may be moments old. */
export const readDiscounts = async (
  entity: DiscountEntity,
  codes: readonly DiscountCode[],
  pace: Pace,
): Promise<readonly Discount[]> => {
  const items = await readBatch(codes.map(keyOf), {
    read: (keys, options) => entity.get(keys).go(options),
    keyOf: (key) => keyOf(storedCode(key[keyFields.sk], 'an unprocessed key')),
    consistent: false,
    pace,
  });
  return items.map((item) => foundDiscount(item).discount).filter((discount) => discount !== undefined);
};

export const createDiscounts = (place: Place): Discounts => {
  const entity = createDiscountEntity(place);
  return {
    find: (code, { fresh }) =>
      reading(async () => {
        const answer = await entity.get(keyOf(code)).go({ consistent: fresh, ...asStored });
        return foundDiscount(rawItem(answer)).discount;
      }),
  };
};

// ── Writing ────────────────────────────────────────────────────────────────────────────────────────────────────────

type Redeem = Extract<Write, { kind: 'redeem-discount' }>;
type ReturnRedemption = Extract<Write, { kind: 'return-redemption' }>;
type WriteFacts = Extract<Write, { kind: 'discount' }>;
type DeleteDiscount = Extract<Write, { kind: 'delete-discount' }>;

const packValue = (value: DiscountValue): Pick<StoredDiscount, ValueAttribute> => {
  switch (value.type) {
    case 'fixed':
      return { amount: value.amount, rate: null };
    case 'percent':
      return { amount: null, rate: value.rate };
  }
};

/** Every attribute of the facts; null: not stored. */
const attributesOf = ({ value, version, ...facts }: DiscountFacts) =>
  ({
    ...packValue(value),
    currency: facts.currency,
    startsAt: facts.startsAt,
    endsAt: facts.endsAt,
    maxRedemptions: facts.maxRedemptions,
    maxRedemptionsPerCustomer: facts.maxRedemptionsPerCustomer,
    minimumAmount: facts.minimumAmount,
    appliesTo: facts.appliesTo,
    factsVersion: version,
  }) satisfies Readonly<Record<FactAttribute, unknown>>;

/** The item of a new discount. */
export const newDiscountItem = (facts: DiscountFacts, redeemed: number) => ({
  ...keyOf(facts.code),
  g1: listedPartition,
  schema: discountSchema,
  ...withoutNulls(attributesOf(facts)),
  redeemed,
});

/** The whole item of a discount or tombstone. */
export const discountItem = ({ redeemed, ...facts }: Discount, { deleted }: { readonly deleted: boolean }) => ({
  ...newDiscountItem(facts, redeemed),
  ...(deleted ? { deleted, g1: deletedPartition } : {}),
});

type DiscountChanged = Extract<Rejection, { kind: 'discount-changed' }>;

const stepOn = <Possible extends Rejection>(step: {
  readonly leavesTrace: boolean;
  readonly write: () => ItemWrite;
  readonly judge: (found: Found) => Verdict<Possible>;
}): Step<Possible> => ({ ...step, judge: (old) => step.judge(foundDiscount(old)) });

/** The condition: these facts, not deleted, counted and not used up. The old item shows which part failed. */
export const redeem = (entity: DiscountEntity, { code, factsVersion }: Redeem) =>
  stepOn<Extract<Rejection, { kind: 'discount-changed' | 'discount-used-up' }>>({
    leavesTrace: false,
    write: () =>
      itemWrite(
        entity
          .patch(keyOf(code))
          .add({ redeemed: 1 })
          .where(
            (attributes, { eq, name, notExists }) =>
              `${eq(attributes.factsVersion, factsVersion)} AND ${notExists(attributes.deleted)} AND ${name(attributes.redeemed)} < ${name(attributes.maxRedemptions)}`,
          ),
      ),
    judge: (found) => ({
      why:
        found.discount?.version === factsVersion
          ? { kind: 'discount-used-up', code }
          : { kind: 'discount-changed', ...found },
      ours: 'no',
    }),
  });

export const returnRedemption = (entity: DiscountEntity, { code }: ReturnRedemption) =>
  stepOn<never>({
    leavesTrace: false,
    write: () =>
      itemWrite(
        entity
          .patch(keyOf(code))
          .subtract({ redeemed: 1 })
          .where((attributes, { gte }) => gte(attributes.redeemed, 1)),
      ),
    // A discount that was redeemed is never removed, and counts its redemptions.
    judge: () => ({ why: { kind: 'missing-item', item: `redemption of discount ${code}` }, ours: 'no' }),
  });

/** Writing facts restores a deleted discount to the list. Facts that are null are removed. */
export const writeDiscount = (entity: DiscountEntity, { facts }: WriteFacts) => {
  const written = attributesOf(facts);
  return stepOn<DiscountChanged>({
    leavesTrace: true,
    write: () =>
      facts.version === 1
        ? itemWrite(entity.create(newDiscountItem(facts, 0)))
        : itemWrite(
            entity
              .patch(keyOf(facts.code))
              .set({ ...withoutNulls(written), g1: listedPartition })
              .remove([...namesOfNulls(written), 'deleted'])
              .where((attributes, { eq }) => eq(attributes.factsVersion, facts.version - 1)),
          ),
    judge: (found) => ({
      why: { kind: 'discount-changed', ...found },
      ours: found.discount?.version === facts.version && sameDiscount(found.discount, facts) ? 'same' : 'no',
    }),
  });
};

/** The item stays, as canceled orders return their redemptions to it. It leaves the list. */
export const deleteDiscount = (entity: DiscountEntity, { code, version }: DeleteDiscount) =>
  stepOn<DiscountChanged>({
    leavesTrace: true,
    write: () =>
      itemWrite(
        entity
          .patch(keyOf(code))
          .set({ deleted: true, factsVersion: version + 1, g1: deletedPartition })
          .where(
            (attributes, { eq, notExists }) =>
              `${eq(attributes.factsVersion, version)} AND ${notExists(attributes.deleted)}`,
          ),
      ),
    judge: (found) => ({
      why: { kind: 'discount-changed', ...found },
      ours: found.deleted?.version === version + 1 ? 'same' : 'no',
    }),
  });
