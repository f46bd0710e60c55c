import type { StoredChange } from '#application/events/cloud-event';
import type { Result } from '#domain/result';

/** A record that this service cannot have written. `fault` names the place by its key, never the content. */
export type UnreadableRecord = { readonly kind: 'unreadable-record'; readonly fault: string };

/** One record of the stream of changes. */
export type ChangeRecord = {
  /** Its sequence number in the stream. */
  readonly position: string;
  /** The name of the changed item. The records of one item are in the order of their writes. */
  readonly about: string;
  /** Undefined: a change of an item that no stream job reads. */
  readonly change: Result<StoredChange | undefined, UnreadableRecord>;
};

/** The outcome of a batch of records. A job adds its counts, which its log line shows. */
export type HandledChanges = {
  /** The position of the first record to deliver again, with all records after it; the earlier ones are done. */
  readonly retryFrom: string | null;
  /** The faults of unreadable records. */
  readonly unreadable: readonly string[];
};
