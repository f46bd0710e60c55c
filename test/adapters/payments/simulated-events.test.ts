import { expect, test } from '@jest/globals';
import { signatureHeader } from '#adapters/payments/signature';
import { createSimulatedEvents, signedBody } from '#adapters/payments/simulated-events';
import { manualClock, tenOClock } from '#test/builders/clock';

const secret = 'a secret for this test';
const lapse = {
  provider: 'simulator',
  orderId: '7K3M9Q-X1QF65-V805T8',
  paymentId: 'pay_1',
  kind: 'lapse',
  amount: 7541,
};

const read = (body: unknown, secrets: readonly string[] = [secret]) =>
  createSimulatedEvents(secrets, manualClock()).read(signedBody(JSON.stringify(body), secret, tenOClock));

test('the signature is that of Stripe', () => {
  // From another program: printf '1480000000.{"a":1}' | openssl dgst -sha256 -hmac 'whsec_test_secret'
  expect(signatureHeader('whsec_test_secret', Buffer.from('{"a":1}'), 1_480_000_000_999)).toBe(
    't=1480000000,v1=7f6187f697b805ecb4811746991cbfed3faf5d000dab88212bab6fd53ce960d4',
  );
});

test('V2: an event of more than five minutes ahead is refused', async () => {
  const { read: readAtTen } = createSimulatedEvents([secret], manualClock());
  const signedAt = (at: number) => readAtTen(signedBody(JSON.stringify(lapse), secret, at));
  expect(await signedAt(tenOClock + 300_000)).toMatchObject({ kind: 'lapse' });
  expect(await signedAt(tenOClock + 301_000)).toBe('signature-invalid');
});

test('V2: without a secret every event is refused', async () => {
  expect(await read(lapse, [])).toBe('signature-invalid');
});

const nested = (depth: number): unknown => (depth === 1 ? {} : { a: nested(depth - 1) });

test('V2: unknown fields are ignored, up to 20 levels', async () => {
  expect(await read({ ...lapse, more: { of: ['them'] } })).toMatchObject({ kind: 'lapse', amount: 7541 });
  expect(await read({ ...lapse, more: nested(19) })).toMatchObject({ kind: 'lapse' });
  expect(await read({ ...lapse, more: nested(20) })).toBe('foreign');
});

test.each([
  ['another provider', { provider: 'stripe' }],
  ['another kind', { kind: 'payout' }],
  ['no order', { orderId: undefined }],
  ['a wrong check symbol', { orderId: '7K3M9Q-X1QF65-V805T9' }],
  ['no payment', { paymentId: 'pay_0' }],
  ['a payment of a long number', { paymentId: 'pay_99999' }],
  ['a fraction', { amount: 0.5 }],
  ['a negative amount', { amount: -1 }],
  ['an amount in text', { amount: '7541' }],
])('V2: an event with %s is foreign', async (_, change) => {
  expect(await read({ ...lapse, ...change })).toBe('foreign');
});
