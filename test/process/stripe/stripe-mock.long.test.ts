import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createStripeClient } from '#adapters/payments/stripe/client';
import { createStripePayments } from '#adapters/payments/stripe/payments';
import { type ProviderOperation, Unavailable } from '#application/ports';
import { manualClock } from '#test/builders/clock';
import { authorization } from '#test/builders/payments/simulator';
import { howToInstall, startStripeMock, stripeMock, type Wire } from '#test/process/stripe/mock';

const ids = { order_id: '7K3M9Q-X1QF65-V805T8', payment_id: 'pay_1', operation_id: 'op_1' };
const expanded = { expand: { 0: 'latest_charge' } };

const charge = (multicapture: string) => ({
  ...{ id: 'ch_1', object: 'charge', amount: 7541, amount_captured: 0, currency: 'eur', status: 'succeeded' },
  payment_method_details: { card: { multicapture: { status: multicapture } } },
});
const intent = (wanted: Readonly<Record<string, unknown>> = {}) => ({
  ...{ id: 'pi_1', metadata: ids, status: 'requires_capture', currency: 'eur', capture_method: 'manual' },
  ...{ amount: 7541, amount_received: 0, latest_charge: charge('unavailable'), ...wanted },
});

let wire: Wire | undefined;
afterEach(async () => {
  await wire?.stop();
  wire = undefined;
});

/** The adapter over stripe-mock, whose intents have these facts. */
const startWith = async (
  program: string,
  facts: Readonly<Record<string, unknown>>,
  returnUrl: string | null = null,
) => {
  const started = await startStripeMock(program, facts);
  wire = started;
  const client = createStripeClient('sk_test_123', started.address);
  const parts = { clock: manualClock(), budgetMs: () => 10_000, pause, returnUrl };
  return { ...started, payments: createStripePayments({ client: async () => client, ...parts }) };
};

const following = (wanted: Partial<ProviderOperation>): ProviderOperation =>
  authorization({ reference: 'pi_1', operationId: 'op_2', ...wanted });

/** Asks for an operation. The example of the answer does not change, so the adapter may not believe that it is done. */
const ask = ({ payments }: Awaited<ReturnType<typeof startWith>>, operation: ProviderOperation): Promise<unknown> =>
  payments.do(operation).catch((error: unknown) => expect(error).toBeInstanceOf(Unavailable));

/** What was asked, and that Stripe's description of its API allows it. */
const requestsOf = ({ seen }: Wire) => {
  expect(seen.map(({ status }) => status)).toEqual(seen.map(() => 200));
  return seen.map(({ call, params }) => [call, params]);
};

const takes = (program: string): void => {
  test('an authorization that the shop’s page continues', async () => {
    const world = await startWith(program, intent());
    await world.payments.do(authorization({ method: 'pm_card_visa' }));
    expect(requestsOf(world)).toEqual([
      [
        'POST /v1/payment_intents',
        {
          ...{
            amount: '7541',
            currency: 'eur',
            confirm: 'true',
            payment_method: 'pm_card_visa',
            use_stripe_sdk: 'true',
          },
          automatic_payment_methods: { enabled: 'true', allow_redirects: 'never' },
          capture_method: 'manual',
          payment_method_options: { card: { request_multicapture: 'if_available' } },
          metadata: ids,
          ...expanded,
        },
      ],
    ]);
  });

  test('an automatic payment by a confirmation token that returns to a page', async () => {
    const world = await startWith(program, intent(), 'https://shop.test/paid');
    await world.payments.do(authorization({ method: 'ctoken_1', captures: true }));
    expect(requestsOf(world)).toEqual([
      [
        'POST /v1/payment_intents',
        {
          ...{ amount: '7541', currency: 'eur', confirm: 'true', confirmation_token: 'ctoken_1' },
          automatic_payment_methods: { enabled: 'true' },
          return_url: 'https://shop.test/paid',
          capture_method: 'automatic',
          metadata: ids,
          ...expanded,
        },
      ],
    ]);
  });

  test('a capture, and one of several', async () => {
    const once = await startWith(program, intent());
    await ask(once, following({ type: 'capture', amount: 5510 }));
    expect(requestsOf(once)).toEqual([
      ['GET /v1/payment_intents/pi_1', expanded],
      [
        'POST /v1/payment_intents/pi_1/capture',
        { amount_to_capture: '5510', metadata: { op_2: 'final-capture 5510' }, ...expanded },
      ],
    ]);
    await once.stop();
    const many = await startWith(program, intent({ latest_charge: charge('available') }));
    await ask(many, following({ type: 'capture', amount: 1000, final: false }));
    expect(requestsOf(many).at(-1)).toEqual([
      'POST /v1/payment_intents/pi_1/capture',
      { amount_to_capture: '1000', final_capture: 'false', metadata: { op_2: 'capture 1000' }, ...expanded },
    ]);
  });

  test('a void, and the release of what is left after a capture', async () => {
    const open = await startWith(program, intent());
    await ask(open, following({ type: 'void' }));
    expect(requestsOf(open)).toEqual([
      ['GET /v1/payment_intents/pi_1', expanded],
      ['POST /v1/payment_intents/pi_1', { metadata: { op_2: 'void 7541' } }],
      ['POST /v1/payment_intents/pi_1/cancel', { cancellation_reason: 'abandoned', ...expanded }],
    ]);
    await open.stop();
    const partly = await startWith(program, intent({ amount_received: 1000, latest_charge: charge('available') }));
    await ask(partly, following({ type: 'void', amount: 6541 }));
    expect(requestsOf(partly).at(-1)).toEqual([
      'POST /v1/payment_intents/pi_1/capture',
      { amount_to_capture: '0', final_capture: 'true', metadata: { op_2: 'release 6541' }, ...expanded },
    ]);
  });

  test('a refund, and the look-ups of a refund and of an authorization', async () => {
    const world = await startWith(program, intent());
    await world.payments.do(following({ type: 'refund', amount: 2000 }));
    await world.payments.find(following({ type: 'refund' }));
    await world.payments.find(authorization());
    expect(requestsOf(world)).toEqual([
      ['POST /v1/refunds', { payment_intent: 'pi_1', amount: '2000', metadata: { ...ids, operation_id: 'op_2' } }],
      ['GET /v1/refunds', { payment_intent: 'pi_1', limit: '100' }],
      [
        'GET /v1/payment_intents',
        { created: { gte: '1795255140', lte: '1795255330' }, limit: '100', expand: { 0: 'data.latest_charge' } },
      ],
    ]);
  });

  test('no parameter that Stripe does not have', async () => {
    const world = await startWith(program, intent());
    const { host, port } = world.address;
    const answer = await fetch(`http://${host}:${port}/v1/refunds`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_123', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'payment_intent=pi_1&amount_to_refund=1',
    });
    expect(answer.status).toBe(400);
  });
};

if (stripeMock === undefined) {
  process.stderr.write(`${howToInstall}\n`);
  test.skip(howToInstall, () => undefined);
} else describe.each([stripeMock])('stripe-mock takes', takes);
