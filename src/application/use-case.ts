import type { Ports } from '#application/ports';
import type { Caller } from '#domain/access/caller';
import type { Cause, TraceId } from '#domain/orders/events';
import type { Result } from '#domain/result';

/** What a caller expects of the thing they change: a version (`If-Match`), any (`*`), or that there is none yet. */
export type Expectation =
  | { readonly kind: 'nothing-said' }
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'exists' }
  | { readonly kind: 'absent' };

/** Who asks, which command it is, what they expect, and by which trace the request is followed. */
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
 * resolves, and is what AWS grants to its function.
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

/** A use case that nobody asks for: the clock or an event sets it off, so it knows no request. */
export type Reaction<Uses extends keyof Ports, Input, Value, Refused extends { readonly kind: string }> = {
  readonly uses: readonly Uses[];
  readonly with: (ports: Pick<Ports, Uses>) => (input: Input) => Promise<Result<Value, Refused>>;
};

export const defineReaction = <const Uses extends keyof Ports, Input, Value, Refused extends { readonly kind: string }>(
  reaction: Reaction<Uses, Input, Value, Refused>,
) => reaction;

/** The value of a command: what it left, and whether an earlier try of it had already done it. */
export type Done<Value> = { readonly value: Value; readonly replayed: boolean };
