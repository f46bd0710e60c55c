import { beforeAll, describe, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { scopes } from '#domain/access/caller';
import { issuerName, type TokenWishes } from '#test/http/support/issuer';
import { expectProblem, expectRefusedAtTheEdge } from '#test/http/support/problems';
import { named, sampleOf, secured } from '#test/http/support/samples';
import { startService, type TestService } from '#test/http/support/service';

const now = Math.floor(Date.now() / 1000);
const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = { iss: issuerName, client_id: 'the-shop', token_use: 'access', sub: 'cus_ada', exp: now + 3_600 };
const staffClaims = { 'cognito:groups': ['staff'], scope: scopes.join(' ') };

/** Tokens with a valid signature and claims that are not valid. */
const wrong: readonly (readonly [name: string, wishes: TokenWishes])[] = [
  ['signed with another key', { forged: true }],
  ['of another issuer', { claims: { iss: 'https://issuer.test/other' } }],
  ['of an issuer whose name begins alike', { claims: { iss: `${issuerName}/` } }],
  ['without an issuer', { without: ['iss'] }],
  ['for another client', { claims: { client_id: 'another-shop' } }],
  ['for another audience', { without: ['client_id'], claims: { aud: ['another-shop'] } }],
  ['for nobody', { without: ['client_id'] }],
  ['not valid yet', { claims: { nbf: now + 600 } }],
  ['without an end', { without: ['exp'] }],
  ['with an end that is text', { claims: { exp: 'never' as unknown as number } }],
  ['that tells who somebody is', { claims: { token_use: 'id' } }],
  ['without a use', { without: ['token_use'] }],
  ['without a subject', { without: ['sub'] }],
  ['with an empty subject', { claims: { sub: '' } }],
  ['with a subject of 129 characters', { claims: { sub: 'c'.repeat(129) } }],
  ['with a subject of other characters', { claims: { sub: 'cus_ädä' } }],
  ['with a space in its subject', { claims: { sub: 'cus ada' } }],
  ['without a kid', { header: { kid: undefined } }],
  ['with an empty kid', { header: { kid: '' } }],
  ['with an unknown kid', { header: { kid: 'key-2' } }],
  ['with a path as kid', { header: { kid: '../../../../dev/null' } }],
  ['with SQL as kid', { header: { kid: "key-1' OR '1'='1" } }],
  ['with a number as kid', { header: { kid: 1 } }],
  ['with a list as kid', { header: { kid: ['key-1'] } }],
  ['with a jku and an unknown kid', { header: { kid: 'key-2', jku: 'https://evil.test/jwks.json' } }],
];

/** Malformed Authorization headers. */
const malformed: readonly (readonly [name: string, authorization: string])[] = [
  ['empty', ''],
  ['without a token', 'Bearer'],
  ['of two words', 'Bearer a b'],
  ['of another scheme', 'Basic YWRhOnNlY3JldA=='],
  ['of one segment', 'Bearer token'],
  ['of two segments', 'Bearer a.b'],
  ['of four segments', 'Bearer a.b.c.d'],
  ['of no JSON', 'Bearer a.b.c'],
  ['with alg none', `Bearer ${base64({ alg: 'none', kid: 'key-1' })}.${base64(claims)}.`],
  ['with alg none and a signature', `Bearer ${base64({ alg: 'none', kid: 'key-1' })}.${base64(claims)}.AAAA`],
  ['with alg nOnE', `Bearer ${base64({ alg: 'nOnE', kid: 'key-1' })}.${base64(claims)}.AAAA`],
  ['with alg ES256 and no signature', `Bearer ${base64({ alg: 'ES256', kid: 'key-1' })}.${base64(claims)}.AAAA`],
  ['of 9,000 characters', `Bearer ${'a'.repeat(4_000)}.${'b'.repeat(4_000)}.${'c'.repeat(1_000)}`],
];

let service: TestService;
beforeAll(async () => {
  service = await startService();
});

const unauthenticated = { status: 401, code: 'unauthenticated' } as const;

describe.each(named(secured))('%s', (_, operation) => {
  test('without a token', async () => {
    const answer = await expectRefusedAtTheEdge(service, { ...sampleOf(operation), token: null }, unauthenticated);
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
  });

  test.each(malformed)('with an authorization %s', async (__, authorization) => {
    const sample = sampleOf(operation);
    await expectRefusedAtTheEdge(
      service,
      { ...sample, token: null, headers: { ...sample.headers, authorization } },
      unauthenticated,
    );
  });

  test.each(wrong)('with a token %s', async (__, wishes) => {
    const token = await service.issuer.token({ ...wishes, claims: { ...staffClaims, ...wishes.claims } });
    await expectRefusedAtTheEdge(service, { ...sampleOf(operation), token }, unauthenticated);
  });

  test('with an expired token', async () => {
    const token = await service.issuer.token({ claims: { ...staffClaims, exp: now - 1 } });
    await expectRefusedAtTheEdge(service, { ...sampleOf(operation), token }, { status: 401, code: 'token-expired' });
  });

  test('with an altered token', async () => {
    const [header, , signature] = service.tokens.ada.split('.');
    const token = `${header}.${base64({ ...claims, ...staffClaims })}.${signature}`;
    await expectRefusedAtTheEdge(service, { ...sampleOf(operation), token }, unauthenticated);
  });

  test('with a token that contains its own key', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const token = await new SignJWT({ ...claims, ...staffClaims })
      .setProtectedHeader({
        alg: 'ES256',
        kid: 'key-1',
        jwk: await exportJWK(publicKey),
        jku: 'https://evil.test/jwks.json',
      })
      .sign(privateKey);
    await expectRefusedAtTheEdge(service, { ...sampleOf(operation), token }, unauthenticated);
  });

  test('with the public key as a shared secret', async () => {
    const token = await new SignJWT({ ...claims, ...staffClaims })
      .setProtectedHeader({ alg: 'HS256', kid: 'key-1' })
      .sign(Buffer.from('a shared secret that everybody may know'));
    await expectRefusedAtTheEdge(service, { ...sampleOf(operation), token }, unauthenticated);
  });

  test('with a token above the maximum length', async () => {
    const token = await service.issuer.token({ claims: { ...staffClaims, padding: 'x'.repeat(8_192) } });
    await expectRefusedAtTheEdge(service, { ...sampleOf(operation), token }, unauthenticated);
  });

  test('from staff with every scope except the required one', async () => {
    const scope = operation.access === 'public' ? undefined : operation.access.scope;
    const token = await service.issuer.staff(
      'op_1',
      scopes.filter((each) => each !== scope),
    );
    const answer = await expectRefusedAtTheEdge(
      service,
      { ...sampleOf(operation), token },
      { status: 403, code: 'insufficient-scope' },
    );
    if (answer.ofGateway === undefined) expect(answer.json.detail).toContain(scope);
  });

  test('from staff with a scope that only starts like the required one', async () => {
    const scope = operation.access === 'public' ? '' : operation.access.scope;
    const token = await service.issuer.staff('op_1', [`${scope}x`, `x${scope}`, scope.toUpperCase()]);
    const call = { ...sampleOf(operation), token };
    await expectRefusedAtTheEdge(service, call, { status: 403, code: 'insufficient-scope' });
  });
});

