import { join } from 'node:path';
import type { Place } from '#adapters/dynamodb/engine/entity';
import { createSimulator } from '#adapters/payments/simulator';
import { systemClock } from '#adapters/system/clock';
import type { Payments, SimulatedPayments } from '#application/ports';
import { payments as stripePayments } from '#infrastructure/deployed/stripe-ports';
import { readShopSettings } from '#infrastructure/shop-settings';
import { root } from '../../project.mjs';

/** Nobody acts for a payment here, so its page is one that never exists (RFC 2606). */
const pageOfNobody = () => 'https://payments.invalid';

/** The provider that shop.json names for a stage; its key is in the table. A local server has the simulator. */
export const paymentsAt = (place: Place, store: SimulatedPayments, isStage: boolean): Payments => {
  const provider = isStage ? readShopSettings(join(root, 'shop.json')).payments?.provider : undefined;
  return provider === 'stripe'
    ? stripePayments({ place, paymentReturnUrl: null })
    : createSimulator({ store, clock: systemClock, pageOf: pageOfNobody });
};
