import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { exportJWK, type FlattenedJWSInput, generateKeyPair, type JWK, type JWTVerifyGetKey } from 'jose';
import { remoteKeys } from '#adapters/http/tokens/remote-keys';
import { deadline } from '#infrastructure/deadline';
import { manualClock } from '#test/builders/clock';
import {
  failures,
  type KeyServer,
  keyServer,
  longest,
  maximumBytes,
  publishing,
  saying,
} from '#test/unit/tokens/key-server';

const rememberedMs = 600_000;
const cooldownMs = 30_000;

const keyOf = async (kid: string): Promise<JWK> => {
  const { publicKey } = await generateKeyPair('ES256');
  return { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' };
};

let one: JWK;
let two: JWK;
beforeAll(async () => {
  [one, two] = [await keyOf('key-1'), await keyOf('key-2')];
});

/** Looks a key up by its name, and returns its type. */
const asker =
  (keys: JWTVerifyGetKey) =>
  async (kid: string): Promise<string> => {
    const key = await keys({ alg: 'ES256', kid }, {} as FlattenedJWSInput);
    return (key as { readonly type: string }).type;
  };

const keysAt = ({ url }: Pick<KeyServer, 'url'>, timeoutMs = 3_000) => {
  const clock = manualClock();
  return { clock, ask: asker(remoteKeys(url, { now: clock.now, deadline }, { timeoutMs, rememberedMs, cooldownMs })) };
};

const noMatch = { code: 'ERR_JWKS_NO_MATCHING_KEY' };

describe('the keys of an issuer', () => {
  test('are fetched at the first use, and remembered', async () => {
    const server = await keyServer(publishing(one, two));
    const { ask } = keysAt(server);
    await setTimeout(20);
    expect(server.asked()).toBe(0);
    expect([await ask('key-1'), await ask('key-2'), await ask('key-1')]).toEqual(['public', 'public', 'public']);
    expect(server.asked()).toBe(1);
  });

  test('are fetched once for all concurrent callers', async () => {
    const server = await keyServer(publishing(one));
    const { ask } = keysAt(server);
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('key-1')));
    expect(new Set(answers)).toEqual(new Set(['public']));
    expect(server.asked()).toBe(1);
  });

  test('are fetched again after their time', async () => {
    const server = await keyServer(publishing(one));
    const { ask, clock } = keysAt(server);
    await ask('key-1');
    server.answers(publishing(two));
    clock.advance(rememberedMs - 1);
    await ask('key-1');
    expect(server.asked()).toBe(1);
    clock.advance(1);
    await expect(ask('key-1')).rejects.toMatchObject(noMatch);
    expect(await ask('key-2')).toBe('public');
    expect(server.asked()).toBe(2);
  });

  test('may have the maximum number of bytes', async () => {
    const server = await keyServer(saying(longest));
    expect(Buffer.byteLength(longest)).toBe(maximumBytes);
    await expect(keysAt(server).ask('key-1')).rejects.toMatchObject(noMatch);
  });

  test('are not awaited after a faulty answer', async () => {
    const closed: Promise<unknown>[] = [];
    const server = await keyServer((_, response) => {
      closed.push(once(response, 'close'));
      response.writeHead(500).write('and so on');
    });
    await expect(keysAt(server, 60_000).ask('key-1')).rejects.toThrow('answered with 500');
    await Promise.all(closed);
    expect(closed).toHaveLength(1);
  }, 5_000);

  test('are fetched over a connection that is not reused', async () => {
    const connections: (string | undefined)[] = [];
    const server = await keyServer((request, response) => {
      connections.push(request.headers.connection);
      publishing(one)(request, response);
    });
    await keysAt(server).ask('key-1');
    expect(connections).toEqual(['close']);
  });

  test('of an https issuer are fetched over TLS', async () => {
    const server = createServer((socket) => void socket.once('data', () => socket.destroy()));
    server.listen(0, '127.0.0.1').unref();
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const heard = once(server, 'connection').then(async ([socket]) => once(socket as Socket, 'data'));
    await expect(keysAt({ url: new URL(`https://127.0.0.1:${port}/`) }).ask('key-1')).rejects.toThrow();
    const [[handshake]] = (await heard) as [Buffer];
    expect(handshake).toBe(22);
    server.close();
  });
});

