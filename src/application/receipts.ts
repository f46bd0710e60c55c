import type { Ports, Receipt } from '#application/ports';
import type { Request } from '#application/use-case';
import { hours, type Instant } from '#domain/instant';
import type { Cause } from '#domain/orders/events';
import { type Result, refuse } from '#domain/result';

/** The key was used before, for a command with another body. */
export type IdempotencyKeyReused = { readonly kind: 'idempotency-key-reused' };

export const sameCommand = (left: Cause, right: Cause): boolean =>
  left.key === right.key && left.fingerprint === right.fingerprint;

/** How long a receipt is kept at least. The contract promises 24 hours. */
const receiptHours = 48;

/** The receipt of a command that is committed now. */
export const receiptFor = (cause: Cause, result: Receipt['result'], at: Instant): Receipt => ({
  ...cause,
  result,
  keptUntil: at + hours(receiptHours),
});

type ResultOf<Kind extends Receipt['result']['kind']> = Extract<Receipt['result'], { kind: Kind }>;

/** The result in a stored receipt, if it is the receipt of this very command. */
export const resultIn = <Kind extends Receipt['result']['kind']>(
  receipt: Receipt,
  cause: Cause,
  kind: Kind,
): Result<ResultOf<Kind>, IdempotencyKeyReused> => {
  const isOurs = sameCommand(receipt, cause) && receipt.result.kind === kind;
  return isOurs ? { ok: true, value: receipt.result as ResultOf<Kind> } : refuse({ kind: 'idempotency-key-reused' });
};

/**
 * A refusal, unless an earlier try of the command was accepted: then the answer of that try. The receipt is read only
 * for a refusal, so that a command which succeeds does not pay for it.
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
