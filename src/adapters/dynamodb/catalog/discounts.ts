import { Entity } from 'electrodb';
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
import { type Operation, operation, type Step, type Verdict } from '#adapters/dynamodb/engine/step';
import { behind, faulty, fields, flag, optional, schemaIs, usually, whole } from '#adapters/dynamodb/engine/stored';
import { reading } from '#adapters/dynamodb/engine/transient';
import { currency, discountCode, rate } from '#adapters/dynamodb/values';
import type { Discounts, Write } from '#application/ports';
import { type Discount, type DiscountCode, type DiscountFacts, sameDiscount } from '#domain/catalog/discount';
import type { DiscountValue } from '#domain/pricing';

/** How a discount's item is laid out now; one of another number is not understood. */
export const discountSchema = 1;

export const createDiscountEntity = (place: Place) =>
  new Entity(
    {
      model: modelOf('discount'),
      attributes: {
        partition: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
        code: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
        schema: { type: 'number', field: 'z', required: true },
        // One of both: a fixed discount has an amount, one of a share has a rate.
        amount: { type: 'number', field: 'am' },
        rate: { type: 'string', field: 'rt' },
        currency: { type: 'string', field: 'mo' },
        startsAt: { type: 'number', field: 'sa' },
        endsAt: { type: 'number', field: 'ea' },
        maxRedemptions: { type: 'number', field: 'mr' },
        factsVersion: { type: 'number', field: 'fv', required: true },
        redeemed: { type: 'number', field: 'rd', required: true },
        deleted: { type: 'boolean', field: 'dl' },
      },
      indexes: {
        byCode: {
          pk: composed(keyFields.pk, 'd#', 'partition'),
          sk: composed(keyFields.sk, 'd#', 'code'),
        },
      },
    } as const,
    builtWith(place),
  );

export type DiscountEntity = ReturnType<typeof createDiscountEntity>;

const keyOf = (code: DiscountCode) => ({ partition: code, code });

// ── From what is stored ────────────────────────────────────────────────────────────────────────────────────────────

const storedCode = behind('d#', discountCode);
const storedDiscount = fields({
  partition: storedCode,
  code: storedCode,
  schema: schemaIs(discountSchema),
  amount: optional(whole()),
  rate: optional(rate),
  currency: optional(currency),
  startsAt: optional(whole(Number.MIN_SAFE_INTEGER)),
  endsAt: optional(whole(Number.MIN_SAFE_INTEGER)),
  maxRedemptions: optional(whole(1)),
  factsVersion: whole(1),
  redeemed: whole(),
  deleted: usually(flag, false),
});

const storedValue = (
  { amount, rate: share }: Pick<ReturnType<typeof storedDiscount>, 'amount' | 'rate'>,
  name: string,
) => {
  if (amount !== undefined && share === undefined) return { type: 'fixed', amount } as const;
  if (share !== undefined && amount === undefined) return { type: 'percent', rate: share } as const;
  return faulty(name, 'a discount of either an amount or a rate');
};

/** What is stored under a code, as those who are refused are told. */
type Found = { readonly discount: Discount | undefined; readonly deleted?: Discount };

const foundIn = (entity: DiscountEntity, item: Item | undefined): Found => {
  if (item === undefined) return { discount: undefined };
  const name = nameOf(item);
  const stored = storedDiscount(renamed(entity.schema.attributes, item), name);
  if (stored.partition !== stored.code) return faulty(`${name}.partition`, 'the code');
  const discount: Discount = {
    code: stored.code,
    value: storedValue(stored, name),
    currency: stored.currency ?? null,
    startsAt: stored.startsAt ?? null,
    endsAt: stored.endsAt ?? null,
    maxRedemptions: stored.maxRedemptions ?? null,
    version: stored.factsVersion,
    redeemed: stored.redeemed,
  };
  return stored.deleted ? { discount: undefined, deleted: discount } : { discount };
};

export const createDiscounts = (place: Place): Discounts => {
  const entity = createDiscountEntity(place);
  return {
    find: (code, { fresh }) =>
      reading(async () => {
        const answer = await entity.get(keyOf(code)).go({ consistent: fresh, ...asStored });
        return foundIn(entity, rawItem(answer)).discount;
      }),
  };
};