describe('an unknown key', () => {
  test('causes no fetch right after a fetch', async () => {
    const server = await keyServer(publishing(one));
    const { ask, clock } = keysAt(server);
    await expect(ask('key-2')).rejects.toMatchObject(noMatch);
    server.answers(publishing(one, two));
    clock.advance(cooldownMs - 1);
    await expect(ask('key-2')).rejects.toMatchObject(noMatch);
    expect(server.asked()).toBe(1);
  });

  test('causes a fetch after the cooldown, and is found', async () => {
    const server = await keyServer(publishing(one));
    const { ask, clock } = keysAt(server);
    await ask('key-1');
    server.answers(publishing(one, two));
    clock.advance(cooldownMs);
    expect(await ask('key-2')).toBe('public');
    expect(await ask('key-1')).toBe('public');
    expect(server.asked()).toBe(2);
  });

  test('causes one fetch per cooldown, however often it is used', async () => {
    const server = await keyServer(publishing(one));
    const { ask, clock } = keysAt(server);
    await ask('key-1');
    for (const asked of [2, 3]) {
      clock.advance(cooldownMs);
      const wanted = await Promise.allSettled(Array.from({ length: 10 }, () => ask('key-2')));
      wanted.push(...(await Promise.allSettled([ask('key-2')])));
      expect(wanted.map(({ status }) => status)).toEqual(Array.from({ length: 11 }, () => 'rejected'));
      expect(server.asked()).toBe(asked);
    }
  });

  test('does not affect other keys while the issuer fails', async () => {
    const server = await keyServer(publishing(one));
    const { ask, clock } = keysAt(server);
    await ask('key-1');
    server.answers(saying('', 500));
    clock.advance(cooldownMs);
    await expect(ask('key-2')).rejects.toThrow('answered with 500');
    expect(await ask('key-1')).toBe('public');
  });
});

test('two keys with one name are neither accepted nor fetched again', async () => {
  const server = await keyServer(publishing(one, { ...two, kid: 'key-1' }));
  const { ask, clock } = keysAt(server);
  await expect(ask('key-1')).rejects.toMatchObject({ code: 'ERR_JWKS_MULTIPLE_MATCHING_KEYS' });
  clock.advance(cooldownMs);
  await expect(ask('key-1')).rejects.toMatchObject({ code: 'ERR_JWKS_MULTIPLE_MATCHING_KEYS' });
  expect(server.asked()).toBe(1);
});

describe('an issuer that', () => {
  test.each(failures)('%s fails all waiting callers, and the next caller fetches again', async (_, answer, thrown) => {
    const server = await keyServer(answer);
    const { ask } = keysAt(server, 1_000);
    const failed = await Promise.allSettled([ask('key-1'), ask('key-1')]);
    for (const each of failed) expect(each).toMatchObject({ status: 'rejected', reason: thrown });
    expect(server.asked()).toBe(1);
    server.answers(publishing(one));
    expect(await ask('key-1')).toBe('public');
    expect(server.asked()).toBe(2);
  });

  test('does not exist is a connection error', async () => {
    const { ask } = keysAt({ url: new URL('http://127.0.0.1:1/') });
    await expect(ask('key-1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('fails after the time of the keys is fetched from again by the next caller', async () => {
    const server = await keyServer(publishing(one));
    const { ask, clock } = keysAt(server);
    await ask('key-1');
    server.answers(saying('', 500));
    clock.advance(rememberedMs);
    await expect(ask('key-1')).rejects.toThrow('answered with 500');
    server.answers(publishing(one));
    expect(await ask('key-1')).toBe('public');
    expect(server.asked()).toBe(3);
  });
});
