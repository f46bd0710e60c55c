import type { Page } from '#application/ports';

/** The first `limit` of the entries that come after a position; the entries are in the order of the list. */
export const pageOf = <Item, Position>(
  entries: readonly Item[],
  limit: number,
  positionOf: (item: Item) => Position,
): Page<Item, Position> => {
  const items = entries.slice(0, limit);
  const last = items.at(-1);
  const next = entries.length > limit && last !== undefined ? positionOf(last) : null;
  return { items: structuredClone(items), next };
};
