import { describe, expect, test } from '@jest/globals';
import { Unavailable } from '#application/ports';
import { hours, minutes } from '#domain/instant';
import type { OperationId } from '#domain/payments/payment';
import { linesOf, stripeOfFile } from '#test/adapters/payments/stripe/world';
import { tenOClock } from '#test/builders/clock';
import { authorization } from '#test/builders/payments/simulator';

const newAccount = stripeOfFile();
const failed = (reason: string) => ({ state: 'failed', reason });
const stripeError = (status: number) => ({ status, body: { error: { type: 'api_error', message: 'fault' } } });

describe('faults of Stripe', () => {
  test('V1: an operation that failed inside Stripe is looked up, and its key is not used for another one', async () => {
    const account = newAccount();
    account.shop.faults.push({ when: 'after', answer: stripeError(500) });
    expect(await account.payments.do(authorization({ captures: true }))).toMatchObject({
      state: 'succeeded',
      amount: 7541,
      capture: { state: 'succeeded', amount: 7541 },
    });
    expect(linesOf(account.shop.seen)).toEqual(['POST /v1/payment_intents', 'GET /v1/payment_intents']);
  });

  test('V1: nothing is at Stripe after a stored 5xx, however often it is asked', async () => {
    const account = newAccount();
    account.shop.faults.push({ when: 'before', answer: stripeError(500) });
    for (let attempt = 0; attempt < 3; attempt += 1)
      await expect(account.payments.do(authorization())).rejects.toThrow(Unavailable);
    expect(await account.payments.find(authorization())).toBeUndefined();
  });

  test.each([429, 503])('V1: after a %d the outcome is unknown', async (status) => {
    const account = newAccount();
    account.shop.faults.push({ when: 'before', answer: stripeError(status) });
    await expect(account.payments.do(authorization())).rejects.toThrow(Unavailable);
  });

  test.each([401, 403])('a refused key (%d) is a fault of the configuration, told without the key', async (status) => {
    const account = newAccount();
    const error = { type: 'invalid_request_error', message: 'Invalid API Key provided: sk_test_****4242' };
    account.shop.faults.push({ when: 'before', answer: { status, body: { error } } });
    const told = await account.payments.do(authorization()).catch((thrown: unknown) => thrown);
    expect(told).not.toBeInstanceOf(Unavailable);
    expect(String(told)).toBe(
      `Error: Stripe refuses the key of this service (${status}): docs/stripe.md says how to set it`,
    );
  });

  test('V1: Stripe forgets keys after a day, so an operation of 20 hours is looked up and never asked for again', async () => {
    const account = newAccount();
    const old = authorization({ captures: true });
    const first = await account.payments.do(old);
    account.clock.advance(hours(25));
    expect(await account.payments.do(old)).toEqual(first);
    expect(await account.payments.do({ ...old, id: 'other', operationId: 'op_7' })).toEqual(failed('generic'));
    const posts = account.shop.seen.filter(({ method }) => method === 'POST');
    expect(posts).toHaveLength(1);
    expect(account.shop.account.events().filter(({ type }) => type === 'charge.succeeded')).toHaveLength(1);
  });

  test('V1: a refund of 20 hours is never asked for again', async () => {
    const account = newAccount();
    const paid = await account.payments.do(authorization({ captures: true }));
    const { reference } = paid as { reference: string };
    const refund = authorization({ type: 'refund', operationId: 'op_2', amount: 1000, reference });
    await account.payments.do(refund);
    account.clock.advance(hours(25));
    expect(await account.payments.do(refund)).toMatchObject({ state: 'succeeded', amount: 1000 });
    expect(account.shop.seen.filter(({ path, method }) => path === '/v1/refunds' && method === 'POST')).toHaveLength(1);
  });

  test('V1: a repeated refund has its present outcome, not that of the first answer', async () => {
    const account = newAccount();
    const paid = await account.payments.do(authorization({ captures: true }));
    const { reference } = paid as { reference: string };
    const refund = authorization({ type: 'refund', operationId: 'op_2', amount: 1000, reference });
    expect(await account.payments.do(refund)).toMatchObject({ state: 'succeeded' });
    account.shop.account.sendBack(refund);
    expect(await account.payments.do(refund)).toEqual(failed('generic'));
  });

  test('V1: a void that was marked but not done is not found', async () => {
    const account = newAccount();
    const paid = await account.payments.do(authorization());
    const { reference } = paid as { reference: string };
    const { handle } = account.shop.account;
    Object.assign(account.shop.account, {
      handle: (...inputs: Parameters<typeof handle>) =>
        inputs[1].at(-1) === 'cancel' ? stripeError(500) : handle(...inputs),
    });
    const voiding = authorization({ type: 'void', operationId: 'op_2', reference });
    await expect(account.payments.do(voiding)).rejects.toThrow(Unavailable);
    expect(await account.payments.find(voiding)).toBeUndefined();
    expect(await account.payments.do({ ...voiding, operationId: 'op_3', type: 'capture', id: 'next' })).toMatchObject({
      state: 'succeeded',
      amount: 7541,
    });
  });

  test('V1: an operation is found among those of other orders, on whatever page', async () => {
    const account = newAccount();
    const wanted = authorization();
    await account.payments.do(wanted);
    for (let index = 2; index <= 230; index += 1) {
      const operationId: OperationId = `op_${index}`;
      const other = { ...wanted, id: `other:${index}`, operationId, paymentId: 'pay_2' } as const;
      account.shop.account.handle('POST', ['payment_intents'], {
        ...{ amount: '100', currency: 'eur', payment_method: 'pm_card_visa' },
        metadata: { order_id: other.orderId, payment_id: 'pay_2', operation_id: operationId },
      });
    }
    account.shop.seen.length = 0;
    expect(await account.payments.find(wanted)).toMatchObject({ state: 'succeeded', amount: 7541 });
    expect(linesOf(account.shop.seen)).toEqual(Array.from({ length: 3 }, () => 'GET /v1/payment_intents'));
  });

  test('V1: only intents of the time of the operation are read', async () => {
    const account = newAccount();
    account.clock.advance(minutes(30));
    await account.payments.find(authorization());
    expect(account.shop.seen[0]?.params).toMatchObject({
      created: { gte: String(tenOClock / 1_000 - 60), lte: String(tenOClock / 1_000 + 130) },
    });
  });

  test('all calls of one operation end within its budget', async () => {
    const account = newAccount();
    const paid = await account.payments.do(authorization());
    const { reference } = paid as { reference: string };
    // The clock stands for the time that the first call takes.
    const { clock, payments } = account;
    const capture = authorization({ type: 'capture', operationId: 'op_2', reference });
    const handle = account.shop.account.handle;
    Object.assign(account.shop.account, {
      handle: (...inputs: Parameters<typeof handle>) => {
        clock.advance(700);
        return handle(...inputs);
      },
    });
    await expect(payments.do({ ...capture, requestedAt: clock.now() })).rejects.toThrow(Unavailable);
    expect(linesOf(account.shop.seen).slice(1)).toEqual(['GET /v1/payment_intents/pi']);
  });
});

