import { expect, test } from '@jest/globals';
import { grantsOfProvider } from '#adapters/dynamodb/grants';
import type { PaymentProvider } from '#adapters/policies/shop-settings';
import type { PortMakers } from '#infrastructure/deployed/parts';
import * as stripe from '#infrastructure/deployed/stripe-ports';

/** The makers of a provider's own ports, instead of those of the simulator. A new provider does not compile without them. */
const makersOfProvider: { readonly [Provider in PaymentProvider]: Partial<PortMakers> } = { simulator: {}, stripe };

test('each provider of payments has a maker and a grant for each of its own ports, and no others', () => {
  const makers = Object.entries(makersOfProvider).map(([name, own]) => [name, Object.keys(own).sort()]);
  const grants = Object.entries(grantsOfProvider).map(([name, own]) => [name, Object.keys(own).sort()]);
  expect(makers).toEqual(grants);
});
