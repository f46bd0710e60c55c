import { createECDH, createHash } from 'node:crypto';
import { importJWK, type JWK } from 'jose';

/** The secrets of a local shop. */
export type Identity = {
  readonly tagSecret: string;
  readonly cursorSecret: string;
  readonly providerEventSecret: string;
  readonly tokenKey: JWK;
};

const derived = (purpose: string): Buffer =>
  createHash('sha256').update(`order service, local development, ${purpose}`).digest();

const tokenKey = (): JWK => {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(derived('token key'));
  const point = pair.getPublicKey();
  const text = (bytes: Buffer): string => bytes.toString('base64url');
  return {
    kty: 'EC',
    crv: 'P-256',
    kid: 'local',
    d: text(pair.getPrivateKey()),
    x: text(point.subarray(1, 33)),
    y: text(point.subarray(33, 65)),
  };
};

/**
 * Every local shop has the same secrets, so that ids, cursors and tokens stay valid after a restart and two servers can
 * share a table. They protect nothing: the local issuer gives anybody any token.
 */
export const localIdentity = (): Identity => ({
  tagSecret: derived('customer tags').toString('base64url'),
  cursorSecret: derived('cursors').toString('base64url'),
  providerEventSecret: derived('provider events').toString('base64url'),
  tokenKey: tokenKey(),
});

/** The public half of a token key, as an issuer publishes it. */
export const publicKeyOf = ({ d: _, ...key }: JWK): JWK => ({ ...key, alg: 'ES256', use: 'sig' });

export const signingKeyOf = (key: JWK) => importJWK(key, 'ES256');
