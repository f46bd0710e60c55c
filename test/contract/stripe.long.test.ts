import { afterAll, beforeAll } from '@jest/globals';
import { stripeProvider } from '#test/builders/stripe/provider';
import { type FakeStripe, startFakeStripe } from '#test/builders/stripe/server';
import { memoryWorld } from '#test/builders/world';
import { runContract } from '#test/contract/contract';

let fake: FakeStripe;
beforeAll(async () => {
  fake = await startFakeStripe();
});
afterAll(() => fake.stop());

runContract(
  'stripe',
  async (wishes = {}) => {
    const world = memoryWorld(wishes);
    const { payments, providerEvents, provider } = stripeProvider(fake, world.clock);
    return { ...world, provider, ports: { ...world.ports, payments, providerEvents } };
  },
  ['payments', 'providerEvents'],
);
