import { describe, expect, test } from '@jest/globals';
import { linesOf, stripeOfFile } from '#test/adapters/payments/stripe/world';
import { authorization } from '#test/builders/payments/simulator';
import { currency } from '#test/builders/products';

const newAccount = stripeOfFile();
const orderId = '7K3M9Q-X1QF65-V805T8';
const ids = { order_id: orderId, payment_id: 'pay_1', operation_id: 'op_1' };

/** The reference of a payment that was authorized. */
const authorizedAt = async ({ payments }: ReturnType<typeof newAccount>, method = 'tok_ok'): Promise<string> => {
  const outcome = await payments.do(authorization({ method }));
  if (outcome.state !== 'succeeded' || outcome.reference === null) throw new Error('the authorization succeeds');
  return outcome.reference;
};

describe('requests to Stripe', () => {
  test('a manual authorization is one call: it makes and confirms an intent with our ids', async () => {
    const account = newAccount();
    await account.payments.do(authorization());
    expect(account.shop.seen.map(({ method, path, params }) => ({ method, path, params }))).toEqual([
      {
        method: 'POST',
        path: '/v1/payment_intents',
        params: {
          amount: '7541',
          currency: 'eur',
          confirm: 'true',
          payment_method: 'pm_card_visa',
          automatic_payment_methods: { enabled: 'true' },
          return_url: 'https://shop.test/paid',
          capture_method: 'manual',
          payment_method_options: { card: { request_multicapture: 'if_available' } },
          metadata: ids,
          expand: { 0: 'latest_charge' },
        },
      },
    ]);
  });

  test('the id of the operation is the idempotency key; the API version is fixed; no telemetry is sent', async () => {
    const account = newAccount();
    await account.payments.do(authorization());
    await account.payments.do(authorization({ paymentId: 'pay_2', operationId: 'op_2' }));
    const [, second] = account.shop.seen;
    expect(second?.headers).toMatchObject({
      'idempotency-key': `${orderId}:op_2`,
      'stripe-version': '2026-10-28.endive',
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(second?.headers).not.toHaveProperty('x-stripe-client-telemetry');
  });

  test('an automatic payment captures in the same call', async () => {
    const account = newAccount();
    await account.payments.do(authorization({ captures: true }));
    expect(account.shop.seen[0]?.params).toMatchObject({ capture_method: 'automatic' });
    expect(account.shop.seen[0]?.params).not.toHaveProperty('payment_method_options');
  });

  test('P3: without a page to return to, the page of the shop goes on with the client secret', async () => {
    const account = newAccount(null);
    expect(await account.payments.do(authorization({ method: 'tok_requires_action' }))).toMatchObject({
      state: 'requires-action',
      action: { type: 'provider', clientSecret: expect.stringMatching(/^pi_\w+_secret_\w+$/) },
    });
    const { params } = account.shop.seen[0] ?? {};
    expect(params).toMatchObject({
      use_stripe_sdk: 'true',
      automatic_payment_methods: { enabled: 'true', allow_redirects: 'never' },
    });
    expect(params).not.toHaveProperty('return_url');
  });

  test('a confirmation token is no payment method', async () => {
    const account = newAccount();
    const outcome = await account.payments.do(authorization({ method: 'ctoken_card_visa' }));
    expect(outcome).toMatchObject({ state: 'succeeded' });
    expect(account.shop.seen[0]?.params).toMatchObject({ confirmation_token: 'ctoken_card_visa' });
    expect(account.shop.seen[0]?.params).not.toHaveProperty('payment_method');
  });

  test('a capture leaves a mark, and says whether it is final only where Stripe offers several', async () => {
    const account = newAccount();
    const reference = await authorizedAt(account);
    await account.payments.do(authorization({ type: 'capture', operationId: 'op_2', amount: 5510, reference }));
    const [, read, capture] = account.shop.seen;
    expect(linesOf(account.shop.seen).slice(1)).toEqual([
      'GET /v1/payment_intents/pi',
      'POST /v1/payment_intents/pi/capture',
    ]);
    expect(read?.params).toEqual({ expand: { 0: 'latest_charge' } });
    expect(capture?.params).toEqual({
      amount_to_capture: '5510',
      metadata: { op_2: 'final-capture 5510' },
      expand: { 0: 'latest_charge' },
    });
    expect(capture?.headers['idempotency-key']).toBe(`${orderId}:op_2`);

    const many = newAccount();
    const other = await authorizedAt(many, 'tok_multi_capture');
    const partly = { type: 'capture', operationId: 'op_2', amount: 1000, final: false, reference: other } as const;
    await many.payments.do(authorization(partly));
    expect(many.shop.seen.at(-1)?.params).toMatchObject({ final_capture: 'false', metadata: { op_2: 'capture 1000' } });
  });

  test('a void marks the intent and cancels it; what was captured in part is released', async () => {
    const account = newAccount();
    const reference = await authorizedAt(account);
    await account.payments.do(authorization({ type: 'void', operationId: 'op_2', reference }));
    expect(linesOf(account.shop.seen).slice(1)).toEqual([
      'GET /v1/payment_intents/pi',
      'POST /v1/payment_intents/pi',
      'POST /v1/payment_intents/pi/cancel',
    ]);
    expect(account.shop.seen[2]?.params).toEqual({ metadata: { op_2: 'void 7541' } });
    expect(account.shop.seen[3]?.params).toMatchObject({ cancellation_reason: 'abandoned' });

    const many = newAccount();
    const other = { reference: await authorizedAt(many, 'tok_multi_capture') };
    await many.payments.do(
      authorization({ type: 'capture', operationId: 'op_2', amount: 1000, final: false, ...other }),
    );
    await many.payments.do(authorization({ type: 'void', operationId: 'op_3', amount: 6541, ...other }));
    expect(many.shop.seen.at(-1)?.params).toMatchObject({
      amount_to_capture: '0',
      final_capture: 'true',
      metadata: { op_3: 'release 6541' },
    });
  });

  test('a refund names the intent, the amount and our ids', async () => {
    const account = newAccount();
    const outcome = await account.payments.do(authorization({ captures: true }));
    const { reference } = outcome as { reference: string };
    await account.payments.do(authorization({ type: 'refund', operationId: 'op_2', amount: 2000, reference }));
    const { path, params } = account.shop.seen.at(-1) ?? {};
    expect(path).toBe('/v1/refunds');
    expect(params).toEqual({ payment_intent: reference, amount: '2000', metadata: { ...ids, operation_id: 'op_2' } });
  });

  test('V7: amounts have the decimals of Stripe, and those off its step are refused without a call', async () => {
    const account = newAccount();
    const isk = { amount: 1500, currency: currency('ISK') };
    expect(await account.payments.do(authorization({ ...isk, captures: true }))).toMatchObject({
      state: 'succeeded',
      amount: 1500,
      currency: 'ISK',
      capture: { state: 'succeeded', amount: 1500 },
    });
    expect(account.shop.seen[0]?.params).toMatchObject({ amount: '150000', currency: 'isk' });
    expect(await account.payments.do(authorization({ amount: 1055, currency: currency('KWD') }))).toEqual({
      state: 'failed',
      reason: 'generic',
    });
    expect(account.shop.seen).toHaveLength(1);
  });
});
