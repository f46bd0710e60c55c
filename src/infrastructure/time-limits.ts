import type { Operation, UseCaseOperation } from '#adapters/http/operation';
import type { Ports } from '#application/ports';

type LimitedOperation = Pick<Operation, 'id'> & Partial<Pick<UseCaseOperation, 'useCase'>>;

/** Runs many commands in one request. Its id begins with `batch`. */
export const isBatch = ({ id }: Pick<Operation, 'id'>): boolean => /^batch[A-Z]/.test(id);

/** The time-outs of the functions of operations, in seconds. API Gateway waits 29 seconds. */
export const functionSeconds = { single: 10, batch: 28 } as const;

/** The ports of outside systems. */
const outside: readonly (keyof Ports)[] = ['payments', 'webhookCalls'];

/**
 * A call to the payment provider may take 10 seconds, and a command may make several. A call of an endpoint of webhooks may
 * take 15, and name servers may be slow.
 */
export const callsOutside = ({ useCase }: LimitedOperation): boolean =>
  useCase?.uses.some((port) => outside.includes(port)) === true;

/** The part of a time-out that is left for the reply, and for the log line that says why. */
const replyMs = 2_000;

/** The deadline of an operation's calls to AWS, from the beginning of its request. */
export const millisecondsOf = (operation: LimitedOperation): number =>
  functionSeconds[isBatch(operation) || callsOutside(operation) ? 'batch' : 'single'] * 1_000 - replyMs;
