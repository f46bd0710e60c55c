import { setTimeout as pause } from 'node:timers/promises';
import { createGivenSecrets, type GivenSecretName } from '#adapters/dynamodb/service/given-secrets';
import { createStripeClient, type StripeClient } from '#adapters/payments/stripe/client';
import { createStripeEvents } from '#adapters/payments/stripe/events';
import { createStripePayments, type StripeParts } from '#adapters/payments/stripe/payments';
import { systemClock } from '#adapters/system/clock';
import { shortMemory } from '#application/short-memory';
import { minutes } from '#domain/instant';
import { millisecondsLeft } from '#infrastructure/bounded-calls';
import type { DeployedParts, PortMakers } from '#infrastructure/deployed/parts';

// The ports of a shop that names Stripe, instead of those of the same names in ports.ts. The build chooses, so that a shop
// with the simulator carries nothing of Stripe.

type Parts = Pick<DeployedParts, 'place' | 'paymentReturnUrl'>;

/** The longest call of a payment provider (money.md V1). */
const callMs = 10_000;
/** A secret that an operator has put is used after this time. */
const rememberedMs = minutes(5);

/** A value that is read again when it is old. */
const remembered = <Value extends object | string>(read: () => Promise<Value>): (() => Promise<Value>) => {
  const memory = shortMemory<'value', Value>(1);
  return async () => {
    const now = systemClock.now();
    const known = memory.get('value', now);
    if (known !== undefined) return known;
    const value = await read();
    memory.set('value', value, now + rememberedMs);
    return value;
  };
};

const secretsIn = ({ place }: Parts, names: readonly GivenSecretName[]): Promise<readonly string[]> => {
  const secrets = createGivenSecrets(place);
  return Promise.all(names.map(secrets.find)).then((found) => found.filter((value) => value !== undefined));
};

/** Makes a client only for another key: each has its own connections. */
const clientWith = (keyNow: () => Promise<string>): (() => Promise<StripeClient>) => {
  const clients = shortMemory<string, StripeClient>(1);
  return async () => {
    const key = await keyNow();
    const known = clients.latest(key);
    if (known !== undefined) return known;
    const client = createStripeClient(key);
    clients.set(key, client);
    return client;
  };
};

const stripeParts = (parts: Parts): StripeParts => ({
  client: clientWith(
    remembered(async () => {
      const [key] = await secretsIn(parts, ['stripe-key']);
      if (key === undefined)
        throw new Error('this shop has no key of Stripe: put it by npm run secrets (docs/stripe.md)');
      return key;
    }),
  ),
  clock: systemClock,
  budgetMs: () => Math.min(callMs, millisecondsLeft()),
  pause,
  returnUrl: parts.paymentReturnUrl,
});

export const payments = ((parts: Parts) => createStripePayments(stripeParts(parts))) satisfies PortMakers['payments'];
export const providerEvents = ((parts: Parts) =>
  createStripeEvents(
    remembered(() => secretsIn(parts, ['stripe-webhook', 'stripe-webhook-old'])),
    stripeParts(parts),
  )) satisfies PortMakers['providerEvents'];
