import type Stripe from 'stripe';
import { stripeAmountOf } from '#adapters/payments/stripe/amounts';
import { changedBeforeClosing, intentMadeFor, intentOf } from '#adapters/payments/stripe/intent-calls';
import { authorizationOutcome, withCharge } from '#adapters/payments/stripe/intents';
import { isOfOperation, metadataOf } from '#adapters/payments/stripe/metadata';
import {
  failed,
  foundOrUnavailable,
  isTooOldToRepeat,
  type OperationAtStripe,
  type Surroundings,
} from '#adapters/payments/stripe/operation';
import type { ProviderOperation } from '#application/ports';
import type { ProviderOutcome } from '#domain/payments/outcome';

type Params = Stripe.PaymentIntentCreateParams;

/** A confirmation token of the Payment Element, or a payment method. */
const methodParams = (method: string): Params | Pick<Params, 'payment_method' | 'confirmation_token'> =>
  method.startsWith('ctoken_') ? { confirmation_token: method } : { payment_method: method };

/** With a page to return to, Stripe redirects customers itself; else the shop's page does it with the client secret. */
const actionParams = (returnUrl: string | null): Partial<Params> =>
  returnUrl === null
    ? { automatic_payment_methods: { enabled: true, allow_redirects: 'never' }, use_stripe_sdk: true }
    : { automatic_payment_methods: { enabled: true }, return_url: returnUrl };

const captureParams = (captures: boolean): Partial<Params> =>
  captures
    ? { capture_method: 'automatic' }
    : { capture_method: 'manual', payment_method_options: { card: { request_multicapture: 'if_available' } } };

const paramsOf = (
  operation: ProviderOperation,
  method: string,
  amount: number,
  returnUrl: Surroundings['returnUrl'],
): Params => ({
  amount,
  currency: operation.currency.toLowerCase(),
  confirm: true,
  ...methodParams(method),
  ...actionParams(returnUrl),
  ...captureParams(operation.captures),
  metadata: metadataOf(operation),
  ...withCharge,
});

const find = async (surroundings: Surroundings, operation: ProviderOperation): Promise<ProviderOutcome | undefined> => {
  const referred = await intentOf(surroundings, operation);
  const known = referred !== undefined && isOfOperation(referred, operation) ? referred : undefined;
  const intent = known ?? (operation.reference === null ? await intentMadeFor(surroundings, operation) : undefined);
  return intent && authorizationOutcome((await changedBeforeClosing(surroundings, intent)) ?? intent);
};

/** Makes and confirms a payment intent in one call. A payment is authorized once; the order makes a new one for each attempt. */
export const authorizations: OperationAtStripe = {
  do: async (surroundings, operation) => {
    const { client, calls, now, returnUrl } = surroundings;
    const { id, method, reference, amount, currency } = operation;
    const charged = stripeAmountOf(amount, currency);
    if (method === null || reference !== null || charged === undefined) return failed('generic');
    if (isTooOldToRepeat(operation, now)) return (await find(surroundings, operation)) ?? failed('generic');
    const params = paramsOf(operation, method, charged, returnUrl);
    const made = await calls.change((options) =>
      client.paymentIntents.create(params, { ...options, idempotencyKey: id }),
    );
    if (made.kind === 'refused') return failed(made.reason);
    // The answer to an earlier call tells the state of that time.
    if (made.kind === 'unknown' || made.isReplay) return foundOrUnavailable(await find(surroundings, operation));
    return authorizationOutcome(made.value);
  },
  find,
};
