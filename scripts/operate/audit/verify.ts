// Compares a file of journals with a file of published events and anchors.
import { type Anchor, anchorOf } from '#domain/audit/anchor';
import type { TextHash } from '#domain/audit/chain';
import { comparedWith, type Difference } from './compare';
import { type EventsFile, readEvents, readJournals } from './read-audit';

/** The counts of an audit, and each difference in words. */
export type Verified = {
  readonly orders: number;
  readonly events: number;
  /** The events of the file of events. */
  readonly published: number;
  readonly unpublished: number;
  readonly anchors: number;
  /** The days of which the file has events and no anchor. */
  readonly unanchored: readonly string[];
  readonly differences: readonly string[];
};

const inWords = (order: string, { kind, sequence, from }: Difference): string =>
  from === undefined
    ? `${order}: event ${sequence} was ${kind}`
    : `${order}: one of the events ${from} to ${sequence} was altered, removed or added; the file has event ${sequence} alone`;

const differentAnchors = (sha256: TextHash, { anchors, days }: EventsFile): readonly string[] => {
  const isOther = ({ date, orders, hash }: Anchor): boolean => {
    const own = anchorOf(sha256, date, days.get(date) ?? new Map());
    return own.orders !== orders || own.hash !== hash;
  };
  const dates = anchors.filter(isOther).map(({ date }) => date);
  return [...new Set(dates)]
    .toSorted()
    .map((date) => `${date}: the events of the day are others than its anchor covers`);
};

/** Reads both files to their end. `note` hears of each order. @throws FaultyFile */
export const verify = async (
  sha256: TextHash,
  files: { readonly orders: string; readonly events: string },
  note: () => void,
): Promise<Verified> => {
  const published = await readEvents(files.events);
  const left = new Set(published.orders);
  const found: string[] = published.conflicts.map(
    ({ order, sequence }) => `${order}: event ${sequence} was altered: the file of events has two that differ`,
  );
  let [orders, events, unpublished] = [0, 0, 0];
  const compare = (order: string, journal: Parameters<typeof comparedWith>[2]): void => {
    const compared = comparedWith(sha256, published.of(order), journal, published.span);
    unpublished += compared.unpublished;
    if (compared.first !== undefined) found.push(inWords(order, compared.first));
    left.delete(order);
  };
  for await (const { order, ...journal } of readJournals(files.orders)) {
    orders += 1;
    events += journal.events.length;
    compare(order, journal);
    note();
  }
  for (const order of [...left]) compare(order, undefined);
  const anchored = new Set(published.anchors.map(({ date }) => date));
  return {
    orders,
    events,
    published: published.events,
    unpublished,
    anchors: anchored.size,
    unanchored: [...published.days.keys()].filter((date) => !anchored.has(date)).toSorted(),
    differences: [...found, ...differentAnchors(sha256, published)],
  };
};
