/** The parts of a published event that the pages need. They show the rest as it is. */
export type ShownEvent = {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly source: string;
  readonly data: unknown;
};

/** A page that is open for days keeps the newest. */
const mostEvents = 1_000;

/** What makes two events the same: each may come more than once. */
export const keyOf = ({ source, id }: Pick<ShownEvent, 'source' | 'id'>): string => `${source} ${id}`;

/** Events, oldest first, with those of the newer ones that are not among them. The oldest of too many fall away. */
export const merged = (events: readonly ShownEvent[], newer: readonly ShownEvent[]): readonly ShownEvent[] => {
  const all = new Map([...events, ...newer].map((event) => [keyOf(event), event]));
  return [...all.values()].slice(-mostEvents);
};