test('C5: an authorization that was canceled in the dashboard has lapsed for a capture', async () => {
  const account = newAccount();
  const paid = await account.payments.do(authorization());
  const { reference } = paid as { reference: string };
  account.shop.account.cancelThere(authorization());
  const capture = authorization({ type: 'capture', operationId: 'op_2', reference });
  expect(await account.payments.do(capture)).toEqual(failed('lapsed'));
});

describe('an attempt that failed', () => {
  test('P3: is canceled, so that a customer with its secret cannot confirm it again', async () => {
    const account = newAccount();
    const attempt = authorization({ method: 'tok_requires_action' });
    await account.payments.do(attempt);
    await account.provider.act(attempt, false);
    expect(await account.payments.find(attempt)).toEqual(failed('authentication-failed'));
    expect(linesOf(account.shop.seen).at(-1)).toBe('POST /v1/payment_intents/pi/cancel');
    account.shop.account.act(attempt, true);
    expect(await account.payments.find(attempt)).toEqual(failed('authentication-failed'));
  });

  test('P3: counts as the customer left it if they were faster', async () => {
    const account = newAccount();
    const attempt = authorization({ method: 'tok_requires_action', captures: true });
    await account.payments.do(attempt);
    await account.provider.act(attempt, false);
    const { handle } = account.shop.account;
    Object.assign(account.shop.account, {
      handle: (...inputs: Parameters<typeof handle>) => {
        if (inputs[1].at(-1) === 'cancel') account.shop.account.confirmAgain(attempt);
        return handle(...inputs);
      },
    });
    expect(await account.payments.find(attempt)).toMatchObject({
      state: 'succeeded',
      capture: { state: 'succeeded', amount: 7541 },
    });
  });
});
