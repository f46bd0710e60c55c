import { get as getPlain } from 'node:http';
import { get as getSecure } from 'node:https';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

export type Patience = {
  readonly timeoutMs: number;
  /** After this time they are asked for again. */
  readonly keptMs: number;
  /** A key that is not among them is looked for no sooner than this after they were last asked for. */
  readonly cooldownMs: number;
  readonly now: () => number;
};

const usualPatience: Patience = { timeoutMs: 3_000, keptMs: 600_000, cooldownMs: 30_000, now: Date.now };

const maximumBytes = 65_536;

const readText = (url: URL, timeoutMs: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const get = url.protocol === 'http:' ? getPlain : getSecure;
    // Minutes pass before the next time, and a connection that was kept meanwhile may be dead without being known to be.
    const once = { agent: false, signal: AbortSignal.timeout(timeoutMs) };
    const request = get(url, once, async (response) => {
      try {
        if (response.statusCode !== 200) throw new Error(`the issuer's keys were answered with ${response.statusCode}`);
        const chunks: Buffer[] = [];
        let bytes = 0;
        for await (const chunk of response as AsyncIterable<Buffer>) {
          bytes += chunk.byteLength;
          if (bytes > maximumBytes) throw new Error("the issuer's keys are too long");
          chunks.push(chunk);
        }
        resolve(Buffer.concat(chunks).toString('utf8'));
      } catch (error) {
        request.destroy();
        reject(error);
      }
    });
    request.once('error', reject);
  });

/**
 * The keys that an issuer publishes, asked for when they are first needed, kept, and asked for once however many wait.
 * jose has the same over `fetch`, whose first use costs a function half as much again as the SDK: docs/adr/0016.
 */
export const remoteKeys = (url: URL, patience: Patience = usualPatience): JWTVerifyGetKey => {
  const { timeoutMs, keptMs, cooldownMs, now } = patience;
  let known: { readonly keys: JWTVerifyGetKey; readonly askedAt: number } | undefined;
  let asking: Promise<JWTVerifyGetKey> | undefined;

  const ask = async (): Promise<JWTVerifyGetKey> => {
    const keys = createLocalJWKSet(JSON.parse(await readText(url, timeoutMs)) as JSONWebKeySet);
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
