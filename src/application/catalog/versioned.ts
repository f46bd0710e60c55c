import { type Expectation, expected, type VersionMismatch } from '#application/expectation';
import { Unavailable } from '#application/ports';
import { ok, type Result } from '#domain/result';

/** A product or a discount: its facts are replaced as a whole, each time with the next version. */
type Versioned = { readonly version: number };

/** `stored`: the thing. `deleted`: the tombstone; its version continues if the thing is created again. */
type Conflict<Thing> = { readonly stored: Thing | undefined; readonly deleted?: Thing | undefined };

/** A try either succeeded or lost a race to the state in `conflict`. */
export type Tried<Thing, Value> = { readonly done: Value } | { readonly conflict: Conflict<Thing> };

const maximumRounds = 10;

const keptChanging = () => new Unavailable('the item kept changing under this command');

export type Put<Thing> = { readonly thing: Thing; readonly created: boolean };

/** Creates a thing or replaces its facts. Equal facts change nothing; a lost race is run again. */
export const putVersioned = async <Thing extends Versioned>(
  expects: Expectation,
  found: Thing | undefined,
  put: {
    readonly isSame: (stored: Thing) => boolean;
    /** Commits the next version after `before`, which may be a tombstone. */
    readonly over: (before: Thing | undefined) => Promise<Tried<Thing, Thing>>;
  },
): Promise<Result<Put<Thing>, VersionMismatch>> => {
  let { stored, deleted }: Conflict<Thing> = { stored: found };
  for (let round = 0; round < maximumRounds; round += 1) {
    const before = expected(expects, stored);
    if (!before.ok) return before;
    if (stored !== undefined && put.isSame(stored)) return ok({ thing: stored, created: false });
    const tried = await put.over(stored ?? deleted);
    if ('done' in tried) return ok({ thing: tried.done, created: stored === undefined });
    ({ stored, deleted } = tried.conflict);
  }
  throw keptChanging();
};

/** Marks a thing as deleted. Undefined: there is none. */
export const deleteVersioned = async <Thing extends Versioned>(
  expects: Expectation,
  found: Thing | undefined,
  remove: (stored: Thing) => Promise<Tried<Thing, true>>,
): Promise<Result<true, VersionMismatch> | undefined> => {
  let stored = found;
  for (let round = 0; round < maximumRounds; round += 1) {
    if (stored === undefined) return undefined;
    const before = expected(expects, stored);
    if (!before.ok) return before;
    const tried = await remove(stored);
    if ('done' in tried) return ok(tried.done);
    ({ stored } = tried.conflict);
  }
  throw keptChanging();
};
