import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect } from '@jest/globals';

export type KeyServer = {
  readonly url: URL;
  /** The number of requests so far. */
  readonly asked: () => number;
  /** Changes its answer from now on. */
  readonly answers: (listener: RequestListener) => void;
};

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

/** A local server of an issuer's keys. It stops after the test. */
export const keyServer = async (first: RequestListener): Promise<KeyServer> => {
  let listener = first;
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    listener(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  cleanUps.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/keys.json`),
    asked: () => asked,
    answers: (next) => {
      listener = next;
    },
  };
};

export const maximumBytes = 65_536;

export const saying =
  (body: string, status = 200): RequestListener =>
  (_, response) =>
    void response.writeHead(status).end(body);

export const publishing = (...keys: readonly object[]): RequestListener => saying(JSON.stringify({ keys }));

const padded = (bytes: number) => `{"keys":[]${' '.repeat(bytes - '{"keys":[]}'.length)}}`;
export const longest = padded(maximumBytes);

/** An answer that never ends. */
const withoutEnd: RequestListener = (_, response) => {
  const more = setInterval(() => response.write(' '.repeat(10_000)), 1);
  response.once('close', () => clearInterval(more));
};

/** The faults of an issuer, and the error of each. */
export const failures: readonly (readonly [name: string, answer: RequestListener, thrown: object])[] = [
  ['answers with 500', saying('{"keys":[]}', 500), { message: 'the issuer answered with 500 instead of its keys' }],
  ['answers with 404', saying('{"keys":[]}', 404), { message: 'the issuer answered with 404 instead of its keys' }],
  [
    'answers with another 2xx',
    saying('{"keys":[]}', 203),
    { message: 'the issuer answered with 203 instead of its keys' },
  ],
  [
    'answers with another place',
    (_, response) => void response.writeHead(302, { location: '/elsewhere' }).end(),
    { message: 'the issuer answered with 302 instead of its keys' },
  ],
  [
    'says a byte too much',
    saying(padded(maximumBytes + 1)),
    { message: "the issuer's key set has more than 65536 bytes" },
  ],
  ['never stops', withoutEnd, { message: "the issuer's key set has more than 65536 bytes" }],
  ['says nothing', saying(''), { name: 'SyntaxError' }],
  ['says what is no JSON', saying('<html></html>'), { name: 'SyntaxError' }],
  ['says null', saying('null'), { code: 'ERR_JWKS_INVALID' }],
  ['says what are no keys', saying('{"message":"not found"}'), { code: 'ERR_JWKS_INVALID' }],
  ['has keys that are none', saying('{"keys":["key-1"]}'), { code: 'ERR_JWKS_INVALID' }],
  ['never answers', () => {}, { name: 'AbortError' }],
  [
    'stops in the middle',
    (_, response) => void response.write('{"keys":'),
    { code: expect.stringMatching(/^(ABORT_ERR|ECONNRESET)$/) },
  ],
  ['hangs up', (_, response) => void response.destroy(), { code: 'ECONNRESET' }],
];
