import { get as getPlain } from 'node:http';
import { get as getSecure } from 'node:https';
import type { JSONWebKeySet } from 'jose';

/** The longest wait for an issuer. */
export const issuerTimeoutMs = 3_000;

const maximumBytes = 65_536;

/** The URL of the key set, as Cognito and OpenID Connect define it. */
export const keySetUrl = (issuer: string): URL => new URL(`${issuer}/.well-known/jwks.json`);

const readText = (url: URL, signal: AbortSignal): Promise<string> =>
  new Promise((resolve, reject) => {
    const get = url.protocol === 'http:' ? getPlain : getSecure;
    // The next fetch is minutes later: a connection that is reused then may be dead.
    const once = { agent: false, signal };
    const request = get(url, once, async (response) => {
      try {
        if (response.statusCode !== 200)
          throw new Error(`the issuer answered with ${response.statusCode} instead of its keys`);
        const chunks: Buffer[] = [];
        let bytes = 0;
        for await (const chunk of response as AsyncIterable<Buffer>) {
          bytes += chunk.byteLength;
          if (bytes > maximumBytes) throw new Error(`the issuer's key set has more than ${maximumBytes} bytes`);
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
 * The key set of an issuer, unchecked: jose checks it. `signal` ends the wait. jose can fetch it as well, but with `fetch`, whose first use costs
 * a function half as much as the SDK: docs/adr/0016.
 */
export const readKeySet = async (url: URL, signal: AbortSignal): Promise<JSONWebKeySet> =>
  JSON.parse(await readText(url, signal)) as JSONWebKeySet;
