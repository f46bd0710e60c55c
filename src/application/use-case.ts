import type { Expectation } from '#application/expectation';
import type { Ports } from '#application/ports';
import type { Caller } from '#domain/access/caller';
import type { Cause, TraceId } from '#domain/orders/events';
import type { Result } from '#domain/result';

/** The caller, the cause of the command, what the caller expects of the thing to be changed, and the trace. */
export type Request = {
  readonly caller: Caller;
  readonly cause: Cause;
  readonly expects: Expectation;
  readonly trace: TraceId | null;
};

export type Run<Command, Value, Refused extends { readonly kind: string }> = (
  command: Command,
  request: Request,
) => Promise<Result<Value, Refused>>;

/**
 * A use case declares once which ports it uses. That list types what its function receives, is what the container
 * resolves, and is what AWS grants to its function. An operation runs it by HTTP, a job by a trigger.
 */
export type UseCase<Uses extends keyof Ports, Command, Value, Refused extends { readonly kind: string }> = {
  readonly uses: readonly Uses[];
  readonly with: (ports: Pick<Ports, Uses>) => Run<Command, Value, Refused>;
};

export const defineUseCase = <
  const Uses extends keyof Ports,
  Command,
  Value,
  Refused extends { readonly kind: string },
>(
  useCase: UseCase<Uses, Command, Value, Refused>,
) => useCase;

/** The value of a command: what it left, and whether an earlier try of it had already done it. */
export type Done<Value> = { readonly value: Value; readonly replayed: boolean };
