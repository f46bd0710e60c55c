import type { ListEntry } from '#application/ports';
import type { OrderTransition } from '#application/projections/projection';
import type { Order } from '#domain/orders/order';

/** An entry of the list of a value that orders have, such as a sku. */
export type ValueEntry<Value extends string> = ListEntry & { readonly value: Value };

/** The entries that a transition changes: none unless it adds or takes away a value. */
const entriesOf = <Value extends string>(
  { before, after }: OrderTransition,
  valuesOf: (order: Order) => readonly Value[],
): readonly ValueEntry<Value>[] => {
  const orderId = (after ?? before)?.id;
  if (orderId === undefined) return [];
  const earlier = new Set(before && valuesOf(before));
  const later = new Set(after && valuesOf(after));
  return [
    ...[...later].filter((value) => !earlier.has(value)).map((value) => ({ value, orderId, isListed: true })),
    ...[...earlier].filter((value) => !later.has(value)).map((value) => ({ value, orderId, isListed: false })),
  ];
};

/**
 * The entries of a batch, one for each order and value: the last transition decides, because a commit may add what a later one
 * takes away, and an earlier batch may have written it. `valuesOf`: the values under which an order is listed.
 */
export const entriesByValue = <Value extends string>(
  transitions: readonly OrderTransition[],
  valuesOf: (order: Order) => readonly Value[],
): readonly ValueEntry<Value>[] => {
  const entries = transitions.flatMap((transition) => entriesOf(transition, valuesOf));
  return [...new Map(entries.map((entry) => [`${entry.orderId} ${entry.value}`, entry] as const)).values()];
};
