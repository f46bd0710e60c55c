import { beforeAll, describe, expect, test } from '@jest/globals';
import { signedBody } from '#adapters/payments/simulated-events';
import { minutes } from '#domain/instant';
import { eventSecret } from '#test/builders/payments/simulator';
import { inside } from '#test/http/remote/inside';
import { type ExpectedProblem, expectProblem } from '#test/http/support/problems';
import { cart, placing } from '#test/http/support/samples';
import { type Answer, type Call, startService, type TestService, unavailable } from '#test/http/support/service';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});

const path = '/v1/payment-providers/simulator/events';

type Signed = { readonly secret?: keyof typeof eventSecret; readonly at?: number };

/** An event as its provider sends it: without a token, and with a signature. */
const event = (body: unknown, { secret = 'new', at = Date.now() }: Signed = {}): Call => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const { headers, body: raw } = signedBody(text, eventSecret[secret], at);
  return { method: 'POST', path, token: null, headers: headers as Readonly<Record<string, string>>, raw };
};

const send = (call: Call): Promise<Answer> => {
  inside('the secrets of provider events');
  return service.call(call);
};

/** A new order with a payment on which the customer must act. */
const waiting = async (): Promise<string> => {
  const body = { ...cart, payment: { method: 'tok_requires_action' } };
  const placed = await service.call(placing(service.tokens.ada, body));
  expect(placed.status).toBe(201);
  return String(placed.json.id);
};

const succeeded = (orderId: string, amount: number) => ({
  provider: 'simulator',
  orderId,
  paymentId: 'pay_1',
  kind: 'outcome',
  operationId: 'op_1',
  outcome: {
    state: 'succeeded',
    amount,
    currency: 'EUR',
    reference: 'ref_1',
    authorizedUntil: null,
    capturesMany: false,
    capture: { state: 'succeeded', amount },
  },
});

// biome-ignore lint/suspicious/noExplicitAny: the tests check the fields.
const orderOf = async (id: string): Promise<any> =>
  (await service.call({ path: `/v1/orders/${id}`, token: service.tokens.staff })).json;

const taken = { status: 204, body: '' };

test('P3: a customer who acted has paid; V2: the event sent again changes nothing', async () => {
  const id = await waiting();
  const { balance, version } = await orderOf(id);
  const paid = event(succeeded(id, Number(balance.dueAmount)));
  expect(await send(paid)).toMatchObject(taken);
  expect(await orderOf(id)).toMatchObject({ status: 'confirmed', paymentStatus: 'paid', version: version + 1 });
  const before = service.commits();
  expect(await send(paid)).toMatchObject(taken);
  expect(await send(event({ ...succeeded(id, 1), outcome: { state: 'processing', reference: null } }))).toMatchObject(
    taken,
  );
  expect(service.commits()).toBe(before);
});

describe('V2: without writing it refuses', () => {
  const lapse = {
    provider: 'simulator',
    orderId: '7K3M9Q-X1QF65-V805T8',
    paymentId: 'pay_1',
    kind: 'lapse',
    amount: 1,
  };
  const forged: ExpectedProblem = { status: 403, code: 'signature-invalid' };
  test.each<[string, () => Call, ExpectedProblem]>([
    ['no signature', () => ({ ...event(lapse), headers: { 'content-type': 'application/json' } }), forged],
    ['the signature of somebody else', () => event(lapse, { secret: 'other' }), forged],
    ['the signature of another body', () => ({ ...event(lapse), raw: '{}' }), forged],
    ['an event of six minutes ago', () => event(lapse, { at: Date.now() - minutes(6) }), forged],
    ['an event of six minutes ahead', () => event(lapse, { at: Date.now() + minutes(6) }), forged],
    ['another provider', () => ({ ...event(lapse), path: '/v1/payment-providers/stripe/events' }), forged],
    [
      'no name of a provider',
      () => ({ ...event(lapse), path: '/v1/payment-providers/A/events' }),
      { status: 404, code: 'route-not-found' },
    ],
    ['262,145 bytes', () => event(' '.repeat(262_145)), { status: 413, code: 'body-too-large' }],
  ])('%s', async (_, call, expected) => {
    inside('the secrets of provider events');
    const before = service.portCalls.length;
    expectProblem(await service.call(call()), expected);
    expect(service.portCalls.slice(before)).toEqual([]);
  });
});

test('V2: the old secret counts during a rotation', async () => {
  const id = await waiting();
  const { balance } = await orderOf(id);
  expect(await send(event(succeeded(id, Number(balance.dueAmount)), { secret: 'old' }))).toMatchObject(taken);
  expect(await orderOf(id)).toMatchObject({ status: 'confirmed' });
});

test.each([
  ['262,144 bytes', ' '.repeat(262_144)],
  ['no JSON', '{'],
  ['an event of a kind that does not exist', { kind: 'payout' }],
  ['an event of an unknown order', succeeded('7K3M9Q-X1QF65-V805T8', 1)],
  ['30,000 levels', '['.repeat(30_000)],
])('V2: takes %s and writes nothing', async (_, body) => {
  const before = service.commits();
  expect(await send(event(body))).toMatchObject(taken);
  expect(service.commits()).toBe(before);
});

test('V3: another currency is not counted, and holds the order', async () => {
  const id = await waiting();
  const paid = succeeded(id, 7541);
  await send(event({ ...paid, outcome: { ...paid.outcome, currency: 'USD' } }));
  const { status, balance, holds } = await orderOf(id);
  expect([status, balance.capturedAmount, holds]).toEqual([
    'pending',
    0,
    [expect.objectContaining({ reason: 'currency-differs' })],
  ]);
});

test('503 if the table cannot be reached', async () => {
  inside('a failure behind the ports');
  const broken = await startService();
  broken.breakDown(unavailable);
  expectProblem(await broken.call(event(succeeded('7K3M9Q-X1QF65-V805T8', 1))), {
    status: 503,
    code: 'temporarily-unavailable',
  });
});
