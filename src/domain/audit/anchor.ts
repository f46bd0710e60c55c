import type { TextHash } from '#domain/audit/chain';
import { days, type Instant } from '#domain/instant';

/** The last event of an order on a day. Its hash covers every event of the order before it. */
export type Head = { readonly sequence: number; readonly hash: string };

/** The heads of a day by the source of their orders: one for each order that changed on it. */
export type Heads = ReadonlyMap<string, Head>;

/** A hash over all orders that changed on a day of UTC. */
export type Anchor = { readonly date: string; readonly orders: number; readonly hash: string };

/** The day of UTC of a published time, which is in RFC 3339. */
export const dateOf = (time: string): string => time.slice(0, 10);

export const startOfDay = (at: Instant): Instant => Math.floor(at / days(1)) * days(1);

/** An event without a hash is one of another kind, or of a release that had none. */
export const noteHead = (
  heads: Map<string, Head>,
  { source, sequence, audithash }: { readonly source: string; readonly sequence?: number; readonly audithash?: string },
): void => {
  if (sequence === undefined || audithash === undefined) return;
  const known = heads.get(source);
  if (known === undefined || known.sequence < sequence) heads.set(source, { sequence, hash: audithash });
};

/** A line for each order, in the order of their texts: its path, the sequence of its head and the hash after it. */
export const anchorOf = (sha256: TextHash, date: string, heads: Heads): Anchor => {
  const lines = [...heads].map(([source, { sequence, hash }]) => `${source} ${sequence} ${hash}\n`);
  return { date, orders: lines.length, hash: sha256(lines.toSorted().join('')) };
};
