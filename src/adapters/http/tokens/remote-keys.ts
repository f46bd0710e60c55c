import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { issuerTimeoutMs, readKeySet } from '#adapters/http/tokens/key-set';
import { shortMemory } from '#application/short-memory';
import type { Instant } from '#domain/instant';

export type KeySetTimes = {
  readonly timeoutMs: number;
  /** The key set is fetched again after this time. */
  readonly rememberedMs: number;
  /** A token with an unknown key causes a fetch at most once in this time. */
  readonly cooldownMs: number;
};

const usualTimes: KeySetTimes = { timeoutMs: issuerTimeoutMs, rememberedMs: 600_000, cooldownMs: 30_000 };

export type KeySetParts = {
  readonly now: () => Instant;
  /** A signal that aborts after a number of milliseconds. */
  readonly deadline: (milliseconds: number) => AbortSignal;
};

/** The keys that an issuer publishes: fetched at the first token and remembered. Concurrent callers share one fetch. */
export const remoteKeys = (
  url: URL,
  { now, deadline }: KeySetParts,
  times: KeySetTimes = usualTimes,
): JWTVerifyGetKey => {
  const { timeoutMs, rememberedMs, cooldownMs } = times;
  const memory = shortMemory<'keys', { readonly keys: JWTVerifyGetKey; readonly fetchedAt: Instant }>(1);
  let fetching: Promise<JWTVerifyGetKey> | undefined;

  const fetchKeys = async (): Promise<JWTVerifyGetKey> => {
    const keys = createLocalJWKSet(await readKeySet(url, deadline(timeoutMs)));
    const fetchedAt = now();
    memory.set('keys', { keys, fetchedAt }, fetchedAt + rememberedMs);
    return keys;
  };
  const fetchOnce = (): Promise<JWTVerifyGetKey> => {
    fetching ??= fetchKeys().finally(() => {
      fetching = undefined;
    });
    return fetching;
  };
  const mayFetchAgain = (): boolean => {
    const latest = memory.latest('keys');
    return latest === undefined || now() >= latest.fetchedAt + cooldownMs;
  };

  return async (header, token) => {
    const keys = memory.get('keys', now())?.keys ?? (await fetchOnce());
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !mayFetchAgain()) throw error;
      return (await fetchOnce())(header, token);
    }
  };
};
