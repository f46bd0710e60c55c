import { ok, type Result, refuse } from '#domain/result';

/**
 * The version that a caller requires (`If-Match`), any version (`*`), or that nothing exists yet (`If-None-Match: *`).
 */
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

/** The stored thing (undefined: none), or a refusal if the caller expects another version. */
export const expected = <Stored extends Versioned | undefined>(
  expects: Expectation,
  stored: Stored,
): Result<Stored, VersionMismatch> =>
  isMet(expects, stored) ? ok(stored) : refuse({ kind: 'version-mismatch', currentVersion: stored?.version ?? null });
