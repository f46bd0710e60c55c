import { beforeAll, describe, expect, test } from '@jest/globals';
import type { createLocalJWKSet } from 'jose';
import type { Observation } from '#adapters/http/api';
import { operations } from '#adapters/http/operations/registry';
import { tokenAuthentication } from '#adapters/http/tokens/authentication';
import { remoteKeys } from '#adapters/http/tokens/remote-keys';
import { systemClock } from '#adapters/system/clock';
import { Unavailable } from '#application/ports';
import { deadline } from '#infrastructure/deadline';
import { localPorts } from '#infrastructure/local/ports';
import { createService } from '#infrastructure/service';
import { manualClock, tenOClock } from '#test/builders/clock';
import { pageOf } from '#test/builders/payments/simulator';
import { memoryOutside } from '#test/builders/ports/outside';
import { eventV2 } from '#test/http/support/gateway-events';
import { clientId, createIssuer, type Issuer, issuerName } from '#test/http/support/issuer';
import { configuration, inMemory } from '#test/http/support/service';
import { failures, type KeyServer, keyServer, publishing, saying } from '#test/unit/tokens/key-server';

/** Authentication with the keys that an issuer publishes over HTTP. */

const tenSeconds = tenOClock / 1_000;
const minute = 60_000;
const accepted = { ok: true, value: { role: 'customer', customerId: 'cus_ada' } };
const unauthenticated = { ok: false, refusal: { kind: 'unauthenticated' } };

/** A key of an issuer under another name: its public part, and its tokens. */
const signer = (issuer: Issuer, kid: string) => {
  const [jwk] = (issuer.keys as ReturnType<typeof createLocalJWKSet>).jwks().keys;
  return {
    published: { ...jwk, kid },
    /** Valid from ten to eleven. Each number gives another token. */
    token: (number = 1) =>
      issuer.token({ header: { kid }, claims: { nbf: tenSeconds, exp: tenSeconds + 3_600, jti: `${number}` } }),
  };
};
type Signer = ReturnType<typeof signer>;

let one: Signer;
let two: Signer;
beforeAll(async () => {
  [one, two] = [signer(await createIssuer(), 'key-1'), signer(await createIssuer('RS256'), 'key-2')];
});

const times = { timeoutMs: 1_000, rememberedMs: 10 * minute, cooldownMs: minute / 2 };

const authentication = ({ url }: KeyServer) => {
  const clock = manualClock();
  const authenticate = tokenAuthentication({
    issuer: issuerName,
    clients: [clientId],
    keys: remoteKeys(url, { now: clock.now, deadline }, times),
    scopePrefix: '',
    staffGroup: 'staff',
    now: clock.now,
  });
  return { clock, ask: async (token: Promise<string>) => authenticate(`Bearer ${await token}`) };
};

describe('while the issuer', () => {
  test.each(failures)('%s, a token is neither accepted nor refused', async (_, answer, thrown) => {
    const server = await keyServer(answer);
    const { ask } = authentication(server);
    const failed = await ask(one.token()).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(Unavailable);
    expect(failed).toMatchObject({ cause: thrown });
    server.answers(publishing(one.published));
    expect(await ask(one.token())).toEqual(accepted);
  });

  test('publishes a broken key, its tokens are neither accepted nor refused', async () => {
    const server = await keyServer(publishing({ ...one.published, x: 'AAAA' }, two.published));
    const { ask } = authentication(server);
    await expect(ask(one.token())).rejects.toBeInstanceOf(Unavailable);
    expect(await ask(two.token())).toEqual(accepted);
  });

  test('does not publish the key of a token, the token is refused', async () => {
    const { ask } = authentication(await keyServer(publishing(two.published)));
    expect(await ask(one.token())).toMatchObject(unauthenticated);
  });

  test('publishes no keys, a token is refused', async () => {
    const { ask } = authentication(await keyServer(publishing()));
    expect(await ask(one.token())).toMatchObject(unauthenticated);
  });

  test('publishes another key under the same name, a token is refused', async () => {
    const { ask } = authentication(await keyServer(publishing({ ...two.published, kid: 'key-1' })));
    expect(await ask(one.token())).toMatchObject(unauthenticated);
  });
});

test('a request whose token cannot be verified gets 503 and can be retried', async () => {
  const server = await keyServer(saying('<html></html>'));
  const observations: Observation[] = [];
  const handle = createService({
    configuration,
    ports: localPorts({
      clock: systemClock,
      configuration,
      stored: await inMemory(configuration),
      metrics: { count: () => undefined },
      pageOf,
      ...memoryOutside().ports,
    }),
    operations,
    keys: remoteKeys(server.url, { now: systemClock.now, deadline }),
    asset: () => undefined,
    observe: (observation) => void observations.push(observation),
  });
  const issuer = await createIssuer();
  const headers = { authorization: `Bearer ${await issuer.customer('cus_ada')}` };
  const sent = { method: 'GET', path: '/v1/orders', headers, body: undefined, requestId: 'request-1' };
  const { statusCode, headers: told, body } = await handle(eventV2(sent));
  expect(statusCode).toBe(503);
  expect(told).toMatchObject({ 'content-type': 'application/problem+json', 'retry-after': '1' });
  expect(JSON.parse(body)).toMatchObject({ code: 'temporarily-unavailable' });
  expect(observations).toMatchObject([{ status: 503, defect: { cause: { name: 'SyntaxError' } } }]);

  server.answers(publishing(signer(issuer, 'key-1').published));
  expect(await handle(eventV2(sent))).toMatchObject({ statusCode: 200 });
});

describe('of two keys', () => {
  test('both are accepted while both are published', async () => {
    const server = await keyServer(publishing(one.published, two.published));
    const { ask } = authentication(server);
    expect([await ask(one.token()), await ask(two.token())]).toEqual([accepted, accepted]);
    expect(server.asked()).toBe(1);
  });

  test('the new key is accepted at its first token', async () => {
    const server = await keyServer(publishing(one.published));
    const { ask, clock } = authentication(server);
    await ask(one.token());
    server.answers(publishing(one.published, two.published));
    clock.advance(minute / 2);
    expect(await ask(two.token())).toEqual(accepted);
  });

  test('a withdrawn key is accepted until the keys are fetched again, and for remembered tokens five minutes longer', async () => {
    const server = await keyServer(publishing(one.published, two.published));
    const { ask, clock } = authentication(server);
    await ask(one.token(1));
    server.answers(publishing(two.published));
    clock.advance(10 * minute - 1);
    const known = one.token(2);
    expect(await ask(known)).toEqual(accepted);
    clock.advance(1);
    expect(await ask(one.token(3))).toMatchObject(unauthenticated);
    expect(await ask(one.token(1))).toMatchObject(unauthenticated);
    expect(await ask(known)).toEqual(accepted);
    clock.advance(5 * minute - 1);
    expect(await ask(known)).toMatchObject(unauthenticated);
    expect(await ask(two.token())).toEqual(accepted);
  });

  test('a withdrawn key is refused at once if the keys were not fetched before', async () => {
    const { ask } = authentication(await keyServer(publishing(two.published)));
    expect(await ask(one.token())).toMatchObject(unauthenticated);
    expect(await ask(two.token())).toEqual(accepted);
  });
});
