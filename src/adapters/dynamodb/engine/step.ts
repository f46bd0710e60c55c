import type { Item } from '#adapters/dynamodb/engine/entity';
import type { MissingItem } from '#application/commit';
import type { Rejection } from '#application/ports';

/**
 * What an old item says after its condition failed: why the write is refused and, for the case that this was a retry,
 * whether an earlier try of ours made the item what it is. `proof`: nobody else can have; `same`: somebody else may
 * have, which makes no difference as long as nothing else was to be written.
 */
export type Verdict<Possible extends Rejection = Rejection> = {
  readonly why: Possible | MissingItem;
  readonly ours: 'proof' | 'same' | 'no';
};

/** How a step becomes a part of a transaction: where its condition fails, the old item is told. */
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
export type Operation = {
  readonly commit: (options: typeof inTransaction) => unknown;
  readonly go: (options: CallOptions) => Promise<unknown>;
};

/** One write of a commit, with the rejections that it can cause. */
export type Step<Possible extends Rejection = Rejection> = {
  readonly operation: () => Operation;
  /** Whether its old item tells a retry that the write was done. Units taken or given leave no trace of who did it. */
  readonly leavesTrace: boolean;
  /** Reads the old item, undefined where there was none, after the condition failed. */
  readonly judge: (old: Item | undefined) => Verdict<Possible>;
};

/** ElectroDB's own types keep the two ends apart; an operation has both. */
export const operation = (chain: { go: (...options: never[]) => unknown }): Operation => chain as unknown as Operation;

/** An operation that leaves no trace is never a call of its own. */
export const transacted = (commit: () => unknown): Operation => ({
  commit,
  go: () => Promise.reject(new Error('what leaves no trace goes through a transaction')),
});
