import type Stripe from 'stripe';
import { intentOf, ourReason } from '#adapters/payments/stripe/intent-calls';
import { hasLapsed, voidOutcome, withCharge } from '#adapters/payments/stripe/intents';
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

type Intent = Stripe.PaymentIntent;

const find = async (surroundings: Surroundings, operation: ProviderOperation): Promise<ProviderOutcome | undefined> => {
  const intent = await intentOf(surroundings, operation);
  return intent && voidOutcome(intent, operation);
};

/** An intent with captures cannot be canceled: a last capture of nothing gives back the rest. */
const release = ({ client, calls }: Surroundings, intent: Intent, { id, operationId, amount }: ProviderOperation) => {
  const params = {
    amount_to_capture: 0,
    final_capture: true,
    metadata: markOf(operationId, { kind: 'release', amount }),
    ...withCharge,
  };
  return calls.change((options) =>
    client.paymentIntents.capture(intent.id, params, { ...options, idempotencyKey: id }),
  );
};

/** A cancellation takes no metadata, so the mark comes first. */
const cancel = async (
  { client, calls }: Surroundings,
  intent: Intent,
  { id, operationId, amount }: ProviderOperation,
) => {
  const marked = await calls.change((options) =>
    client.paymentIntents.update(
      intent.id,
      { metadata: markOf(operationId, { kind: 'void', amount }) },
      { ...options, idempotencyKey: `${id}:mark` },
    ),
  );
  if (marked.kind !== 'done') return marked;
  return calls.change((options) =>
    client.paymentIntents.cancel(
      intent.id,
      { cancellation_reason: ourReason, ...withCharge },
      { ...options, idempotencyKey: id },
    ),
  );
};

/** The states of an intent whose customer has not finished. */
const waits = ({ status }: Intent): boolean => status === 'requires_action' || status === 'requires_confirmation';

/** A caller that knows only of the attempt means the attempt: it fails if the customer was faster (money.md P3, P4). */
const canBeVoided = (intent: Intent, { awaitsAction }: ProviderOperation): boolean =>
  awaitsAction ? waits(intent) : intent.status === 'requires_capture';

/** Takes back the rest of an authorization, or an attempt that waits for the customer. */
export const voids: OperationAtStripe = {
  do: async (surroundings, operation) => {
    const intent = await intentOf(surroundings, operation);
    if (intent === undefined) return failed('generic');
    const known = voidOutcome(intent, operation);
    if (known !== undefined) return known;
    const { now } = surroundings;
    if (!canBeVoided(intent, operation) || isTooOldToRepeat(operation, now))
      return failed(!operation.awaitsAction && hasLapsed(intent, now) ? 'lapsed' : 'generic');
    const hasCaptures = intent.amount_received > 0;
    const done = await (hasCaptures ? release : cancel)(surroundings, intent, operation);
    if (done.kind === 'done') return foundOrUnavailable(voidOutcome(done.value, operation));
    if (done.kind === 'unknown') return foundOrUnavailable(await find(surroundings, operation));
    const current = await intentOf(surroundings, operation);
    return failed(current !== undefined && hasLapsed(current, now) ? 'lapsed' : 'generic');
  },
  find,
};
