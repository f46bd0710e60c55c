import type { AboveMaximum } from '#domain/above-maximum';
import { bounds } from '#domain/bounds';
import { canonicalJson } from '#domain/canonical-json';
import type { Decision } from '#domain/orders/decision';
import type { CompletedOrder, ConfirmedOrder, PendingOrder } from '#domain/orders/order';
import type { PrivateChange, PrivateData } from '#domain/orders/private-data';
import type { OrderStatusConflict } from '#domain/orders/status-conflict';
import { ok, type Result, refuse } from '#domain/result';

/**
 * What a merge patch (RFC 7396) says: a field that is not there stays, null removes. In `metadata` the same holds
 * again for each of its keys.
 */
export type OrderPatch = {
  readonly email?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly tags?: readonly string[] | null | undefined;
  readonly metadata?: Readonly<Record<string, string | null>> | null | undefined;
};

const mergedMetadata = (
  before: PrivateData['metadata'],
  patch: NonNullable<OrderPatch['metadata']> | null,
): PrivateData['metadata'] => {
  if (patch === null) return {};
  const merged = new Map(Object.entries(before));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, value);
  }
  return Object.fromEntries(merged);
};

/** The private data as the patch leaves it, of the fields that it names. */
const patched = (before: PrivateData, patch: OrderPatch): Partial<PrivateData> => ({
  ...(patch.email === undefined ? {} : { email: patch.email }),
  ...(patch.note === undefined ? {} : { note: patch.note }),
  ...(patch.tags === undefined ? {} : { tags: patch.tags ?? [] }),
  ...(patch.metadata === undefined ? {} : { metadata: mergedMetadata(before.metadata, patch.metadata) }),
});

const namesIn = (data: Partial<PrivateData>): readonly (keyof PrivateData)[] =>
  (Object.keys(data) as (keyof PrivateData)[]).toSorted();

/** Only what differs: saying again what is said already changes nothing. */
export const differing = (before: PrivateData, after: PrivateChange): PrivateChange =>
  Object.fromEntries(
    namesIn(after)
      .filter((name) => canonicalJson(before[name]) !== canonicalJson(after[name]))
      .map((name) => [name, after[name]]),
  );

export const privateDecision = (changes: PrivateChange): Decision => {
  const fields = namesIn(changes);
  return fields.length === 0
    ? { events: [] }
    : { events: [{ type: 'order.updated', data: { fields } }], private: changes };
};

/** Changes what is written on an order. A completed order still takes notes, tags and metadata, but no other email. */
export const update = (
  order: PendingOrder | ConfirmedOrder | CompletedOrder,
  patch: OrderPatch,
): Result<Decision, OrderStatusConflict | AboveMaximum> => {
  const changes = differing(order.private, patched(order.private, patch));
  if (order.status === 'completed' && 'email' in changes)
    return refuse({ kind: 'order-status-conflict', status: order.status, allowed: ['pending', 'confirmed'] });
  if (Object.keys(changes.metadata ?? {}).length > bounds.metadataKeys)
    return refuse({ kind: 'validation-failed', field: 'metadata', maximum: bounds.metadataKeys });
  return ok(privateDecision(changes));
};
