import type { Refusal, Result } from '#domain/result';

/** The value of a result; a refusal fails the test. */
export const answerOf = <Value>(result: Result<Value, Refusal>): Value => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
};

/** The refusal of a result; a value fails the test. */
export const refusalOf = <R extends Refusal>(result: Result<unknown, R>): R => {
  if (result.ok) throw new Error(`answered: ${JSON.stringify(result.value)}`);
  return result.refusal;
};
