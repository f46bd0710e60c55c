import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import type { WebhookAnswer } from '#domain/webhooks/attempts';
import { type Certificate, certificateFor, expiredCertificateFor } from '#test/adapters/webhooks/certificates';
import { answerWith, callOf, localCalls, namesOf, receiver } from '#test/adapters/webhooks/receivers';

/** TLS with real certificates, made for the test. */

const root = fileURLToPath(new URL('../../..', import.meta.url));
const names = namesOf({ 'shop.test': ['127.0.0.1'], 'other.test': ['127.0.0.1'] });

const calledWith = async (certificate: Certificate, authorities: string | undefined, host = 'shop.test') => {
  const endpoint = await receiver(answerWith(200, {}, 'fine'), { certificate });
  const calls = localCalls({ ...names, ...(authorities === undefined ? {} : { authorities }) });
  const { answer } = await calls.call(callOf(`https://${host}:${endpoint.port}/`));
  await endpoint.ended();
  return { answer, endpoint };
};

const fine: WebhookAnswer = { kind: 'answered', status: 200, body: 'fine', retryAfter: null };
const distrusted: WebhookAnswer = { kind: 'failed', reason: 'certificate-invalid' };

test.each(['shop.test', 'shop.test.', 'SHOP.test', '127.0.0.1'])(
  '%s with a certificate for it is called',
  async (host) => {
    const certificate = certificateFor(['shop.test', '127.0.0.1']);
    const localNames = namesOf({ 'shop.test': ['127.0.0.1'], 'shop.test.': ['127.0.0.1'] });
    const endpoint = await receiver(answerWith(200, {}, 'fine'), { certificate });
    const calls = localCalls({ ...localNames, authorities: certificate.cert });
    expect((await calls.call(callOf(`https://${host}:${endpoint.port}/`))).answer).toEqual(fine);
    await endpoint.ended();
  },
);

test.each<readonly [string, () => ReturnType<typeof calledWith>]>([
  ['of an unknown authority', () => calledWith(certificateFor(['shop.test']), certificateFor(['shop.test']).cert)],
  ['that no authority of Node.js has signed', () => calledWith(certificateFor(['shop.test']), undefined)],
  [
    'for another name',
    () => {
      const certificate = certificateFor(['shop.test']);
      return calledWith(certificate, certificate.cert, 'other.test');
    },
  ],
  [
    'for a name, and not for the address',
    () => {
      const certificate = certificateFor(['shop.test']);
      return calledWith(certificate, certificate.cert, '127.0.0.1');
    },
  ],
  [
    'that has ended',
    () => {
      const certificate = expiredCertificateFor(['shop.test']);
      return calledWith(certificate, certificate.cert);
    },
  ],
])('a certificate %s is refused, and nothing is sent', async (_, call) => {
  const { answer, endpoint } = await call();
  expect(answer).toEqual(distrusted);
  expect(endpoint.requests).toEqual([]);
});

test('no variable of the environment turns the check off', async () => {
  const endpoint = await receiver(answerWith(200), { certificate: certificateFor(['127.0.0.1']) });
  const program = `
    import { createWebhookCalls } from './src/adapters/webhooks/calls.ts';
    const calls = createWebhookCalls({ now: () => 0, deadline: () => AbortSignal.timeout(20_000), localhostOnly: true });
    const url = 'https://127.0.0.1:${endpoint.port}/';
    console.log(JSON.stringify((await calls.call({ url, eventId: 'x:1', at: 0, body: '{}', secrets: [] })).answer));`;
  const args = ['--no-warnings', '--import', 'tsx', '--input-type=module', '-e', program];
  const env = { ...process.env, NODE_OPTIONS: '', NODE_TLS_REJECT_UNAUTHORIZED: '0' };
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env });
  expect(JSON.parse(stdout)).toEqual(distrusted);
});

test('a server that speaks something else than TLS is no answer', async () => {
  const endpoint = await receiver(answerWith(200), { greeting: '220 mail.example ESMTP\r\n' });
  const { answer } = await localCalls(names).call(callOf(`https://shop.test:${endpoint.port}/`));
  expect(answer).toEqual({ kind: 'failed', reason: 'connection-failed' });
  await endpoint.ended();
});

test('a server that waits is no answer, and its connection ends', async () => {
  const endpoint = await receiver(answerWith(200));
  const calls = localCalls({ ...names, timeoutMs: 200 });
  const { answer } = await calls.call(callOf(`https://shop.test:${endpoint.port}/`));
  expect(answer).toEqual({ kind: 'failed', reason: 'timed-out' });
  await endpoint.ended();
});
