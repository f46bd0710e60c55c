import type { Page } from '#application/ports';

/** A page of the first `limit` entries, which are sorted and after the position of the page before. */
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
