import { Buffer } from 'node:buffer';
import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { signedHeaders } from '#adapters/webhooks/signature';
import type { WebhookSecret } from '#domain/webhooks/endpoint';
import { callOf, secretOf } from '#test/adapters/webhooks/receivers';
import {
  verifyWebhook,
  type WebhookFault,
  type WebhookToVerify,
  WebhookVerificationError,
} from '../../clients/typescript/index';

/** The client verifies what the reference library and the service sign, and refuses what the library refuses. */

const [first, second, other] = [secretOf(1), secretOf(2), secretOf(3)] as const;
const at = Date.UTC(2026, 10, 21, 10, 4);
const id = '7K3M9Q-X1QF65-V805T8:2';
const event = { id, type: 'order.confirmed', data: { name: 'Zoë, 東京 🎁' } };
const body = JSON.stringify(event);

/** The headers of the reference library. */
const signedBy = (secret: string, { text = body, time = at, eventId = id } = {}) => ({
  'webhook-id': eventId,
  'webhook-timestamp': String(Math.floor(time / 1_000)),
  'webhook-signature': new Webhook(secret).sign(eventId, new Date(time), text),
});

const faultOf = async (webhook: WebhookToVerify): Promise<WebhookFault | undefined> => {
  try {
    await verifyWebhook(webhook);
    return undefined;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return error.reason;
    throw error;
  }
};

const headers = signedBy(first);
const valid = { headers, body, secret: first, now: at };

describe('an event is returned', () => {
  test.each<readonly [string, WebhookToVerify]>([
    ['with one secret', valid],
    ['with several secrets, of which one is right', { headers, body, now: at, secrets: [other, first] }],
    ['with a secret without its prefix', { ...valid, secret: first.replace('whsec_', '') }],
    ['with the headers of the fetch API', { ...valid, headers: new Headers(headers) }],
    [
      'with a Map of headers',
      { ...valid, headers: { get: (name) => new Map(Object.entries(headers)).get(name) ?? null } },
    ],
    [
      'with headers of another case',
      {
        ...valid,
        headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value])),
      },
    ],
    [
      'with lists of headers',
      { ...valid, headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])) },
    ],
    ['with other headers', { ...valid, headers: { host: 'shop.test', 'set-cookie': undefined, ...headers } }],
    ['with a body of bytes', { ...valid, body: new TextEncoder().encode(body) }],
    ['with a Buffer', { ...valid, body: Buffer.from(body) }],
    ['with a part of a larger buffer', { ...valid, body: Buffer.from(`x${body}x`).subarray(1, -1) }],
    ['with an ArrayBuffer', { ...valid, body: new TextEncoder().encode(body).buffer }],
    ['at the end of the time', { ...valid, now: at + 300_999 }],
    ['before its time', { ...valid, now: at - 300_000 }],
    ['with another time', { ...valid, now: at + 3_600_000, toleranceSeconds: 3_600 }],
    [
      'with a right signature among others',
      {
        ...valid,
        headers: {
          ...headers,
          'webhook-signature': `v1a,abc v1,${'A'.repeat(43)}= ${headers['webhook-signature']} v2,x  garbage`,
        },
      },
    ],
  ])('%s', async (_, webhook) => {
    expect(await verifyWebhook(webhook)).toEqual(event);
  });

  test('at the present time', async () => {
    const now = Date.now();
    expect(await verifyWebhook({ headers: signedBy(first, { time: now }), body, secret: first })).toEqual(event);
  });
});

