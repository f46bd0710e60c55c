import { afterAll, beforeAll } from '@jest/globals';
import { type ManualClock, manualClock } from '#test/builders/clock';
import { type StripeWorld, stripeProvider } from '#test/builders/stripe/provider';
import { type FakeStripe, type SeenRequest, startFakeStripe } from '#test/builders/stripe/server';

/** Makes a new account for each test of a file, at one server. */
export const stripeOfFile = (): ((returnUrl?: string | null) => StripeWorld & { readonly clock: ManualClock }) => {
  let fake: FakeStripe | undefined;
  beforeAll(async () => {
    fake = await startFakeStripe();
  });
  afterAll(() => fake?.stop());
  return (returnUrl) => {
    if (fake === undefined) throw new Error('the server starts before the tests');
    const clock = manualClock();
    return { ...stripeProvider(fake, clock, returnUrl), clock };
  };
};

/** `POST /v1/payment_intents`, as the fake got it. */
export const linesOf = (seen: readonly SeenRequest[]): readonly string[] =>
  seen.map(({ method, path }) => `${method} ${path.replace(/\/pi_\w+/, '/pi')}`);
