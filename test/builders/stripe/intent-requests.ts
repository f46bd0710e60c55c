import {
  bodyOf,
  errorOf,
  type FakeAnswer,
  intentAnswer,
  invalid,
  mapIn,
  pageOf,
  textIn,
  wrongState,
} from '#test/builders/stripe/answers';
import type { FormMap } from '#test/builders/stripe/form';
import { courseOf } from '#test/builders/stripe/methods';
import { capturableAmountOf, type FakeIntent, intentObject } from '#test/builders/stripe/objects';
import { authorize, type FakeState, tellIntent, upToDate } from '#test/builders/stripe/state';

/** What every new intent of the fake begins with. */
export const nothingYet = {
  cancellationReason: null,
  lastError: null,
  authorizedAt: null,
  capturedAmount: 0,
  firstCapturedAt: null,
  disputedAmount: null,
} as const;

const newIntent = (
  { clock, intents }: FakeState,
  params: FormMap,
  course: FakeIntent['course'],
  amount: number,
): FakeIntent => {
  const metadata = mapIn(params, 'metadata');
  const at = clock.now();
  return {
    ...nothingYet,
    id: `pi_${intents.size + 1}${Math.floor(at / 1_000).toString(36)}`,
    course,
    amount,
    currency: textIn(params, 'currency') ?? '',
    captureMethod: textIn(params, 'capture_method') ?? 'automatic_async',
    createdAt: at,
    returnUrl: textIn(params, 'return_url') ?? null,
    firstMetadata: metadata,
    metadata: { ...metadata },
    status: course.settles === 'after-action' ? 'requires_action' : 'processing',
    refunds: [],
  };
};

const begin = (state: FakeState, intent: FakeIntent): void => {
  switch (intent.course.settles) {
    case 'at-once':
      authorize(state, intent, state.clock.now());
      break;
    case 'after-action':
      tellIntent(state, 'requires_action', intent);
      break;
    case 'after-a-day':
      tellIntent(state, 'processing', intent);
      break;
  }
};

/** Makes and confirms an intent; the answer to a declined one is 402. A confirmation token stands for its method. */
export const createIntent = (state: FakeState, params: FormMap): FakeAnswer => {
  const token = textIn(params, 'confirmation_token')?.replace('ctoken_', 'pm_');
  const course = courseOf(textIn(params, 'payment_method') ?? token ?? '');
  const amount = Number(textIn(params, 'amount'));
  if (!(amount > 0)) return invalid('parameter_invalid_integer');
  if (course === undefined) return invalid('resource_missing');
  const intent = newIntent(state, params, course, amount);
  state.intents.set(intent.id, intent);
  begin(state, intent);
  const { lastError } = intent;
  if (lastError === null) return intentAnswer(intent, params);
  return errorOf(402, { type: 'card_error', ...lastError, payment_intent: intentObject(intent, false) });
};

export const listIntents = (state: FakeState, params: FormMap): FakeAnswer => {
  const { gte = '0', lte = String(Number.MAX_SAFE_INTEGER) } = mapIn(params, 'created');
  const isMeant = ({ createdAt }: FakeIntent) =>
    Math.floor(createdAt / 1_000) >= Number(gte) && Math.floor(createdAt / 1_000) <= Number(lte);
  const found = [...state.intents.values()].map((intent) => upToDate(state, intent)).filter(isMeant);
  return pageOf(found.toReversed(), params, (intent) => bodyOf(intent, params));
};

export const cancelIntent = (state: FakeState, intent: FakeIntent, params: FormMap): FakeAnswer => {
  const isOpen = ['requires_action', 'requires_capture', 'requires_payment_method'].includes(intent.status);
  if (!isOpen || intent.capturedAmount > 0) return wrongState(intent);
  intent.status = 'canceled';
  intent.cancellationReason = textIn(params, 'cancellation_reason') ?? null;
  tellIntent(state, 'canceled', intent);
  return intentAnswer(intent, params);
};

/** An amount of 0 gives back the rest of an intent that was captured in part. */
const refusalOfCapture = (intent: FakeIntent, amount: number, finality: string | undefined): FakeAnswer | undefined => {
  if (intent.status !== 'requires_capture') return wrongState(intent);
  if (finality !== undefined && !intent.course.isMulticapture) return invalid('parameter_unknown');
  if (amount > capturableAmountOf(intent)) return invalid('amount_too_large');
  if (amount === 0 && intent.capturedAmount === 0) return invalid('parameter_invalid_integer');
  return intent.course.capturesFail
    ? errorOf(402, { type: 'card_error', code: 'card_declined', decline_code: 'generic_decline' })
    : undefined;
};

export const captureIntent = (state: FakeState, intent: FakeIntent, params: FormMap): FakeAnswer => {
  const finality = textIn(params, 'final_capture');
  const amount = Number(textIn(params, 'amount_to_capture') ?? capturableAmountOf(intent));
  const refusal = refusalOfCapture(intent, amount, finality);
  if (refusal !== undefined) return refusal;
  intent.capturedAmount += amount;
  intent.firstCapturedAt ??= state.clock.now();
  Object.assign(intent.metadata, mapIn(params, 'metadata'));
  if (finality !== 'false') {
    intent.status = 'succeeded';
    tellIntent(state, 'succeeded', intent);
  }
  return intentAnswer(intent, params);
};

export const updateIntent = (intent: FakeIntent, params: FormMap): FakeAnswer => {
  Object.assign(intent.metadata, mapIn(params, 'metadata'));
  return intentAnswer(intent, params);
};
