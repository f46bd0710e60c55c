import type { Operation } from '#adapters/http/operation';
import { classOf } from '#cdk/functions/operation-class';
import type { Rate, Stage } from '#cdk/stage';

/**
 * The rates of operations: each its own, else that of its class. An operation without a rate, a page, has the gateway's
 * default for every route.
 */
export const operationRates = (
  { throttle, rates }: Stage,
  operations: readonly Operation[],
): ReadonlyMap<Operation, Rate> => {
  const names = operations.map(({ id }) => id);
  const unknown = Object.keys(rates).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new Error(
      `rates: ${unknown} is neither a class nor an operation. Use ${Object.keys(throttle).join(', ')} or one of ${names.join(', ')}.`,
    );
  return new Map(
    operations.flatMap((operation) => {
      const operationClass = classOf(operation);
      const rate = rates[operation.id] ?? (operationClass === 'page' ? undefined : throttle[operationClass]);
      return rate === undefined ? [] : [[operation, rate] as const];
    }),
  );
};
