import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { issuerTimeoutMs, readKeySet } from '#adapters/http/tokens/key-set';

export type Patience = {
  readonly timeoutMs: number;
  /** After this time they are asked for again. */
  readonly keptMs: number;
  /** A key that is not among them is looked for no sooner than this after they were last asked for. */
  readonly cooldownMs: number;
  readonly now: () => number;
};

const usualPatience: Patience = { timeoutMs: issuerTimeoutMs, keptMs: 600_000, cooldownMs: 30_000, now: Date.now };

/** The keys that an issuer publishes, asked for when they are first needed, kept, and asked for once however many wait. */
export const remoteKeys = (url: URL, patience: Patience = usualPatience): JWTVerifyGetKey => {
  const { timeoutMs, keptMs, cooldownMs, now } = patience;
  let known: { readonly keys: JWTVerifyGetKey; readonly askedAt: number } | undefined;
  let asking: Promise<JWTVerifyGetKey> | undefined;

  const ask = async (): Promise<JWTVerifyGetKey> => {
    const keys = createLocalJWKSet(await readKeySet(url, timeoutMs));
    known = { keys, askedAt: now() };
    return keys;
  };
  const askOnce = (): Promise<JWTVerifyGetKey> => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };

  return async (header, token) => {
    const isKept = known !== undefined && now() < known.askedAt + keptMs;
    const keys = known !== undefined && isKept ? known.keys : await askOnce();
    try {
      return await keys(header, token);
    } catch (error) {
      const mayAsk = known === undefined || now() >= known.askedAt + cooldownMs;
      if (!(error instanceof errors.JWKSNoMatchingKey) || !mayAsk) throw error;
      return (await askOnce())(header, token);
    }
  };
};
