import type { Expectation } from '#application/expectation';
import type { Ports } from '#application/ports';
import type { Caller } from '#domain/access/caller';
import type { Cause, TraceId } from '#domain/orders/events';
import type { Result } from '#domain/result';

/** Everything about a request that is not its command. */
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
 * A use case declares its ports once, in `uses`: the list types the ports of its function, the container resolves it,
 * and AWS grants it to the deployed function. An operation runs the use case by HTTP, a job by a trigger.
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

/** The value of a command. `replayed`: an earlier attempt of the command had already committed it. */
export type Done<Value> = { readonly value: Value; readonly replayed: boolean };