test('customers are refused by exactly the operations of staff', async () => {
  const refused: string[] = [];
  for (const operation of secured) {
    const before = service.portCalls.length;
    const answer = await service.call({ ...sampleOf(operation), token: service.tokens.ada });
    if (answer.status !== 403) continue;
    expectProblem(answer, { status: 403, code: 'insufficient-scope' });
    expect(service.portCalls.slice(before)).toEqual([]);
    refused.push(operation.id);
  }
  expect(refused).toEqual(
    secured.filter(({ access }) => access !== 'public' && access.who === 'staff').map(({ id }) => id),
  );
});

test('the scopes in a customer’s token are ignored', async () => {
  const token = await service.issuer.token({ claims: { scope: scopes.join(' ') } });
  const list = await service.call({ path: '/v1/orders', token });
  expect(list.status).toBe(200);
  const put = secured.find(({ id }) => id === 'putProduct');
  const answer = put && (await service.call({ ...sampleOf(put), token }));
  expect(answer?.status).toBe(403);
});

test('a token for one of the audiences is accepted, and Bearer is case-insensitive', async () => {
  const token = await service.issuer.token({ without: ['client_id'], claims: { aud: ['another-shop', 'the-shop'] } });
  expect((await service.call({ path: '/v1/orders', token })).status).toBe(200);
  const headers = { authorization: `bearer ${token}` };
  expect((await service.call({ path: '/v1/orders', token: null, headers })).status).toBe(200);
});
