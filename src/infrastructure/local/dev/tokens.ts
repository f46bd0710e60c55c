import { SignJWT } from 'jose';
import * as z from 'zod/mini';
import { readStrictJson } from '#adapters/http/edge/strict-json';
import { invalid, validate } from '#adapters/http/edge/validate';
import type { PlainReply } from '#adapters/http/plain';
import { type EdgeRefusal, problemReply } from '#adapters/http/problem';
import { CustomerIdText } from '#adapters/http/schemas/people';
import { customerScopes, scopes } from '#domain/access/caller';
import { type Result, refuse } from '#domain/result';
import { type Identity, signingKeyOf } from '#infrastructure/local/dev/identity';

export const localIssuer = 'http://localhost/order-service';
export const localClient = 'local';
export const staffGroup = 'staff';

const TokenRequest = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('customer'), sub: CustomerIdText }),
  z.strictObject({
    role: z.literal('staff'),
    sub: CustomerIdText,
    scopes: z._default(z.array(z.enum(scopes)).check(z.maxLength(scopes.length)), [...scopes]),
  }),
]);

const read = (body: Uint8Array): Result<z.output<typeof TokenRequest>, EdgeRefusal> => {
  const json = readStrictJson(body);
  if (!json.ok)
    return json.refusal.kind === 'malformed-json'
      ? refuse({ ...json.refusal, status: 400 })
      : refuse(invalid(json.refusal.errors));
  return validate(TokenRequest, json.value, '');
};

const sign = async ({ tokenKey }: Identity, issuer: string, asked: z.output<typeof TokenRequest>): Promise<string> => {
  const staff = asked.role === 'staff' ? { 'cognito:groups': [staffGroup] } : {};
  const granted = asked.role === 'staff' ? asked.scopes : customerScopes;
  return new SignJWT({ token_use: 'access', client_id: localClient, scope: granted.join(' '), ...staff })
    .setProtectedHeader({ alg: 'ES256', kid: tokenKey.kid ?? '' })
    .setIssuer(issuer)
    .setSubject(asked.sub)
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
  const asked = read(body);
  if (!asked.ok) {
    const { kind, status } = asked.refusal;
    return problemReply(kind, status, asked.refusal, { instance: '/dev/tokens', requestId });
  }
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify({ token: await sign(identity, issuer, asked.value) }),
  };
};