// ── Writing ────────────────────────────────────────────────────────────────────────────────────────────────────────

type Redeem = Extract<Write, { kind: 'redeem-discount' }>;
type ReturnRedemption = Extract<Write, { kind: 'return-redemption' }>;
type WriteFacts = Extract<Write, { kind: 'discount' }>;
type DeleteDiscount = Extract<Write, { kind: 'delete-discount' }>;

const packValue = (value: DiscountValue) => (value.type === 'fixed' ? { amount: value.amount } : { rate: value.rate });

/** What is null is not stored. */
const packFacts = ({ value, currency: only, startsAt, endsAt, maxRedemptions, version }: DiscountFacts) => ({
  ...packValue(value),
  ...(only === null ? {} : { currency: only }),
  ...(startsAt === null ? {} : { startsAt }),
  ...(endsAt === null ? {} : { endsAt }),
  ...(maxRedemptions === null ? {} : { maxRedemptions }),
  factsVersion: version,
});

/** A new discount as it is stored. */
export const newDiscountItem = (facts: DiscountFacts, redeemed: number) => ({
  ...keyOf(facts.code),
  schema: discountSchema,
  ...packFacts(facts),
  redeemed,
});

const mayBeMissing = ['amount', 'rate', 'currency', 'startsAt', 'endsAt', 'maxRedemptions'] as const;

const stepOn = (
  entity: DiscountEntity,
  code: DiscountCode,
  step: {
    readonly leavesTrace: boolean;
    readonly operation: () => Operation;
    readonly judge: (found: Found) => Verdict;
  },
): Step => ({ item: `discount ${code}`, ...step, judge: (old) => step.judge(foundIn(entity, old)) });

/** One condition for all: given by these facts, not deleted, counted, and not used up. The old item tells which failed. */
const redeem = (entity: DiscountEntity, { code, factsVersion }: Redeem): Step =>
  stepOn(entity, code, {
    leavesTrace: false,
    operation: () =>
      operation(
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

const returnRedemption = (entity: DiscountEntity, { code }: ReturnRedemption): Step =>
  stepOn(entity, code, {
    leavesTrace: false,
    operation: () =>
      operation(
        entity
          .patch(keyOf(code))
          .subtract({ redeemed: 1 })
          .where((attributes, { gte }) => gte(attributes.redeemed, 1)),
      ),
    // It fails only where nobody has redeemed it.
    judge: (found) => ({ why: { kind: 'discount-changed', ...found }, ours: 'no' }),
  });

/** Changed facts bring a deleted discount back. What is null now is taken away. */
const writeFacts = (entity: DiscountEntity, { facts }: WriteFacts): Step => {
  const packed = packFacts(facts);
  const gone = mayBeMissing.filter((name) => !Object.hasOwn(packed, name));
  return stepOn(entity, facts.code, {
    leavesTrace: true,
    operation: () =>
      facts.version === 1
        ? operation(entity.create(newDiscountItem(facts, 0)))
        : operation(
            entity
              .patch(keyOf(facts.code))
              .set(packed)
              .remove([...gone, 'deleted'])
              .where((attributes, { eq }) => eq(attributes.factsVersion, facts.version - 1)),
          ),
    judge: (found) => ({
      why: { kind: 'discount-changed', ...found },
      ours: found.discount?.version === facts.version && sameDiscount(found.discount, facts) ? 'same' : 'no',
    }),
  });
};

/** The item stays, as canceled orders give their redemptions back to it. */
const deleteDiscount = (entity: DiscountEntity, { code, version }: DeleteDiscount): Step =>
  stepOn(entity, code, {
    leavesTrace: true,
    operation: () =>
      operation(
        entity
          .patch(keyOf(code))
          .set({ deleted: true, factsVersion: version + 1 })
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

export const discountStep = (
  entity: DiscountEntity,
  write: Redeem | ReturnRedemption | WriteFacts | DeleteDiscount,
): Step => {
  switch (write.kind) {
    case 'redeem-discount':
      return redeem(entity, write);
    case 'return-redemption':
      return returnRedemption(entity, write);
    case 'discount':
      return writeFacts(entity, write);
    case 'delete-discount':
      return deleteDiscount(entity, write);
  }
};
