import type { AboveMaximum } from '#domain/above-maximum';
import { type Caller, mayRead } from '#domain/access/caller';
import { bounds } from '#domain/bounds';
import type { Decision } from '#domain/orders/decision';
import type { CompletedOrder, ConfirmedOrder, PendingOrder } from '#domain/orders/order';
import { type PrivateData, readersOfField } from '#domain/orders/private-data';
import type { OrderStatusConflict } from '#domain/orders/status-conflict';
import { ok, type Result, refuse } from '#domain/result';
import { sameData } from '#domain/same-data';
import type { Destination } from '#domain/tax';

/** The private fields that a patch can change. The others have commands of their own, or none. */
type PatchedField = Exclude<keyof PrivateData, 'shippingAddress' | 'locale' | 'paymentMethods'>;

/** The fields of metadata, and where each is in a patch. */
const metadataPaths = { metadata: 'metadata', internalMetadata: 'internal/metadata' } as const;
type MetadataField = keyof typeof metadataPaths;
type MetadataPatch = Readonly<Record<string, string | null>>;

/** A merge patch (RFC 7396): an absent field is left as it is, null removes it. In metadata the same holds for each key. */
export type OrderPatch = {
  readonly [Field in Exclude<PatchedField, MetadataField>]?: PrivateData[Field] | null | undefined;
} & { readonly [Field in MetadataField]?: MetadataPatch | null | undefined };

/** Whether the caller may change every field that the patch names, also where it changes nothing. */
export const mayPatch = (caller: Caller, patch: OrderPatch): boolean =>
  (Object.keys(patch) as (keyof OrderPatch)[]).every((field) => mayRead(caller, readersOfField[field]));

type Metadata = PrivateData[MetadataField];

const metadataAfter = (before: Metadata, patch: MetadataPatch | null | undefined): Metadata | undefined => {
  if (patch === undefined) return undefined;
  if (patch === null) return {};
  const merged = new Map(Object.entries(before));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, value);
  }
  return Object.fromEntries(merged);
};

const tagsAfter = (tags: readonly string[] | null | undefined) => (tags === null ? [] : tags);

/** The value of each field after the patch; undefined: the patch does not name it. */
const afterPatch: {
  readonly [Field in PatchedField]: (patch: OrderPatch, before: PrivateData) => PrivateData[Field] | undefined;
} = {
  email: ({ email }) => email,
  note: ({ note }) => note,
  tags: ({ tags }) => tagsAfter(tags),
  metadata: ({ metadata }, before) => metadataAfter(before.metadata, metadata),
  internalNote: ({ internalNote }) => internalNote,
  internalTags: ({ internalTags }) => tagsAfter(internalTags),
  internalMetadata: ({ internalMetadata }, before) => metadataAfter(before.internalMetadata, internalMetadata),
};

const patched = (before: PrivateData, patch: OrderPatch): Partial<PrivateData> =>
  Object.fromEntries(
    Object.entries(afterPatch)
      .map(([name, valueAfter]) => [name, valueAfter(patch, before)] as const)
      .filter(([, value]) => value !== undefined),
  );

const namesIn = (data: Partial<PrivateData>): readonly (keyof PrivateData)[] =>
  (Object.keys(data) as (keyof PrivateData)[]).toSorted();

/** The fields of `after` that are not the same in `before`. */
export const differing = (before: PrivateData, after: Partial<PrivateData>): Partial<PrivateData> =>
  Object.fromEntries(
    namesIn(after)
      .filter((name) => !sameData(before[name], after[name]))
      .map((name) => [name, after[name]]),
  );

export const privateDecision = (changes: Partial<PrivateData>, taxDestination: Destination | null = null): Decision => {
  const fields = namesIn(changes);
  return fields.length === 0
    ? { events: [] }
    : { events: [{ type: 'order.updated', data: { fields, taxDestination } }], private: changes };
};

const tooManyKeys = (changes: Partial<PrivateData>): AboveMaximum | undefined => {
  const field = (Object.keys(metadataPaths) as MetadataField[]).find(
    (each) => Object.keys(changes[each] ?? {}).length > bounds.metadataKeys,
  );
  return (
    field && { kind: 'validation-failed', field: metadataPaths[field], maximum: bounds.metadataKeys, unit: 'keys' }
  );
};

/** Changes an order's email, notes, tags and metadata. The email of a completed order cannot change. */
export const update = (
  order: PendingOrder | ConfirmedOrder | CompletedOrder,
  patch: OrderPatch,
): Result<Decision, OrderStatusConflict | AboveMaximum> => {
  const changes = differing(order.private, patched(order.private, patch));
  if (order.status === 'completed' && 'email' in changes)
    return refuse({ kind: 'order-status-conflict', status: order.status, allowed: ['pending', 'confirmed'] });
  const excess = tooManyKeys(changes);
  return excess === undefined ? ok(privateDecision(changes)) : refuse(excess);
};
