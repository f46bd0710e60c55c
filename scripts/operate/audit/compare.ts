// Compares the journal of an order with its published events.
import { type AuditedEvent, auditedText, chainOf, chainStart, hashAfter, type TextHash } from '#domain/audit/chain';
import { canonicalJson } from '#domain/canonical-json';
import type { Instant } from '#domain/instant';

/** A published event, as whoever received it stored it. A thin one has no data, and that of an older release no hash. */
export type Published = AuditedEvent & { readonly audithash?: string };
/** The published events of an order by their sequence. The first of some may be missing. */
export type PublishedEvents = ReadonlyMap<number, Published>;

/** The journal of an order in the table. An imported order has events that were never published. */
export type Journal = { readonly events: readonly AuditedEvent[]; readonly imported: boolean };

/** The span of time of which the file has all published events. */
export type Span = { readonly since: Instant; readonly until: Instant };

export type Kind = 'altered' | 'removed' | 'added';
/** `from`: the first event that it can be, where those from there to `sequence` are not in the file. */
export type Difference = { readonly kind: Kind; readonly sequence: number; readonly from?: number };

/** `unpublished`: the events of the journal that the file has no copy of, and that are no difference. */
export type Compared = { readonly first: Difference | undefined; readonly unpublished: number };

/** The event without its number: the number of an event changes when one before it is removed or added. */
const contentOf = ({ type, time, data }: AuditedEvent): string => canonicalJson({ type, time, data });

/** The kind of tampering with a journal whose event differs from the published one. */
const kindAt = (journal: readonly AuditedEvent[], published: PublishedEvents, sequence: number): Kind => {
  const [own, other] = [journal[sequence - 1], published.get(sequence)].map((event) => event && contentOf(event));
  // A change has one event or several, so what follows may have moved by more than one place.
  const isShorter = [...published].some(([later, event]) => later > sequence && contentOf(event) === own);
  const isLonger = journal.slice(sequence).some((event) => contentOf(event) === other);
  // Both: two events have changed their places.
  if (isShorter === isLonger) return 'altered';
  return isShorter ? 'removed' : 'added';
};

const lastOf = (published: PublishedEvents): number => Math.max(0, ...published.keys());

/** The first published event that the journal has not, or has with another content or another hash. */
const firstIn = (
  sha256: TextHash,
  published: PublishedEvents,
  journal: readonly AuditedEvent[],
): Difference | undefined => {
  const hashes = chainOf(sha256, journal);
  let agreed = 0;
  for (const sequence of [...published.keys()].toSorted((one, other) => one - other)) {
    const event = published.get(sequence) as Published;
    const own = journal[sequence - 1];
    if (own === undefined) return { kind: 'removed', sequence: journal.length + 1 };
    const from = agreed + 1 < sequence ? { from: agreed + 1 } : {};
    if (event.data !== undefined && auditedText(own) !== auditedText(event))
      return { kind: kindAt(journal, published, sequence), sequence, ...from };
    if (event.audithash !== undefined && event.audithash !== hashes[sequence - 1])
      return { kind: 'altered', sequence, ...from };
    agreed = sequence;
  }
  return undefined;
};

/** The first event whose hash is not the one that follows from the event before it. For an order that has no journal any more. */
const firstBroken = (sha256: TextHash, published: PublishedEvents): Difference | undefined => {
  for (const sequence of [...published.keys()].toSorted((one, other) => one - other)) {
    const event = published.get(sequence) as Published;
    const previous = sequence === 1 ? chainStart : published.get(sequence - 1)?.audithash;
    if (event.audithash === undefined || event.data === undefined || previous === undefined) continue;
    if (hashAfter(sha256, previous, event) !== event.audithash) return { kind: 'altered', sequence };
  }
  return undefined;
};

const withoutJournal = (sha256: TextHash, published: PublishedEvents): Compared => {
  const last = lastOf(published);
  const isDeleted = published.get(last)?.type === 'order.deleted';
  return {
    first: isDeleted ? firstBroken(sha256, published) : { kind: 'removed', sequence: 1 },
    unpublished: 0,
  };
};

/** Events behind the last published one: the file would have those of its span. */
const isAdded = ({ events, imported }: Journal, last: number, { since, until }: Span): boolean => {
  const next = events[last];
  if (next === undefined || (imported && last === 0)) return false;
  const at = Date.parse(next.time);
  return at <= until && (last > 0 || at >= since);
};

/** The first difference of an order. Undefined as the journal: the table has no such order. */
export const comparedWith = (
  sha256: TextHash,
  published: PublishedEvents,
  journal: Journal | undefined,
  span: Span,
): Compared => {
  if (journal === undefined) return withoutJournal(sha256, published);
  const first = firstIn(sha256, published, journal.events);
  if (first !== undefined) return { first, unpublished: 0 };
  const last = lastOf(published);
  if (isAdded(journal, last, span)) return { first: { kind: 'added', sequence: last + 1 }, unpublished: 0 };
  return { first: undefined, unpublished: journal.events.length - published.size };
};
