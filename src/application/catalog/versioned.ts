import type { VersionMismatch } from '#application/orders/change-order';
import { Unavailable } from '#application/ports';
import type { Expectation } from '#application/use-case';
import { ok, type Result, refuse } from '#domain/result';

/** Something of the catalogue whose facts are replaced as a whole, each time with the next version. */
type Versioned = { readonly version: number };

/** `stored` is what there is; `deleted` is what was there once, and goes on where it ended. */
type Met<Thing> = { readonly stored: Thing | undefined; readonly deleted?: Thing | undefined };

/** What a try came to: done, or met by what somebody else had stored. */
export type Tried<Thing, Value> = { readonly done: Value } | { readonly met: Met<Thing> };

const maximumRounds = 10;

const keptChanging = () => new Unavailable('it kept changing under this command');

/** Whether a thing is what the caller expects. */
const meets = (expects: Expectation, thing: Versioned | undefined): boolean => {
  switch (expects.kind) {
    case 'nothing-said':
      return true;
    case 'absent':
      return thing === undefined;
    case 'exists':
      return thing !== undefined;
    case 'version':
      return thing?.version === expects.version;
  }
};

export type Put<Thing> = { readonly thing: Thing; readonly created: boolean };

/** Creates a thing or replaces its facts: what is the same changes nothing, and a lost race is run again. */
export const putVersioned = async <Thing extends Versioned>(
  expects: Expectation,
  found: Thing | undefined,
  put: {
    readonly isSame: (stored: Thing) => boolean;
    /** Tries to commit the next version after `before`, which may be deleted. */
    readonly over: (before: Thing | undefined) => Promise<Tried<Thing, Thing>>;
  },
): Promise<Result<Put<Thing>, VersionMismatch>> => {
  let { stored, deleted }: Met<Thing> = { stored: found };
  for (let round = 0; round < maximumRounds; round += 1) {
    if (!meets(expects, stored)) return refuse({ kind: 'version-mismatch', currentVersion: stored?.version ?? null });
    if (stored !== undefined && put.isSame(stored)) return ok({ thing: stored, created: false });
    const tried = await put.over(stored ?? deleted);
    if ('done' in tried) return ok({ thing: tried.done, created: stored === undefined });
    ({ stored, deleted } = tried.met);
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
    if (!meets(expects, stored)) return refuse({ kind: 'version-mismatch', currentVersion: stored.version });
    const tried = await remove(stored);
    if ('done' in tried) return ok(tried.done);
    ({ stored } = tried.met);
  }
  throw keptChanging();
};
