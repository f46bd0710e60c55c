import type { AboveMaximum } from '#domain/above-maximum';
import { bounds } from '#domain/bounds';
import type { Decision } from '#domain/orders/decision';
import type { CompletedOrder, ConfirmedOrder, PendingOrder } from '#domain/orders/order';
import type { PrivateData } from '#domain/orders/private-data';
import type { OrderStatusConflict } from '#domain/orders/status-conflict';
import { ok, type Result, refuse } from '#domain/result';
import { sameData } from '#domain/same-data';
import type { Destination } from '#domain/tax';

/** The private fields that a patch can change. The shipping address has a command of its own. */
type PatchedField = Exclude<keyof PrivateData, 'shippingAddress'>;

/** A merge patch (RFC 7396): an absent field is left as it is, null removes it. In `metadata` the same holds for each key. */
export type OrderPatch = {
  readonly [Field in Exclude<PatchedField, 'metadata'>]?: PrivateData[Field] | null | undefined;
} & { readonly metadata?: Readonly<Record<string, string | null>> | null | undefined };

const mergedMetadata = (
  before: PrivateData['metadata'],
  patch: NonNullable<OrderPatch['metadata']>,
): PrivateData['metadata'] => {
  const merged = new Map(Object.entries(before));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, value);
  }
  return Object.fromEntries(merged);
};

/** The value of each field after the patch; undefined: the patch does not name it. */
const afterPatch: {
  readonly [Field in PatchedField]: (patch: OrderPatch, before: PrivateData) => PrivateData[Field] | undefined;
} = {
  email: ({ email }) => email,
  note: ({ note }) => note,
  tags: ({ tags }) => (tags === null ? [] : tags),
  metadata: ({ metadata }, before) => (metadata === null ? {} : metadata && mergedMetadata(before.metadata, metadata)),
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

/** Changes an order's email, note, tags and metadata. The email of a completed order cannot change. */
export const update = (
  order: PendingOrder | ConfirmedOrder | CompletedOrder,
  patch: OrderPatch,
): Result<Decision, OrderStatusConflict | AboveMaximum> => {
  const changes = differing(order.private, patched(order.private, patch));
  if (order.status === 'completed' && 'email' in changes)
    return refuse({ kind: 'order-status-conflict', status: order.status, allowed: ['pending', 'confirmed'] });
  if (Object.keys(changes.metadata ?? {}).length > bounds.metadataKeys)
    return refuse({ kind: 'validation-failed', field: 'metadata', maximum: bounds.metadataKeys, unit: 'keys' });
  return ok(privateDecision(changes));
};
