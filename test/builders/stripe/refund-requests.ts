import { type FakeAnswer, invalid, mapIn, missing, pageOf, textIn, wrongState } from '#test/builders/stripe/answers';
import type { FormMap } from '#test/builders/stripe/form';
import { type FakeIntent, type FakeRefund, refundableAmountOf, refundObject } from '#test/builders/stripe/objects';
import { type FakeState, tellRefund, upToDate } from '#test/builders/stripe/state';

export const addRefund = (
  state: FakeState,
  intent: FakeIntent,
  amount: number,
  metadata: Readonly<Record<string, string>>,
): FakeRefund => {
  const refund: FakeRefund = {
    id: `re_${intent.refunds.length + 1}${intent.id}`,
    amount,
    createdAt: state.clock.now(),
    metadata,
    status: intent.course.refunds === 'fail' ? 'failed' : 'succeeded',
  };
  intent.refunds.push(refund);
  tellRefund(state, 'created', intent, refund);
  return refund;
};

const refusalOf = (intent: FakeIntent, amount: number): FakeAnswer | undefined => {
  if (intent.disputedAmount !== null) return invalid('charge_disputed');
  if (intent.capturedAmount === 0) return wrongState(intent);
  return amount > refundableAmountOf(intent) ? invalid('charge_already_refunded') : undefined;
};

const intentOf = (state: FakeState, params: FormMap): FakeIntent | undefined => {
  const found = state.intents.get(textIn(params, 'payment_intent') ?? '');
  return found && upToDate(state, found);
};

export const createRefund = (state: FakeState, params: FormMap): FakeAnswer => {
  const intent = intentOf(state, params);
  if (intent === undefined) return missing;
  const amount = Number(textIn(params, 'amount') ?? refundableAmountOf(intent));
  const refusal = refusalOf(intent, amount);
  if (refusal !== undefined) return refusal;
  return { status: 200, body: refundObject(intent, addRefund(state, intent, amount, mapIn(params, 'metadata'))) };
};

export const listRefunds = (state: FakeState, params: FormMap): FakeAnswer => {
  const intent = intentOf(state, params);
  if (intent === undefined) return missing;
  return pageOf(intent.refunds.toReversed(), params, (refund) => refundObject(intent, refund));
};
