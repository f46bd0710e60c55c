import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, type JWTVerifyGetKey, SignJWT } from 'jose';
import { scopes } from '#domain/access/caller';

export const issuerName = 'https://issuer.test/shop';
export const clientId = 'the-shop';
const kid = 'key-1';

export type TokenWishes = {
  readonly claims?: JWTPayload;
  /** Claims to leave out. */
  readonly without?: readonly string[];
  readonly header?: Readonly<Record<string, unknown>>;
  /** Signed by another key with the same name. */
  readonly forged?: true;
};

export type Issuer = {
  readonly keys: JWTVerifyGetKey;
  readonly token: (wishes: TokenWishes) => Promise<string>;
  readonly customer: (customerId: string) => Promise<string>;
  readonly staff: (staffId: string, granted?: readonly string[]) => Promise<string>;
};

/** An issuer with one key. Its access tokens look like Cognito's. */
export const createIssuer = async (alg: 'ES256' | 'RS256' = 'ES256'): Promise<Issuer> => {
  const own = await generateKeyPair(alg, { extractable: true });
  const foreign = await generateKeyPair(alg);
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(own.publicKey)), kid, alg, use: 'sig' }] });
  const token: Issuer['token'] = async ({ claims = {}, without = [], header = {}, forged }) => {
    const now = Math.floor(Date.now() / 1000);
    const all: JWTPayload = {
      iss: issuerName,
      client_id: clientId,
      token_use: 'access',
      sub: 'cus_ada',
      iat: now,
      nbf: now,
      exp: now + 3_600,
      ...claims,
    };
    for (const name of without) delete all[name];
    return new SignJWT(all)
      .setProtectedHeader({ alg, kid, ...header })
      .sign(forged ? foreign.privateKey : own.privateKey);
  };
  return {
    keys,
    token,
    customer: (customerId) => token({ claims: { sub: customerId } }),
    staff: (staffId, granted = scopes) =>
      token({ claims: { sub: staffId, 'cognito:groups': ['staff'], scope: granted.join(' ') } }),
  };
};
