import type { SimulatedMethod } from '#application/ports';

/** How a payment with a method goes at the fake of Stripe. */
export type Course = {
  readonly settles: 'at-once' | 'after-action' | 'after-a-day';
  /** The error code and decline code of a payment that fails; null: it succeeds. */
  readonly fails: { readonly code: string; readonly decline_code?: string } | null;
  readonly missingAmount: number;
  readonly loses: 'nothing' | 'request' | 'answer';
  readonly isMulticapture: boolean;
  /** The country that issued the card; null: it is not known. */
  readonly country: string | null;
  readonly capturesFail: boolean;
  readonly refunds: 'succeed' | 'fail' | 'fail-after-a-day';
  readonly isDisputed: boolean;
};

const visa: Course = {
  settles: 'at-once',
  fails: null,
  missingAmount: 0,
  loses: 'nothing',
  isMulticapture: false,
  country: null,
  capturesFail: false,
  refunds: 'succeed',
  isDisputed: false,
};

const declined = (decline_code: string) => ({ code: 'card_declined', decline_code });
const unauthenticated = { code: 'payment_intent_authentication_failure' };

/** Stripe's test methods where it has one for the case, else `pm_fake_…`. */
const courses = {
  pm_card_visa: visa,
  pm_card_visa_chargeDeclined: { ...visa, fails: declined('generic_decline') },
  pm_card_visa_chargeDeclinedInsufficientFunds: { ...visa, fails: declined('insufficient_funds') },
  pm_card_authenticationRequired: { ...visa, settles: 'after-action' },
  pm_fake_authenticationFails: { ...visa, settles: 'after-action', fails: unauthenticated },
  pm_fake_slow: { ...visa, settles: 'after-a-day' },
  pm_fake_slowFails: { ...visa, settles: 'after-a-day', fails: declined('insufficient_funds') },
  pm_fake_multicapture: { ...visa, isMulticapture: true },
  pm_fake_foreign: { ...visa, country: 'AQ' },
  pm_fake_captureFails: { ...visa, capturesFail: true },
  pm_fake_refundFailsAtOnce: { ...visa, refunds: 'fail' },
  pm_card_refundFail: { ...visa, refunds: 'fail-after-a-day' },
  pm_card_createDispute: { ...visa, isDisputed: true },
  pm_fake_partialAuthorization: { ...visa, missingAmount: 1 },
  pm_fake_lostRequest: { ...visa, loses: 'request' },
  pm_fake_lostAnswer: { ...visa, loses: 'answer' },
} as const satisfies Readonly<Record<string, Course>>;

/** Undefined: Stripe has no such method. */
export const courseOf = (method: string): Course | undefined =>
  Object.hasOwn(courses, method) ? courses[method as keyof typeof courses] : undefined;

/** The methods for the cases of the contract. */
export const stripeMethods: Readonly<Record<SimulatedMethod, keyof typeof courses>> = {
  tok_ok: 'pm_card_visa',
  tok_declined: 'pm_card_visa_chargeDeclined',
  tok_insufficient_funds: 'pm_card_visa_chargeDeclinedInsufficientFunds',
  tok_timeout_before: 'pm_fake_lostRequest',
  tok_timeout_after: 'pm_fake_lostAnswer',
  tok_capture_fails: 'pm_fake_captureFails',
  tok_refund_fails: 'pm_fake_refundFailsAtOnce',
  tok_requires_action: 'pm_card_authenticationRequired',
  tok_requires_action_fails: 'pm_fake_authenticationFails',
  tok_processing: 'pm_fake_slow',
  tok_processing_fails: 'pm_fake_slowFails',
  tok_lapses: 'pm_card_visa',
  tok_multi_capture: 'pm_fake_multicapture',
  tok_refund_fails_late: 'pm_card_refundFail',
  tok_disputed: 'pm_card_createDispute',
  tok_amount_differs: 'pm_fake_partialAuthorization',
  tok_foreign_card: 'pm_fake_foreign',
};
