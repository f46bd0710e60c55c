import type Stripe from 'stripe';
import { stripeAmountOf } from '#adapters/payments/stripe/amounts';
import { intentOf } from '#adapters/payments/stripe/intent-calls';
import {
  captureOutcome,
  capturesMany,
  chargeOf,
  currencyOf,
  hasLapsed,
  withCharge,
} from '#adapters/payments/stripe/intents';
import { markOf } from '#adapters/payments/stripe/metadata';
import {
  failed,
  foundOrUnavailable,
  isTooOldToRepeat,
  type OperationAtStripe,
  type Surroundings,
} from '#adapters/payments/stripe/operation';
import type { ProviderOperation } from '#application/ports';
import type { ProviderOutcome } from '#domain/payments/outcome';

const find = async (surroundings: Surroundings, operation: ProviderOperation): Promise<ProviderOutcome | undefined> => {
  const intent = await intentOf(surroundings, operation);
  return intent && captureOutcome(intent, operation);
};

const isMulticapture = (intent: Stripe.PaymentIntent): boolean => {
  const charge = chargeOf(intent);
  return charge !== undefined && capturesMany(charge);
};

const callFor = async (
  { client, calls }: Surroundings,
  intent: Stripe.PaymentIntent,
  { id, operationId, amount, final }: ProviderOperation,
  charged: number,
) => {
  const mark = { kind: final ? 'final-capture' : 'capture', amount } as const;
  const params = {
    amount_to_capture: charged,
    // Stripe refuses the parameter where an authorization is captured once.
    ...(isMulticapture(intent) ? { final_capture: final } : {}),
    metadata: markOf(operationId, mark),
    ...withCharge,
  };
  return calls.change((options) =>
    client.paymentIntents.capture(intent.id, params, { ...options, idempotencyKey: id }),
  );
};

/** Captures an authorization, or a part of it. The intent is read first: a capture names no currency, and leaves only a mark. */
export const captures: OperationAtStripe = {
  do: async (surroundings, operation) => {
    const intent = await intentOf(surroundings, operation);
    const known = intent && captureOutcome(intent, operation);
    if (known !== undefined) return known;
    const charged = stripeAmountOf(operation.amount, operation.currency);
    if (intent === undefined || charged === undefined || currencyOf(intent) !== operation.currency)
      return failed('generic');
    if (intent.status !== 'requires_capture') return failed(hasLapsed(intent, surroundings.now) ? 'lapsed' : 'generic');
    if (!operation.final && !isMulticapture(intent)) return failed('generic');
    if (isTooOldToRepeat(operation, surroundings.now)) return failed('generic');
    const captured = await callFor(surroundings, intent, operation, charged);
    if (captured.kind === 'done') return foundOrUnavailable(captureOutcome(captured.value, operation));
    if (captured.kind === 'unknown') return foundOrUnavailable(await find(surroundings, operation));
    if (captured.code === 'charge_expired_for_capture') return failed('lapsed');
    const current = await intentOf(surroundings, operation);
    return failed(current !== undefined && hasLapsed(current, surroundings.now) ? 'lapsed' : captured.reason);
  },
  find,
};
