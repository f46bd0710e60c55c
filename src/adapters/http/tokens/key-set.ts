import { get as getPlain } from 'node:http';
import { get as getSecure } from 'node:https';
import type { JSONWebKeySet } from 'jose';

/** How long an issuer may take to answer. */
export const issuerTimeoutMs = 3_000;

const maximumBytes = 65_536;

/** Cognito keeps its keys beside the issuer's name. */
export const keySetUrl = (issuer: string): URL => new URL(`${issuer}/.well-known/jwks.json`);

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
 * The keys that an issuer publishes, as it says them: jose refuses what is none. It has the same over `fetch`, whose
 * first use costs a function half as much again as the SDK: docs/adr/0016.
 */
export const readKeySet = async (url: URL, timeoutMs: number): Promise<JSONWebKeySet> =>
  JSON.parse(await readText(url, timeoutMs)) as JSONWebKeySet;
