import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Client, clientOf, customerToken, eventually } from '#test/process/client';
import { type Ready, serve, serveForAll } from '#test/process/local-server';

const list = '/v1/products';
const countOf = ({ headers }: Awaited<ReturnType<Client>>) => [
  headers.get('ratelimit-policy'),
  headers.get('ratelimit'),
];

describe('npm start -- --rate-limit', () => {
  let server: Ready;
  let call: Client;
  beforeAll(async () => {
    server = await serveForAll('--empty', '--rate-limit', '2/4');
    call = clientOf(server.url);
  });

  test('refuses the third request of a caller, not that of another, and admits it later', async () => {
    const [ada, bob] = [await customerToken(call, 'cus_ada'), await customerToken(call, 'cus_bob')];
    expect(countOf(await call(list, { token: ada }))).toEqual(['"default";q=2;w=4', '"default";r=1;t=4']);
    expect((await call(list, { token: ada })).status).toBe(200);
    const refused = await call(list, { token: ada });
    const waitSeconds = Number(refused.headers.get('retry-after'));
    expect([refused.status, refused.json.code, refused.json.retryable]).toEqual([429, 'rate-limited', true]);
    expect(countOf(refused)).toEqual(['"default";q=2;w=4', `"default";r=0;t=${waitSeconds}`]);
    expect([1, 2, 3, 4]).toContain(waitSeconds);
    expect((await call(list, { token: bob })).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, waitSeconds * 1_000));
    expect((await call(list, { token: ada })).status).toBe(200);
  });

  test('counts callers without a token by their address, and neither monitors nor local routes', async () => {
    await eventually(
      () => call(list),
      ({ status }) => status === 429,
    );
    for (const path of ['/health', '/ready', '/dev/metrics']) {
      const answer = await call(path);
      expect([path, answer.status, ...countOf(answer)]).toEqual([path, 200, null, null]);
    }
  });
});

test('without --rate-limit nothing is counted', async () => {
  const { url } = await serve('--empty');
  const answers = await Promise.all(Array.from({ length: 50 }, () => clientOf(url)(list)));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200));
  expect(countOf(answers[0] as Awaited<ReturnType<Client>>)).toEqual([null, null]);
});
