import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { knownTokens } from '#adapters/http/tokens/known-tokens';
import { Unavailable } from '#application/ports';
import { type Caller, type Scope, scopes } from '#domain/access/caller';
import { bounds } from '#domain/bounds';
import { isPseudonym } from '#domain/customers/customer';
import type { CustomerId } from '#domain/orders/order';
import { ok, type Result, refuse } from '#domain/result';

export type AuthenticationRefusal =
  | { readonly kind: 'unauthenticated'; readonly detail: string }
  | { readonly kind: 'token-expired' };

export type Authenticate = (authorization: string | undefined) => Promise<Result<Caller, AuthenticationRefusal>>;

export type TokenRules = {
  readonly issuer: string;
  /** The audiences or client ids of this shop: at least one. */
  readonly clients: readonly string[];
  /** The issuer's keys by `kid`. */
  readonly keys: JWTVerifyGetKey;
  /** The prefix of the resource server before each scope, such as `orders/`. May be empty. */
  readonly scopePrefix: string;
  readonly staffGroup: string;
  readonly now: () => number;
};

const maximumTokenLength = 8_192;

const refused = (detail: string) => refuse({ kind: 'unauthenticated', detail });

/** Orders and journals have subjects for ever, of customers and of staff. */
const personalSubject =
  'The subject of the token has an @. Orders have it for ever, so it must not be an email address: let the issuer use another id.';

const bearerToken = (authorization: string | undefined): string | undefined =>
  /^Bearer +([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i.exec(authorization ?? '')?.[1];

const stringsOf = (claim: unknown): readonly string[] =>
  (Array.isArray(claim) ? claim : [claim]).filter((member) => typeof member === 'string');

const isForThisShop = (payload: JWTPayload, { clients }: TokenRules): boolean =>
  [...stringsOf(payload.aud), ...stringsOf(payload.client_id)].some((client) => clients.includes(client));

const scopesOf = (payload: JWTPayload, { scopePrefix }: TokenRules): readonly Scope[] => {
  const granted = stringsOf(payload.scope).flatMap((scope) => scope.split(' '));
  return scopes.filter((scope) => granted.includes(scopePrefix + scope));
};

const callerOf = (payload: JWTPayload, rules: TokenRules): Result<Caller, AuthenticationRefusal> => {
  if (payload.token_use !== 'access') return refused('The token is not an access token. Send an access token.');
  if (!isForThisShop(payload, rules)) return refused('The token was issued for another client.');
  const { sub } = payload;
  if (typeof sub !== 'string' || !/^[\x21-\x7e]+$/.test(sub) || sub.length > bounds.customerIdLength)
    return refused('The subject of the token is missing or not valid.');
  if (!isPseudonym(sub)) return refused(personalSubject);
  return stringsOf(payload['cognito:groups']).includes(rules.staffGroup)
    ? ok({ role: 'staff', staffId: sub, scopes: scopesOf(payload, rules) })
    : ok({ role: 'customer', customerId: sub as CustomerId });
};

const isAboutTheToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;

/** A token must name its key. If the issuer does not answer, the request fails with 503, not with 401. */
const keyByName =
  (keys: JWTVerifyGetKey): JWTVerifyGetKey =>
  async (header, token) => {
    if (typeof header.kid !== 'string' || header.kid === '') throw new errors.JWKSNoMatchingKey();
    try {
      return await keys(header, token);
    } catch (error) {
      if (isAboutTheToken(error)) throw error;
      throw new Unavailable('the issuer does not return its keys', { cause: error });
    }
  };

/** Verifies a bearer token: signature (RS256 or ES256 by `kid`), issuer, audience or client, times, use. */
export const tokenAuthentication = (rules: TokenRules): Authenticate => {
  const remembered = knownTokens();
  const verify = async (token: string, now: number): Promise<Result<Caller, AuthenticationRefusal>> => {
    const { payload } = await jwtVerify(token, keyByName(rules.keys), {
      issuer: rules.issuer,
      algorithms: ['RS256', 'ES256'],
      requiredClaims: ['exp', 'sub'],
      currentDate: new Date(now),
    });
    const caller = callerOf(payload, rules);
    const { exp: expiresAt = 0, nbf: validFrom = 0 } = payload;
    if (caller.ok) remembered.remember(token, { caller: caller.value, expiresAt, validFrom }, now);
    return caller;
  };
  return async (authorization) => {
    if (authorization === undefined || authorization.trim() === '')
      return refused('The request has no bearer token. Send the header Authorization: Bearer <token>.');
    const token = bearerToken(authorization);
    if (token === undefined || token.length > maximumTokenLength)
      return refused('The Authorization header is not a valid bearer token.');
    const now = rules.now();
    const caller = remembered.callerOf(token, now);
    if (caller !== undefined) return ok(caller);
    try {
      return await verify(token, now);
    } catch (error) {
      if (error instanceof errors.JWTExpired) return refuse({ kind: 'token-expired' });
      if (error instanceof Unavailable) throw error;
      return refused('The token was not issued for this service, or it was altered.');
    }
  };
};
