import { createHash } from 'node:crypto';
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
  rawPage,
  renamed,
} from '#adapters/dynamodb/engine/entity';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import { itemWrite, type Step } from '#adapters/dynamodb/engine/step';
import { behind, fields, schemaIs, text } from '#adapters/dynamodb/engine/stored';
import { reading } from '#adapters/dynamodb/engine/transient';
import { orderId } from '#adapters/dynamodb/values';
import { type ExternalReferences, ordersPerReference, type Rejection, type Write } from '#application/ports';
import { nameOfOwner, type ReferenceOwner, referenceOwnerOf } from '#domain/access/reference-owner';
import type { OrderRecord } from '#domain/orders/events';
import type { OrderId } from '#domain/orders/order-id';

/** The layout of a stored reference. An item of another layout is faulty. */
export const externalReferenceSchema = 1;

/**
 * The sort key of references that were stored when all owners shared one name space. Such a reference is taken for every
 * owner. No new item has this key.
 */
const sharedKey = 'x';

export const createExternalReferenceEntity = (place: Place) =>
  new Entity(
    {
      model: modelOf('reference'),
      attributes: {
        hash: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
        owner: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
        schema: { type: 'number', field: 'z', required: true },
        orderId: { type: 'string', field: 'o', required: true },
      },
      indexes: {
        byReference: {
          pk: composed(keyFields.pk, 'x#', 'hash'),
          sk: composed(keyFields.sk, '', 'owner'),
        },
      },
    } as const,
    builtWith(place),
  );

export type ExternalReferenceEntity = ReturnType<typeof createExternalReferenceEntity>;

/** 128 bits of a hash: a reference may be too long for a key. */
const hashOf = (value: string): string =>
  createHash('sha256').update(value, 'utf8').digest().subarray(0, 16).toString('base64url');

const storedHash = behind('x#', text);
export const storedReference = fields({
  hash: storedHash,
  owner: text,
  schema: schemaIs(externalReferenceSchema),
  orderId,
});

const orderIdIn = (entity: ExternalReferenceEntity, item: Item): OrderId =>
  storedReference(renamed(entity.schema.attributes, item), nameOf(item)).orderId;

const keyOf = (reference: string, owner: ReferenceOwner) => ({
  hash: hashOf(reference),
  owner: hashOf(nameOfOwner(owner)),
});
const sharedKeyOf = (reference: string) => ({ hash: hashOf(reference), owner: sharedKey });

/** Strongly consistent: a client finds the order that it has just placed. */
export const createExternalReferences = (place: Place, pace: Pace): ExternalReferences => {
  const entity = createExternalReferenceEntity(place);
  const ofEverybody = async (reference: string): Promise<readonly Item[]> => {
    const query = entity.query.byReference({ hash: hashOf(reference) });
    return rawPage(await query.go({ consistent: true, limit: ordersPerReference, pager: 'raw', ...asStored } as const))
      .items;
  };
  // The order may have been placed by the customer or by staff, or before owners had name spaces of their own.
  const ofCustomer = (reference: string, owner: ReferenceOwner): Promise<readonly Item[]> =>
    readBatch([keyOf(reference, owner), keyOf(reference, 'staff'), sharedKeyOf(reference)], {
      read: (keys, options) => entity.get(keys).go(options),
      keyOf: (key) => ({
        hash: storedHash(key[keyFields.pk], 'an unprocessed key'),
        owner: text(key[keyFields.sk], 'an unprocessed key'),
      }),
      consistent: true,
      pace,
    });
  return {
    find: (reference, customerId) =>
      reading(async () => {
        const items = await (customerId === undefined ? ofEverybody(reference) : ofCustomer(reference, { customerId }));
        return items.map((item) => orderIdIn(entity, item));
      }),
  };
};

type ReferenceWrite = Extract<Write, { kind: 'external-reference' }>;
type ReferenceStep = Step<Extract<Rejection, { kind: 'reference-taken' }>>;

/** The cast is safe: every entity checks a condition as it deletes, but ElectroDB's types show it only in a transaction. */
const checking = (entity: ExternalReferenceEntity) =>
  entity as unknown as { readonly check: ExternalReferenceEntity['delete'] };

/** The item of the reference of an order. */
export const referenceItem = ({ reference, owner, orderId: id }: Omit<ReferenceWrite, 'kind'>) => ({
  ...keyOf(reference, owner),
  schema: externalReferenceSchema,
  orderId: id,
});

/** Takes the reference for its owner, unless it is taken for everybody. */
export const externalReferenceSteps = (
  entity: ExternalReferenceEntity,
  write: ReferenceWrite,
): readonly ReferenceStep[] => [
  {
    leavesTrace: true,
    write: () => itemWrite(entity.create(referenceItem(write))),
    judge: (old) => ({
      why: { kind: 'reference-taken' },
      ours: old !== undefined && orderIdIn(entity, old) === write.orderId ? 'same' : 'no',
    }),
  },
  {
    leavesTrace: false,
    write: () =>
      itemWrite(
        checking(entity)
          .check(sharedKeyOf(write.reference))
          .where((attributes, { notExists }) => notExists(attributes.orderId)),
      ),
    judge: () => ({ why: { kind: 'reference-taken' }, ours: 'no' }),
  },
];

/** ElectroDB compares texts, of which an order id is one. */
const idOf = ({ id }: OrderRecord): string => id;

const notTheirs = (reference: string, { id }: OrderRecord) =>
  ({ kind: 'missing-item', item: `reference ${reference} of order ${id}` }) as const;

/**
 * Deletes the reference of this order. `reference-taken`: its owner has no such reference, so that the order is older
 * than the name spaces of owners. A reference of another order is a defect.
 */
export const externalReferenceRemoval = (
  entity: ExternalReferenceEntity,
  reference: string,
  record: OrderRecord,
): ReferenceStep => ({
  leavesTrace: true,
  write: () =>
    itemWrite(
      entity
        .delete(keyOf(reference, referenceOwnerOf(record)))
        .where((attributes, { eq }) => eq(attributes.orderId, idOf(record))),
    ),
  judge: (old) => ({
    why: old === undefined ? { kind: 'reference-taken' } : notTheirs(reference, record),
    ours: 'no',
  }),
});

/** The same for an order that is older than the name spaces of owners. Succeeds where there is no reference. */
export const sharedReferenceRemoval = (
  entity: ExternalReferenceEntity,
  reference: string,
  record: OrderRecord,
): Step<never> => ({
  leavesTrace: true,
  write: () =>
    itemWrite(
      entity
        .delete(sharedKeyOf(reference))
        .where(
          (attributes, { eq, notExists }) =>
            `${notExists(attributes.orderId)} OR ${eq(attributes.orderId, idOf(record))}`,
        ),
    ),
  judge: () => ({ why: notTheirs(reference, record), ours: 'no' }),
});
