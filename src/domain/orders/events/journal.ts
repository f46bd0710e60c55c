import type { Actor } from '#domain/access/caller';
import type { Instant } from '#domain/instant';
import type { OrderEvent, OrderRecord, TraceId } from '#domain/orders/events';
import { reasonAt } from '#domain/orders/private-data';

/** An event in the journal: its place, its time, its actor and its reason. */
export type JournalEntry = {
  readonly sequence: number;
  readonly version: number;
  readonly at: Instant;
  readonly actor: Actor;
  readonly trace: TraceId | null;
  readonly event: OrderEvent;
  /** Private: null where none was given, or it was erased. */
  readonly reason: string | null;
};

/** Every event of an order, oldest first; sequences count from 1 without gaps. */
export const journalOf = (record: OrderRecord): readonly JournalEntry[] =>
  record.changes
    .flatMap((change, index) => {
      const version = index + 1;
      const reason = reasonAt(record.revisions, version);
      const { at, actor, trace } = change;
      return change.events.map((event) => ({ version, at, actor, trace, event, reason }));
    })
    .map((entry, index) => ({ sequence: index + 1, ...entry }));
