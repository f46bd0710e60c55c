import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { WebhookCall } from '#application/ports';
import type { WebhookUrl } from '#domain/webhooks/endpoint';
import { tenOClock } from '#test/builders/clock';
import { insideHost, unknownHost, webhookSecret } from '#test/builders/webhooks/webhooks';
import type { Suite } from '#test/contract/world';

type Received = Pick<IncomingMessage, 'method' | 'url' | 'headers'> & { readonly body: string };

/** A receiver on this machine that answers with the status in its path. */
const receiver = () => {
  const received: Received[] = [];
  const server: Server = createServer((request, answer) => {
    void text(request).then((body) => {
      received.push({ method: request.method, url: request.url, headers: request.headers, body });
      answer.writeHead(Number(request.url?.slice(1)), { 'retry-after': '7' }).end('thanks');
    });
  });
  const start = (): Promise<void> => new Promise((started) => void server.listen(0, '127.0.0.1', started));
  const stop = (): Promise<void> => new Promise((stopped) => void server.close(() => stopped()));
  const url = (status: number, host = '127.0.0.1') =>
    `http://${host}:${(server.address() as AddressInfo).port}/${status}` as WebhookUrl;
  return { received, start, stop, url };
};

const call = (url: WebhookUrl): WebhookCall => ({
  url,
  eventId: '7K3M9Q-X1QF65-V805T8:1',
  at: tenOClock,
  body: '{"type":"order.placed"}',
  secrets: [webhookSecret(1), webhookSecret(2)],
});

/** The network of every world is this machine, which is the address of all names but two. */
export const webhookCallsSuite: Suite = (adapterName, makeWorld) => {
  const { received, start, stop, url } = receiver();
  beforeAll(start);
  afterAll(stop);

  test(`${adapterName}: an address is accepted as a URL in its usual form`, async () => {
    const { ports } = await makeWorld();
    for (const [address, usual] of [
      ['https://hooks.example.com', 'https://hooks.example.com/'],
      ['HTTPS://Hooks.Example.com:443/a?b=c', 'https://hooks.example.com/a?b=c'],
    ] as const)
      expect(await ports.webhookCalls.check(address)).toEqual({ ok: true, value: usual });
  });

  test.each([
    ['hooks', 'not-a-url'],
    [`https://hooks.example.com/${'a'.repeat(2_000)}`, 'too-long'],
    ['ftp://hooks.example.com', 'not-https'],
    ['https://ada:secret@hooks.example.com', 'has-credentials'],
    ['https://hooks.example.com/#a', 'has-fragment'],
    [`https://${unknownHost}`, 'host-unknown'],
    [`https://${insideHost}`, 'address-refused'],
    ['https://10.0.0.7', 'address-refused'],
    ['https://[fe80::1]/', 'address-refused'],
  ])(`${adapterName}: %.40s is refused: %s`, async (address, kind) => {
    const { ports } = await makeWorld();
    expect(await ports.webhookCalls.check(address)).toEqual({ ok: false, refusal: { kind } });
  });

  test(`${adapterName}: an endpoint gets the body with its id, its time and a signature for each secret`, async () => {
    const { ports } = await makeWorld();
    received.splice(0);
    const { answer, milliseconds } = await ports.webhookCalls.call(call(url(202, 'hooks.example.com')));
    expect(answer).toEqual({ kind: 'answered', status: 202, body: 'thanks', retryAfter: '7' });
    expect(milliseconds).toBeGreaterThanOrEqual(0);
    expect(received).toEqual([
      expect.objectContaining({ method: 'POST', url: '/202', body: '{"type":"order.placed"}' }),
    ]);
    expect(received[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': '7K3M9Q-X1QF65-V805T8:1',
      'webhook-timestamp': '1795255200',
      'webhook-signature': expect.stringMatching(/^v1,\S{43}= v1,\S{43}=$/),
    });
  });

  test.each([302, 410, 500])(`${adapterName}: the status %d is an answer`, async (status) => {
    const { ports } = await makeWorld();
    expect(await ports.webhookCalls.call(call(url(status)))).toMatchObject({ answer: { kind: 'answered', status } });
  });

  test.each([
    [unknownHost, 'host-unknown'],
    [insideHost, 'address-refused'],
    ['10.0.0.7', 'address-refused'],
  ])(`${adapterName}: a call of %s fails: %s`, async (host, reason) => {
    const { ports } = await makeWorld();
    received.splice(0);
    expect(await ports.webhookCalls.call(call(url(200, host)))).toMatchObject({ answer: { kind: 'failed', reason } });
    expect(received).toEqual([]);
  });
};
