import type { Item } from '#adapters/dynamodb/engine/entity';
import type { MissingItem } from '#application/commit';
import type { AnyRejection, Rejection } from '#application/ports';

/**
 * The meaning of the stored item after a failed condition. `why`: the rejection. `ours`: whether an earlier attempt of
 * this write made the item. `proof`: only it can have; `same`: another command may have made the same item, which does
 * not matter if the step is the only one.
 */
export type Verdict<Possible extends AnyRejection = Rejection> = {
  readonly why: Possible | MissingItem;
  readonly ours: 'proof' | 'same' | 'no';
};

/** The options of a step in a transaction: a failed condition returns the old item. */
export const inTransaction = { response: 'all_old' } as const;
type CallOptions = {
  readonly response: 'none';
  readonly returnOnConditionCheckFailure: 'all_old';
  readonly data: 'raw';
  readonly originalErr: true;
  readonly abortSignal: AbortSignal;
  readonly logger: (event: unknown) => void;
};

/** The two ends of an ElectroDB write: its part of a transaction, or a call of its own. */
export type ItemWrite = {
  readonly commit: (options: typeof inTransaction) => unknown;
  readonly go: (options: CallOptions) => Promise<unknown>;
};

/** One write of a commit, with the rejections that it can cause. */
export type Step<Possible extends AnyRejection = Rejection> = {
  readonly write: () => ItemWrite;
  /** Whether the stored item shows a retry that the write was done. Moved units do not show who moved them. */
  readonly leavesTrace: boolean;
  /** Judges the stored item, undefined if there is none, after the condition failed. */
  readonly judge: (old: Item | undefined) => Verdict<Possible>;
};

/** The cast is safe: an ElectroDB write has both methods, but no type of ElectroDB has. */
export const itemWrite = (chain: { go: (...options: never[]) => unknown }): ItemWrite => chain as unknown as ItemWrite;

/** A write that leaves no trace is only allowed in a transaction. */
export const transacted = (commit: () => unknown): ItemWrite => ({
  commit,
  go: () => Promise.reject(new Error('a write that leaves no trace must be in a transaction')),
});