describe('a request is refused', () => {
  const without = (name: string) => Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name));
  const [version, signature = ''] = headers['webhook-signature'].split(',');

  test.each<readonly [WebhookFault, string, WebhookToVerify]>([
    ['headers-missing', 'without an id', { ...valid, headers: without('webhook-id') }],
    ['headers-missing', 'without a time', { ...valid, headers: without('webhook-timestamp') }],
    ['headers-missing', 'without a signature', { ...valid, headers: without('webhook-signature') }],
    ['headers-missing', 'without headers', { ...valid, headers: new Headers() }],
    ['headers-missing', 'with an empty signature', { ...valid, headers: { ...headers, 'webhook-signature': '' } }],
    [
      'timestamp-invalid',
      'with a time that is no number',
      { ...valid, headers: { ...headers, 'webhook-timestamp': 'now' } },
    ],
    [
      'timestamp-invalid',
      'with a date',
      { ...valid, headers: { ...headers, 'webhook-timestamp': '2026-11-21T10:04:00Z' } },
    ],
    [
      'timestamp-invalid',
      'with a fraction',
      { ...valid, headers: { ...headers, 'webhook-timestamp': '1795255440.5' } },
    ],
    [
      'timestamp-invalid',
      'with two times',
      { ...valid, headers: { ...headers, 'webhook-timestamp': ['1795255440', '1795255440'] } },
    ],
    ['timestamp-too-old', 'a second too late', { ...valid, now: at + 301_000 }],
    ['timestamp-too-new', 'a second too early', { ...valid, now: at - 301_000 }],
    ['timestamp-too-old', 'too late for another time', { ...valid, now: at + 11_000, toleranceSeconds: 10 }],
    ['signature-mismatch', 'with another secret', { ...valid, secret: other }],
    ['signature-mismatch', 'with another body', { ...valid, body: body.replace('confirmed', 'canceled') }],
    ['signature-mismatch', 'with a blank more', { ...valid, body: `${body} ` }],
    ['signature-mismatch', 'with another id', { ...valid, headers: { ...headers, 'webhook-id': `${id}1` } }],
    [
      'signature-mismatch',
      'with another time',
      { ...valid, headers: { ...headers, 'webhook-timestamp': '1795255441' } },
    ],
    [
      'signature-mismatch',
      'of another version',
      { ...valid, headers: { ...headers, 'webhook-signature': `v1a,${signature}` } },
    ],
    [
      'signature-mismatch',
      'with half a signature',
      { ...valid, headers: { ...headers, 'webhook-signature': `${version},${signature.slice(0, 20)}` } },
    ],
    [
      'signature-mismatch',
      'with a longer signature',
      { ...valid, headers: { ...headers, 'webhook-signature': `${version},${signature}=` } },
    ],
    [
      'signature-mismatch',
      'with a signature alone',
      { ...valid, headers: { ...headers, 'webhook-signature': signature } },
    ],
    ['secret-invalid', 'with an empty secret', { ...valid, secret: '' }],
    ['secret-invalid', 'with a secret that is a prefix', { ...valid, secret: 'whsec_' }],
    ['secret-invalid', 'with a secret that is no base64', { ...valid, secret: 'whsec_%%%' }],
    ['secret-invalid', 'without secrets', { headers, body, now: at, secrets: [] }],
    ['body-invalid', 'with a body that is parsed', { ...valid, body: event as unknown as string }],
    [
      'body-invalid',
      'with a body that is no JSON',
      { ...valid, body: 'text', headers: signedBy(first, { text: 'text' }) },
    ],
    [
      'body-invalid',
      'with a body that is no event',
      { ...valid, body: '[1]', headers: signedBy(first, { text: '[1]' }) },
    ],
    ['body-invalid', 'with an empty body', { ...valid, body: '', headers: signedBy(first, { text: '' }) }],
  ])('as %s: %s', async (fault, _, webhook) => {
    expect(await faultOf(webhook)).toBe(fault);
  });
});

test('a signed body that is no UTF-8 is refused', async () => {
  const bytes = Buffer.concat([Buffer.from('{"type":"'), Buffer.from([0xff]), Buffer.from('"}')]);
  const key = Buffer.from(first.replace('whsec_', ''), 'base64');
  const timestamp = String(at / 1_000);
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(bytes).digest('base64');
  const signed = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
  expect(await faultOf({ headers: signed, body: bytes, secret: first, now: at })).toBe('body-invalid');
});

test('what the service signs with two secrets is verified with either', async () => {
  const signed = signedHeaders(callOf('https://shop.test/', { at, body, eventId: id, secrets: [first, second] }));
  for (const secret of [first, second])
    expect(await verifyWebhook({ headers: signed, body, secret, now: at })).toEqual(event);
  expect(await faultOf({ headers: signed, body, secret: other, now: at })).toBe('signature-mismatch');
});

const anySecret = fc
  .uint8Array({ minLength: 1, maxLength: 64 })
  .map((bytes) => `whsec_${Buffer.from(bytes).toString('base64')}` as WebhookSecret);
const anyEvent = fc.record({ type: fc.string(), data: fc.jsonValue() }).map((value) => JSON.stringify(value));
const anyId = fc.stringMatching(/^[A-Za-z0-9._:-]{1,40}$/);

test('client and reference library agree about what either signs', async () => {
  await fc.assert(
    fc.asyncProperty(anySecret, anyEvent, anyId, async (secret, text, eventId) => {
      const now = Date.now();
      const signed = [
        signedBy(secret, { text, time: now, eventId }),
        signedHeaders(callOf('https://shop.test/', { at: now, body: text, eventId, secrets: [secret] })),
      ];
      for (const each of signed) {
        expect(await verifyWebhook({ headers: each, body: text, secret })).toEqual(JSON.parse(text));
        expect(new Webhook(secret).verify(text, each)).toEqual(JSON.parse(text));
      }
    }),
    { numRuns: 200 },
  );
});

test('one changed byte is refused by both', async () => {
  const bytes = Buffer.from(body);
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (index, change) => {
      const now = Date.now();
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ change;
      const signed = signedBy(first, { time: now });
      expect(await faultOf({ headers: signed, body: changed, secret: first })).toBe('signature-mismatch');
      expect(() => new Webhook(first).verify(changed.toString(), signed)).toThrow('No matching signature found');
    }),
    { numRuns: 200 },
  );
});
