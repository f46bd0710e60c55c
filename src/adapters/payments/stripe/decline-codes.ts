import type { DeclineCode } from '#domain/payments/payment';

/** Stripe's decline codes, and its error codes for what a customer did. All others are `generic`. */
const reasons: ReadonlyMap<string, DeclineCode> = new Map([
  ['insufficient_funds', 'insufficient-funds'],
  ['expired_card', 'expired-card'],
  ['incorrect_cvc', 'incorrect-cvc'],
  ['invalid_cvc', 'incorrect-cvc'],
  ['authentication_required', 'authentication-failed'],
  ['authentication_not_handled', 'authentication-failed'],
  ['mobile_device_authentication_required', 'authentication-failed'],
  ['payment_intent_authentication_failure', 'authentication-failed'],
  ['fraudulent', 'suspected-fraud'],
  ['highest_risk_level', 'suspected-fraud'],
  ['lost_card', 'suspected-fraud'],
  ['stolen_card', 'suspected-fraud'],
  ['pickup_card', 'suspected-fraud'],
  ['merchant_blacklist', 'suspected-fraud'],
  ['security_violation', 'suspected-fraud'],
  ['card_velocity_exceeded', 'provider-limit'],
  ['withdrawal_count_limit_exceeded', 'provider-limit'],
]);

export type StripeReason = {
  readonly code?: string | null | undefined;
  readonly decline_code?: string | null | undefined;
};

/** The decline code of an error of Stripe. What the bank says is more exact than the code of the error. */
export const declineCodeOf = (error: StripeReason | null): DeclineCode =>
  reasons.get(error?.decline_code ?? '') ?? reasons.get(error?.code ?? '') ?? 'generic';
