import { expect, test } from '@jest/globals';
import { declineCodeOf } from '#adapters/payments/stripe/decline-codes';

test.each([
  [{ code: 'card_declined', decline_code: 'insufficient_funds' }, 'insufficient-funds'],
  [{ code: 'card_declined', decline_code: 'stolen_card' }, 'suspected-fraud'],
  [{ code: 'card_declined', decline_code: 'fraudulent' }, 'suspected-fraud'],
  [{ code: 'card_declined', decline_code: 'card_velocity_exceeded' }, 'provider-limit'],
  [{ code: 'card_declined', decline_code: 'authentication_required' }, 'authentication-failed'],
  [{ code: 'card_declined', decline_code: 'do_not_honor' }, 'generic'],
  [{ code: 'expired_card', decline_code: 'expired_card' }, 'expired-card'],
  [{ code: 'expired_card' }, 'expired-card'],
  [{ code: 'incorrect_cvc', decline_code: 'incorrect_cvc' }, 'incorrect-cvc'],
  [{ code: 'payment_intent_authentication_failure', decline_code: null }, 'authentication-failed'],
  [{ code: 'resource_missing' }, 'generic'],
  [{}, 'generic'],
  [null, 'generic'],
])('C8: an error of Stripe %j is a decline code', (error, code) => expect(declineCodeOf(error)).toBe(code));
