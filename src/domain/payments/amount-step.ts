import type { MinorUnits } from '#domain/money';
import type { Order } from '#domain/orders/order';
import { ok, type Result, refuse } from '#domain/result';

/** The amount of a command is no multiple of the order's step, so nobody could pay it (money.md V7, G6). */
export type AmountOffStep = {
  readonly kind: 'validation-failed';
  readonly field: 'amount';
  /** In minor units. */
  readonly step: number;
};

/** The amount that a command names. Refused off the step of the order; undefined: the command names none. */
export const onStep = <Amount extends MinorUnits | undefined>(
  { amountStep }: Pick<Order, 'amountStep'>,
  amount: Amount,
): Result<Amount, AmountOffStep> =>
  (amount ?? 0) % amountStep === 0
    ? ok(amount)
    : refuse({ kind: 'validation-failed', field: 'amount', step: amountStep });
