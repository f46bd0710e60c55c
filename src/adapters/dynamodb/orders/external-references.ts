import { createHash } from 'node:crypto';
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
import { itemWrite, type Step } from '#adapters/dynamodb/engine/step';
import { behind, fields, schemaIs, text } from '#adapters/dynamodb/engine/stored';
import { reading } from '#adapters/dynamodb/engine/transient';
import { orderId } from '#adapters/dynamodb/values';
import type { ExternalReferences, Rejection, Write } from '#application/ports';
import type { OrderId } from '#domain/orders/order-id';

/** The layout of a stored reference. An item of another layout is faulty. */
export const externalReferenceSchema = 1;

const sortKey = 'x';

export const createExternalReferenceEntity = (place: Place) =>
  new Entity(
    {
      model: modelOf('reference'),
      attributes: {
        hash: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
        kind: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
        schema: { type: 'number', field: 'z', required: true },
        orderId: { type: 'string', field: 'o', required: true },
      },
      indexes: {
        byReference: {
          pk: composed(keyFields.pk, 'x#', 'hash'),
          sk: composed(keyFields.sk, '', 'kind'),
        },
      },
    } as const,
    builtWith(place),
  );

export type ExternalReferenceEntity = ReturnType<typeof createExternalReferenceEntity>;

/** 128 bits of a hash: a reference may be too long for a key. */
const hashOf = (reference: string): string =>
  createHash('sha256').update(reference, 'utf8').digest().subarray(0, 16).toString('base64url');

const storedReference = fields({
  hash: behind('x#', text),
  kind: text,
  schema: schemaIs(externalReferenceSchema),
  orderId,
});

const orderIdIn = (entity: ExternalReferenceEntity, item: Item): OrderId =>
  storedReference(renamed(entity.schema.attributes, item), nameOf(item)).orderId;

const keyOf = (reference: string) => ({ hash: hashOf(reference), kind: sortKey });

/** Strongly consistent: a client finds the order that it has just placed. */
export const createExternalReferences = (place: Place): ExternalReferences => {
  const entity = createExternalReferenceEntity(place);
  return {
    find: (reference) =>
      reading(async () => {
        const item = rawItem(await entity.get(keyOf(reference)).go({ consistent: true, ...asStored }));
        return item === undefined ? undefined : orderIdIn(entity, item);
      }),
  };
};

type ReferenceWrite = Extract<Write, { kind: 'external-reference' }>;

export const externalReferenceStep = (
  entity: ExternalReferenceEntity,
  write: ReferenceWrite,
): Step<Extract<Rejection, { kind: 'reference-taken' }>> => ({
  leavesTrace: true,
  write: () =>
    itemWrite(
      entity.create({
        ...keyOf(write.reference),
        schema: externalReferenceSchema,
        orderId: write.orderId,
      }),
    ),
  judge: (old) => ({
    why: { kind: 'reference-taken' },
    ours: old !== undefined && orderIdIn(entity, old) === write.orderId ? 'same' : 'no',
  }),
});

/** Deletes the reference of this order. Succeeds where there is none; a reference of another order is a defect. */
export const externalReferenceRemoval = (
  entity: ExternalReferenceEntity,
  reference: string,
  owner: string,
): Step<never> => ({
  leavesTrace: true,
  write: () =>
    itemWrite(
      entity
        .delete(keyOf(reference))
        .where(
          (attributes, { eq, notExists }) => `${notExists(attributes.orderId)} OR ${eq(attributes.orderId, owner)}`,
        ),
    ),
  judge: () => ({ why: { kind: 'missing-item', item: `reference ${reference} of order ${owner}` }, ours: 'no' }),
});
