import { setTimeout as pause } from 'node:timers/promises';
import { createStripeClient } from '#adapters/payments/stripe/client';
import { createStripeEvents } from '#adapters/payments/stripe/events';
import { createStripePayments } from '#adapters/payments/stripe/payments';
import { type Clock, type Payments, type Ports, simulatedMethods } from '#application/ports';
import type { ManualClock } from '#test/builders/clock';
import { eventSecret, eventSecrets, type ProviderControl } from '#test/builders/payments/simulator';
import { createFakeAccount } from '#test/builders/stripe/account';
import { stripeMethods } from '#test/builders/stripe/methods';
import type { FakeShop, FakeStripe } from '#test/builders/stripe/server';
import { eventBody, referencedIntent, signedByStripe, stripeEventFor } from '#test/builders/stripe/webhooks';

/** A lost answer takes this long in a test. */
const budgetMs = 700;

let accounts = 0;

/** The suites name the methods of the simulator. */
const byCases = (payments: Payments): Payments => {
  const methodOf = (text: string | null): string | null => {
    const named = simulatedMethods.find((method) => method === text);
    return named === undefined ? text : stripeMethods[named];
  };
  return {
    provider: payments.provider,
    do: (operation) => payments.do({ ...operation, method: methodOf(operation.method) }),
    find: (operation) => payments.find({ ...operation, method: methodOf(operation.method) }),
  };
};

export type StripeWorld = Pick<Ports, 'payments' | 'providerEvents'> & {
  readonly provider: ProviderControl;
  readonly shop: FakeShop;
  /** The webhooks that Stripe sends for what happened there, the oldest first. */
  readonly webhooks: () => readonly ReturnType<typeof signedByStripe>[];
};

/** A new account at the fake, and the adapters over it. */
export const stripeProvider = (
  fake: FakeStripe,
  clock: Clock & Pick<ManualClock, 'advance'>,
  returnUrl: string | null = 'https://shop.test/paid',
): StripeWorld => {
  accounts += 1;
  const key = `sk_test_${accounts}`;
  const account = createFakeAccount(clock);
  const shop: FakeShop = { account, clock, seen: [], faults: [] };
  fake.open(key, shop);
  const client = createStripeClient(key, fake.address);
  const parts = { client: async () => client, clock, budgetMs: () => budgetMs, pause, returnUrl };
  const sign = (body: string, secret: keyof typeof eventSecret) =>
    signedByStripe(body, eventSecret[secret], clock.now());
  return {
    payments: byCases(createStripePayments(parts)),
    providerEvents: createStripeEvents(async () => eventSecrets, parts),
    shop,
    webhooks: () => account.events().map((event) => sign(eventBody(event), 'new')),
    provider: {
      now: clock.now,
      capturesApart: false,
      advance: clock.advance,
      act: async (ids, confirms = true) => account.act(ids, confirms),
      tell: (event) => {
        const { orderId, paymentId } = event;
        account.put(referencedIntent, { order_id: orderId, payment_id: paymentId, operation_id: 'op_1' }, 7541, 'eur');
        return sign(eventBody(stripeEventFor(event)), 'new');
      },
      sign,
    },
  };
};
