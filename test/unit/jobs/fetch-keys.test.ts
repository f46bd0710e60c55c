import { beforeAll, describe, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { keySetUrl, readKeySet } from '#adapters/http/tokens/key-set';
import { createKeysHandler, type KeysEvent } from '#adapters/lambda/resources/fetch-keys';
import { requestIds, runOf } from '#test/unit/jobs/cloud-formation';
import { failures, type KeyServer, keyServer, publishing, saying } from '#test/unit/tokens/key-server';

/** A key as Cognito publishes it. */
const keyOf = async (kid: string, alg = 'RS256'): Promise<JWK> => {
  const { publicKey } = await generateKeyPair(alg);
  return { alg, ...(await exportJWK(publicKey)), kid, use: 'sig' };
};

let one: JWK;
let two: JWK;
let elliptic: JWK;
beforeAll(async () => {
  [one, two, elliptic] = await Promise.all([keyOf('key-1'), keyOf('key-2'), keyOf('key-3', 'ES256')]);
});

const answered = { ...requestIds, PhysicalResourceId: 'issuer-keys', NoEcho: false };

/** The outcome of one request of CloudFormation, with the keys of a real server. */
const fetched = async (
  { url }: KeyServer,
  request: KeysEvent['RequestType'] = 'Create',
  wishes: { readonly msLeft?: () => number } = {},
) => {
  const run = await runOf(
    (timers, dependencies) =>
      createKeysHandler(
        { keysOf: (issuer) => readKeySet(new URL(issuer), timers.deadline(500)), timers },
        dependencies,
      ),
    { request, properties: { Issuer: url.href }, ...wishes },
  );
  const { Status, Data, Reason } = run.calls[0]?.body ?? {};
  return { ...run, Status, Reason, keys: Data?.Keys === undefined ? undefined : JSON.parse(Data.Keys) };
};

/** Time for two attempts and no third. */
const forTwo = () => {
  let looked = 0;
  return { msLeft: () => (looked++ === 0 ? 12_000 : 11_999) };
};

test('the key set has its path below the issuer', () => {
  const issuer = 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_abc';
  expect(keySetUrl(issuer).href).toBe(`${issuer}/.well-known/jwks.json`);
});

describe('CloudFormation', () => {
  test.each(['Create', 'Update'] as const)('gets the keys of the issuer: %s', async (request) => {
    const { thrown, calls, keys } = await fetched(await keyServer(publishing(one, elliptic)), request);
    expect(thrown).toBeUndefined();
    expect(calls.map(({ body }) => body)).toEqual([
      { ...answered, Status: 'SUCCESS', Data: { Keys: expect.any(String) } },
    ]);
    expect(keys).toEqual([one, elliptic]);
  });

  test('gets only the members of a key that verify a signature', async () => {
    const { keys } = await fetched(await keyServer(publishing({ ...one, x5c: ['MII'], key_ops: ['verify'], d: 'x' })));
    expect(keys).toEqual([one]);
  });

  test('gets no key without a name', async () => {
    const { kid: _, ...nameless } = two;
    const { keys } = await fetched(await keyServer(publishing(nameless, one, { ...two, kid: '' }, { ...two, kid: 7 })));
    expect(keys).toEqual([one]);
  });

  test('causes no request when the stack is deleted', async () => {
    const server = await keyServer(publishing(one));
    const { calls } = await fetched(server, 'Delete');
    expect(calls.map(({ body }) => body)).toEqual([{ ...answered, Status: 'SUCCESS', Data: {} }]);
    expect(server.asked()).toBe(0);
  });
});

describe('an issuer that', () => {
  test.each([
    ...failures,
    ['publishes no key', publishing(), { message: 'the issuer publishes no key with a name (kid)' }] as const,
    ['publishes no key with a name', publishing({ kty: 'RSA' }), { name: 'UnusableKeys' }] as const,
  ])('%s is asked again, and CloudFormation gets the kind of the failure', async (_, answer, thrown) => {
    const server = await keyServer(answer);
    const run = await fetched(server, 'Create', forTwo());
    expect(run.thrown).toMatchObject(thrown);
    expect(server.asked()).toBe(2);
    const kind = (run.thrown as Error).name;
    expect(run.calls.map(({ body }) => body)).toEqual([
      { ...answered, Status: 'FAILED', Reason: `${kind} in the run run-1, whose log says more.` },
    ]);
  });

  test('fails at first, because its user pool is new, is asked again', async () => {
    const server = await keyServer((request, response) =>
      (server.asked() < 4 ? saying('', 404) : publishing(one))(request, response),
    );
    const { keys, slept } = await fetched(server);
    expect(keys).toEqual([one]);
    expect(slept).toEqual([2_000, 2_000, 2_000]);
  });

  test('publishes more than a function can store is refused with the size', async () => {
    const some = Array.from({ length: 4 }, (_, index) => ({
      ...one,
      kid: `a-name-as-long-as-those-of-cognito-are-${index}`,
    }));
    expect((await fetched(await keyServer(publishing(...some)))).keys).toHaveLength(4);
    const { thrown, Status, Reason } = await fetched(await keyServer(publishing(...some, two)), 'Create', forTwo());
    expect(String(thrown)).toMatch(
      /^UnusableKeys: the issuer's keys have 2[0-9]{3} bytes; a function has room for 2000$/,
    );
    expect([Status, Reason]).toEqual(['FAILED', 'UnusableKeys in the run run-1, whose log says more.']);
  });

  test('publishes exactly the maximum is accepted, and a byte more is refused', async () => {
    const sized = (bytes: number) => {
      const key = { kid: 'key-1', kty: 'RSA', n: '' };
      return publishing({ ...key, n: 'n'.repeat(bytes - JSON.stringify([key]).length) });
    };
    expect((await fetched(await keyServer(sized(2_000)))).Status).toBe('SUCCESS');
    expect((await fetched(await keyServer(sized(2_001)), 'Create', forTwo())).Status).toBe('FAILED');
  });
});

test('the log line names the keys', async () => {
  const { observed } = await fetched(await keyServer(publishing(one, two)));
  expect(observed.map(({ job, logFields }) => [job, logFields])).toEqual([
    ['fetchKeys', { request: 'Create', keys: ['key-1', 'key-2'] }],
  ]);
});
