import { createHash } from 'node:crypto';
import type { Caller } from '#domain/access/caller';

/** What a token that was verified said. Times are seconds, as in the token. */
export type Known = { readonly caller: Caller; readonly expiresAt: number; readonly validFrom: number };

type Kept = Known & { readonly untilMs: number };

/** Who withdraws a key is heeded this much later than the keys are read again. */
const keptMs = 300_000;
const maximumKept = 1_000;

/**
 * Tokens whose signature and claims were found good, by a hash: the token itself is kept nowhere. A customer comes back
 * with the same one for an hour, and verifying takes a quarter of a read.
 */
export const knownTokens = () => {
  const kept = new Map<string, Kept>();
  const nameOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
  return {
    /** A map is in the order of insertion: the first one was verified longest ago. */
    keep: (token: string, known: Known, nowMs: number): void => {
      const [oldest] = kept.keys();
      if (kept.size >= maximumKept && oldest !== undefined) kept.delete(oldest);
      kept.set(nameOf(token), { ...known, untilMs: nowMs + keptMs });
    },
    /** The caller, if the token is known and its own times let it count now. Otherwise it is verified anew. */
    callerOf: (token: string, nowMs: number): Caller | undefined => {
      const name = nameOf(token);
      const known = kept.get(name);
      if (known === undefined) return undefined;
      const seconds = Math.floor(nowMs / 1_000);
      if (nowMs < known.untilMs && seconds < known.expiresAt && seconds >= known.validFrom) return known.caller;
      kept.delete(name);
      return undefined;
    },
  };
};
