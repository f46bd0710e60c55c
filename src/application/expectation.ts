import { ok, type Result, refuse } from '#domain/result';

/** What a caller expects of the thing to be changed: a version (`If-Match`), any (`*`), or that it does not exist yet. */
export type Expectation =
  | { readonly kind: 'none' }
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'exists' }
  | { readonly kind: 'absent' };

export type VersionMismatch = { readonly kind: 'version-mismatch'; readonly currentVersion: number | null };

type Versioned = { readonly version: number };

const isMet = (expects: Expectation, stored: Versioned | undefined): boolean => {
  switch (expects.kind) {
    case 'none':
      return true;
    case 'absent':
      return stored === undefined;
    case 'exists':
      return stored !== undefined;
    case 'version':
      return stored?.version === expects.version;
  }
};

/** The stored thing, undefined where there is none, if it is what the caller expects. */
export const expected = <Stored extends Versioned | undefined>(
  expects: Expectation,
  stored: Stored,
): Result<Stored, VersionMismatch> =>
  isMet(expects, stored) ? ok(stored) : refuse({ kind: 'version-mismatch', currentVersion: stored?.version ?? null });
