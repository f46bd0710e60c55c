import type { SimulatedMethod } from '#application/ports';
import type { Country } from '#domain/country';
import type { MinorUnits } from '#domain/money';
import type { DeclineCode } from '#domain/payments/payment';

/** The course of a payment, which its method decides. */
export type Scenario = {
  /** The authorization is settled at once, when the customer has acted, or a day after it was asked for. */
  readonly settles: 'at-once' | 'after-action' | 'after-a-day';
  /** Why the settled authorization failed; null: it succeeded. */
  readonly declined: DeclineCode | null;
  /** The authorized amount is this much lower than the amount that was asked for (money.md V3). */
  readonly missingAmount: MinorUnits;
  /** The call is lost on its way to the provider, or its answer is lost on the way back (money.md V1). */
  readonly loses: 'nothing' | 'call' | 'answer';
  readonly capturesMany: boolean;
  readonly capturesFail: boolean;
  readonly refunds: 'succeed' | 'fail' | 'fail-after-a-day';
  /** The customer disputes the payment a day after its capture, and the shop loses ten days later (money.md V5). */
  readonly isDisputed: boolean;
  /** The country that issued the card; null: the provider does not tell. */
  readonly cardCountry: Country | null;
};

const successful: Scenario = {
  settles: 'at-once',
  declined: null,
  missingAmount: 0,
  loses: 'nothing',
  capturesMany: false,
  capturesFail: false,
  refunds: 'succeed',
  isDisputed: false,
  cardCountry: null,
};

export const scenarios: Readonly<Record<SimulatedMethod, Scenario>> = {
  tok_ok: successful,
  tok_declined: { ...successful, declined: 'generic' },
  tok_insufficient_funds: { ...successful, declined: 'insufficient-funds' },
  tok_timeout_before: { ...successful, loses: 'call' },
  tok_timeout_after: { ...successful, loses: 'answer' },
  tok_capture_fails: { ...successful, capturesFail: true },
  tok_refund_fails: { ...successful, refunds: 'fail' },
  tok_requires_action: { ...successful, settles: 'after-action' },
  tok_requires_action_fails: { ...successful, settles: 'after-action', declined: 'authentication-failed' },
  tok_processing: { ...successful, settles: 'after-a-day' },
  tok_processing_fails: { ...successful, settles: 'after-a-day', declined: 'insufficient-funds' },
  // Every authorization lapses after seven days; this method has the name for it.
  tok_lapses: successful,
  tok_multi_capture: { ...successful, capturesMany: true },
  tok_refund_fails_late: { ...successful, refunds: 'fail-after-a-day' },
  tok_disputed: { ...successful, isDisputed: true },
  tok_amount_differs: { ...successful, missingAmount: 1 },
  tok_foreign_card: { ...successful, cardCountry: 'AQ' as Country },
};

/** An unknown way to pay is declined. Its text is not stored, because it may be a token of another provider. */
export const methodOf = (text: string | null): SimulatedMethod =>
  text !== null && Object.hasOwn(scenarios, text) ? (text as SimulatedMethod) : 'tok_declined';
