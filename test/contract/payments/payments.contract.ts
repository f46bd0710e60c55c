import { authorizations } from '#test/contract/payments/authorizations';
import { captures } from '#test/contract/payments/captures';
import { refunds } from '#test/contract/payments/refunds';
import { repetitions } from '#test/contract/payments/repetitions';
import { voids } from '#test/contract/payments/voids';
import type { Suite } from '#test/contract/world';

/**
 * What every payment provider does. The methods are those of the simulator; an adapter of a real provider maps them to its
 * test cards.
 */
export const paymentsSuite: Suite = (adapterName, makeWorld) => {
  for (const part of [authorizations, captures, voids, refunds, repetitions]) part(adapterName, makeWorld);
};
