import { isSigned } from '#adapters/payments/signature';
import { jsonIn } from '#adapters/payments/signed-json';
import { beginCalls } from '#adapters/payments/stripe/calls';
import { EventObject } from '#adapters/payments/stripe/event-schemas';
import { type StripeParts, stripeProvider } from '#adapters/payments/stripe/payments';
import { readProviderEvent } from '#adapters/payments/stripe/provider-events';
import type { ProviderEvents } from '#application/ports';

const header = 'stripe-signature';

/**
 * The events of Stripe, as webhooks deliver them. During a rotation there are two secrets. Disputes, and refunds of the
 * dashboard, do not have our ids, so their payment intent is read.
 */
export const createStripeEvents = (secrets: () => Promise<readonly string[]>, parts: StripeParts): ProviderEvents => ({
  provider: stripeProvider,
  read: async ({ headers, body }) => {
    if (!isSigned(headers[header], body, await secrets(), parts.clock.now())) return 'signature-invalid';
    const event = EventObject.safeParse(jsonIn(body));
    if (!event.success) return 'foreign';
    const { type, data } = event.data;
    return (
      (await readProviderEvent({ client: await parts.client(), calls: beginCalls(parts) }, type, data.object)) ??
      'foreign'
    );
  },
});
