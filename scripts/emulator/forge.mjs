import { createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateKeyPair, importPKCS8, SignJWT } from 'jose';

/** @typedef {{ claims?: Record<string, unknown>, without?: string[], header?: Record<string, unknown>, forged?: boolean }} TokenOptions `without`: claims to leave out; `forged`: signed with a foreign key */

/**
 * Signs tokens that no issuer would sign, with the private key of a user pool: the emulator stores it in a folder.
 * @param {import('./emulator.mjs').Emulator} emulator
 * @param {{ poolId: string, clientId: string }} pool
 */
export const openForge = async ({ endpoint, poolKeys, environment }, { poolId, clientId }) => {
  const issuer = `https://cognito-idp.${environment.AWS_REGION}.amazonaws.com/${poolId}`;
  // The emulator creates the keys at the first request for them.
  const answer = await fetch(`${endpoint}/${poolId}/.well-known/jwks.json`);
  const published = /** @type {{ keys: { kid: string, n: string }[] }} */ (await answer.json());
  const pem = await readFile(join(poolKeys, `${poolId}-access.pem`), 'utf8');
  const kid = keyIdOf(published, pem);
  const key = await importPKCS8(pem, 'RS256');
  const foreign = await generateKeyPair('RS256');

  /** @param {TokenOptions} options @returns {Promise<string>} */
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

/** The id of the published key that verifies tokens of a private key. @param {{ keys: { kid: string, n: string }[] }} published @param {string} pem */
const keyIdOf = ({ keys }, pem) => {
  const { n } = createPublicKey(pem).export({ format: 'jwk' });
  const own = keys.find((key) => key.n === n);
  if (own === undefined) throw new Error('no published key of the user pool belongs to its private key');
  return own.kid;
};
