import { SignJWT } from 'jose';
import * as z from 'zod/mini';
import { validateBody } from '#adapters/http/edge/validate';
import type { PlainReply } from '#adapters/http/plain';
import { problemReply } from '#adapters/http/problem';
import { PseudonymText } from '#adapters/http/schemas/people';
import { customerScopes, scopes } from '#domain/access/caller';
import { type Identity, signingKeyOf } from '#infrastructure/local/dev/identity';

export const localIssuer = 'http://localhost/order-service';
export const localClient = 'local';
export const staffGroup = 'staff';

const example = '{"sub":"cus_ada","role":"customer"}';

const TokenRequest = z.discriminatedUnion(
  'role',
  [
    z.strictObject({ role: z.literal('customer'), sub: PseudonymText }),
    z.strictObject({
      role: z.literal('staff'),
      sub: PseudonymText,
      scopes: z._default(z.array(z.enum(scopes)).check(z.maxLength(scopes.length)), [...scopes]),
    }),
  ],
  { error: 'must be "customer" or "staff"' },
);

const sign = async (
  { tokenKey }: Identity,
  issuer: string,
  request: z.output<typeof TokenRequest>,
): Promise<string> => {
  const staff = request.role === 'staff' ? { 'cognito:groups': [staffGroup] } : {};
  const granted = request.role === 'staff' ? request.scopes : customerScopes;
  return new SignJWT({ token_use: 'access', client_id: localClient, scope: granted.join(' '), ...staff })
    .setProtectedHeader({ alg: 'ES256', kid: tokenKey.kid ?? '' })
    .setIssuer(issuer)
    .setSubject(request.sub)
    .setIssuedAt()
    .setExpirationTime('12h')
    .sign(await signingKeyOf(tokenKey));
};

/** The local issuer: anybody gets any token. Only the local server has this route. */
export const issueToken = async (
  identity: Identity,
  issuer: string,
  body: Uint8Array,
  requestId: string,
): Promise<PlainReply> => {
  const request = validateBody(TokenRequest, body, undefined);
  if (!request.ok) {
    const { kind, status } = request.refusal;
    const hint = kind === 'malformed-json' ? { detail: `The body is not valid JSON. Send ${example}.` } : {};
    return problemReply(kind, status, { ...request.refusal, ...hint }, { instance: '/dev/tokens', requestId });
  }
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify({ token: await sign(identity, issuer, request.value.body) }),
  };
};
