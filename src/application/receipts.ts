import type { Ports, Receipt } from '#application/ports';
import type { Request } from '#application/use-case';
import { hours, type Instant } from '#domain/instant';
import type { Cause } from '#domain/orders/events';
import { type Result, refuse } from '#domain/result';

/** The key was used before, for a command with another body. */
export type IdempotencyKeyReused = { readonly kind: 'idempotency-key-reused' };

export const sameCommand = (left: Cause, right: Cause): boolean =>
  left.key === right.key && left.fingerprint === right.fingerprint;

/** The minimum lifetime of a receipt. The contract promises 24 hours. */
const receiptHours = 48;

/** The receipt of a command, written by the same commit. */
export const receiptFor = (cause: Cause, result: Receipt['result'], at: Instant): Receipt => ({
  ...cause,
  result,
  keptUntil: at + hours(receiptHours),
});

type ResultOf<Kind extends Receipt['result']['kind']> = Extract<Receipt['result'], { kind: Kind }>;

/** The result in a stored receipt, if the receipt is of this command. */
export const resultIn = <Kind extends Receipt['result']['kind']>(
  receipt: Receipt,
  cause: Cause,
  kind: Kind,
): Result<ResultOf<Kind>, IdempotencyKeyReused> => {
  const isOurs = sameCommand(receipt, cause) && receipt.result.kind === kind;
  return isOurs ? { ok: true, value: receipt.result as ResultOf<Kind> } : refuse({ kind: 'idempotency-key-reused' });
};

/**
 * The refusal, or the reply of an earlier attempt that was accepted. The receipt is read only for a refusal, so that a
 * successful command does not pay for the read.
 */
export const refusedUnlessReplayed = async <Answer>(
  { receipts }: Pick<Ports, 'receipts'>,
  { cause }: Request,
  refused: Answer,
  replay: (receipt: Receipt) => Answer | Promise<Answer>,
): Promise<Answer> => {
  const receipt = await receipts.find(cause.key);
  return receipt === undefined ? refused : replay(receipt);
};
