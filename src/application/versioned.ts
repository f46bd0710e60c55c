import { type Expectation, expected, type VersionMismatch } from '#application/expectation';
import { Unavailable } from '#application/ports';
import { ok, type Result } from '#domain/result';

/** A product, a discount, an endpoint of webhooks or the record of a customer. Each write replaces all facts and has the next version. */
type Versioned = { readonly version: number };

/** `deleted`: the tombstone; its version continues if the thing is created again. */
type Conflict<Thing> = { readonly stored: Thing | undefined; readonly deleted?: Thing | undefined };

/** An attempt succeeds, or it loses a race to the state in `conflict`. */
export type Attempt<Thing, Value> = { readonly done: Value } | { readonly conflict: Conflict<Thing> };

const maximumRounds = 10;

const changesWithoutEnd = () =>
  new Unavailable('the item changed in every attempt of this command; repeat the request');

export type Put<Thing> = { readonly thing: Thing; readonly created: boolean };

/** Creates a thing or replaces its facts. Equal facts change nothing; after a lost race it tries again. */
export const putVersioned = async <Thing extends Versioned>(
  expects: Expectation,
  found: Thing | undefined,
  put: {
    readonly isSame: (stored: Thing) => boolean;
    /** Commits the next version after `before`, which may be a tombstone. */
    readonly commitAfter: (before: Thing | undefined) => Promise<Attempt<Thing, Thing>>;
  },
): Promise<Result<Put<Thing>, VersionMismatch>> => {
  let { stored, deleted }: Conflict<Thing> = { stored: found };
  for (let round = 0; round < maximumRounds; round += 1) {
    const before = expected(expects, stored);
    if (!before.ok) return before;
    if (stored !== undefined && put.isSame(stored)) return ok({ thing: stored, created: false });
    const attempt = await put.commitAfter(stored ?? deleted);
    if ('done' in attempt) return ok({ thing: attempt.done, created: stored === undefined });
    ({ stored, deleted } = attempt.conflict);
  }
  throw changesWithoutEnd();
};

/**
 * Changes a thing that exists; undefined: it does not exist. `after` returns the next version, or the same thing if nothing
 * changes. After a lost race it tries again.
 */
export const changeVersioned = async <Thing extends Versioned, Value>(
  expects: Expectation,
  found: Thing | undefined,
  change: {
    readonly after: (stored: Thing) => Thing;
    readonly commit: (next: Thing) => Promise<Attempt<Thing, Value>>;
    /** The value where nothing changes. */
    readonly unchanged: (stored: Thing) => Value;
  },
): Promise<Result<Value, VersionMismatch> | undefined> => {
  let stored = found;
  for (let round = 0; round < maximumRounds; round += 1) {
    if (stored === undefined) return undefined;
    const before = expected(expects, stored);
    if (!before.ok) return before;
    const next = change.after(stored);
    if (next === stored) return ok(change.unchanged(stored));
    const attempt = await change.commit(next);
    if ('done' in attempt) return ok(attempt.done);
    ({ stored } = attempt.conflict);
  }
  throw changesWithoutEnd();
};

/** Marks a thing as deleted. Undefined: the thing does not exist. */
export const deleteVersioned = async <Thing extends Versioned>(
  expects: Expectation,
  found: Thing | undefined,
  remove: (stored: Thing) => Promise<Attempt<Thing, true>>,
): Promise<Result<true, VersionMismatch> | undefined> => {
  let stored = found;
  for (let round = 0; round < maximumRounds; round += 1) {
    if (stored === undefined) return undefined;
    const before = expected(expects, stored);
    if (!before.ok) return before;
    const attempt = await remove(stored);
    if ('done' in attempt) return ok(attempt.done);
    ({ stored } = attempt.conflict);
  }
  throw changesWithoutEnd();
};
