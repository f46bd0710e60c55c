import { createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateKeyPair, importPKCS8, SignJWT } from 'jose';

/** @typedef {{ claims?: Record<string, unknown>, without?: string[], header?: Record<string, unknown>, forged?: boolean }} Wishes */

/**
 * Signs what no issuer would: the emulator keeps the private keys of its user pools in a folder.
 * @param {import('./emulator.mjs').Emulator} emulator
 * @param {{ poolId: string, clientId: string }} pool
 */
export const openForge = async ({ endpoint, poolKeys, environment }, { poolId, clientId }) => {
  const issuer = `https://cognito-idp.${environment.AWS_REGION}.amazonaws.com/${poolId}`;
  // It makes the keys when they are first asked for.
  const answer = await fetch(`${endpoint}/${poolId}/.well-known/jwks.json`);
  const published = /** @type {{ keys: { kid: string, n: string }[] }} */ (await answer.json());
  const pem = await readFile(join(poolKeys, `${poolId}-access.pem`), 'utf8');
  const kid = nameOf(published, pem);
  const key = await importPKCS8(pem, 'RS256');
  const foreign = await generateKeyPair('RS256');

  /** @param {Wishes} wishes @returns {Promise<string>} */
  return ({ claims = {}, without = [], header = {}, forged = false }) => {
    const now = Math.floor(Date.now() / 1_000);
    /** @type {Record<string, unknown>} */
    const all = { iss: issuer, client_id: clientId, token_use: 'access', sub: 'nobody', iat: now, exp: now + 3_600 };
    Object.assign(all, claims);
    for (const name of without) delete all[name];
    const named = Object.entries({ kid, ...header }).filter(([, value]) => value !== null);
    return new SignJWT(all)
      .setProtectedHeader({ alg: 'RS256', ...Object.fromEntries(named) })
      .sign(forged ? foreign.privateKey : key);
  };
};

/** The name under which a key's other half is published: a token that says it is believed. @param {{ keys: { kid: string, n: string }[] }} published @param {string} pem */
const nameOf = ({ keys }, pem) => {
  const { n } = createPublicKey(pem).export({ format: 'jwk' });
  const own = keys.find((key) => key.n === n);
  if (own === undefined) throw new Error('no published key of the user pool is the one that it keeps');
  return own.kid;
};
