import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from '@jest/globals';
import { scopes } from '#domain/access/caller';
import { challengeOf, usualScopes } from '../../scripts/operate/token';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** The token endpoint of a sign-in page: it exchanges the code and the verifier of the challenge for a token. */
const signInPage = async (): Promise<{ readonly url: string; readonly expected: Map<string, string> }> => {
  const expected = new Map<string, string>();
  const server: Server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    const form = new URLSearchParams(text);
    const isGood =
      request.url === '/oauth2/token' &&
      form.get('grant_type') === 'authorization_code' &&
      expected.get(form.get('code') ?? '') === challengeOf(form.get('code_verifier') ?? '');
    response.writeHead(isGood ? 200 : 400, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isGood ? { access_token: 'the-token' } : { error: 'invalid_grant' }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, expected };
};

const command = (args: readonly string[]) => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/operate/token.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  ends.push(() => child.kill());
  let [out, err] = ['', ''];
  child.stdout.on('data', (part) => (out += part));
  child.stderr.on('data', (part) => (err += part));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, out, err }));
  /** The address that a person opens. */
  const address = async (): Promise<URL> => {
    for (;;) {
      const [found] = /http\S+\/oauth2\/authorize\S+/.exec(err) ?? [];
      if (found !== undefined) return new URL(found);
      await Promise.race([once(child.stderr, 'data'), ended]);
    }
  };
  return { ended, address };
};

describe('npm run token', () => {
  test('requests every scope', () => {
    expect(usualScopes).toEqual(scopes.map((scope) => `orders/${scope}`));
  });

  test('makes the challenge of RFC 7636, appendix B', () => {
    expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
  });

  test('prints the token of the person who signed in, and nothing else', async () => {
    const { url, expected } = await signInPage();
    const { address, ended } = command(['--sign-in', `${url}/`, '--client', 'web', '--port', '0']);
    const { searchParams: asked, pathname } = await address();
    expect(pathname).toBe('/oauth2/authorize');
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('scope')).toBe(['openid', ...usualScopes].join(' '));
    expected.set('the-code', asked.get('code_challenge') ?? '');
    const back = asked.get('redirect_uri') ?? '';
    const foreign = await fetch(`${back}?code=the-code&state=another`);
    expect(foreign.status).toBe(404);
    expect((await fetch(`${back}?code=the-code&state=${asked.get('state')}`)).status).toBe(200);
    expect(await ended).toMatchObject({ code: 0, out: 'the-token\n' });
  });

  test.each([
    ['the page refuses', 'error=access_denied&error_description=not%20today', 'the sign-in page says: not today'],
    ['the code is not exchanged', 'code=another-code', 'the code was not exchanged: 400 invalid_grant'],
  ])('fails when %s', async (_, answer, message) => {
    const { url } = await signInPage();
    const { address, ended } = command(['--sign-in', url, '--client', 'web', '--port', '0']);
    const { searchParams: asked } = await address();
    await fetch(`${asked.get('redirect_uri')}?${answer}&state=${asked.get('state')}`);
    const { code, out, err } = await ended;
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(message);
  });

  test('prints what is missing', async () => {
    expect(await command(['--stage', 'nowhere']).ended).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('npm run deploy -- --stage nowhere'),
    });
    expect((await command(['--stage', 'x', '--sign-in', 'http://x', '--client', 'c', '--port', 'x']).ended).code).toBe(
      2,
    );
    expect(await command(['--help']).ended).toMatchObject({ code: 0, out: expect.stringContaining('Usage:') });
  });
});
