import Stripe from 'stripe';
import { declineCodeOf } from '#adapters/payments/stripe/decline-codes';
import { type Clock, Unavailable } from '#application/ports';
import type { DeclineCode } from '#domain/payments/payment';

/**
 * Stripe's answer to a call that changes something. `unknown`: it failed inside Stripe, which repeats that answer to the same
 * key, so the outcome must be looked up (money.md V1).
 */
export type Answer<Value> =
  | { readonly kind: 'done'; readonly value: Value; readonly isReplay: boolean }
  | { readonly kind: 'refused'; readonly reason: DeclineCode; readonly code: string | undefined }
  | { readonly kind: 'unknown' };

export type CallParts = {
  readonly clock: Clock;
  /** The milliseconds that all calls of one operation may take together. */
  readonly budgetMs: () => number;
  readonly pause: (milliseconds: number) => Promise<unknown>;
};

type Options = { readonly timeout: number };

/** The calls of one operation. */
export type Calls = {
  /** Repeats the call while another one with its key runs. */
  readonly change: <Value>(call: (options: Options) => Promise<Stripe.Response<Value>>) => Promise<Answer<Value>>;
  /** Undefined: there is no such object. */
  readonly read: <Value>(call: (options: Options) => Promise<Stripe.Response<Value>>) => Promise<Value | undefined>;
};

/** The attempts of a call whose key another call uses. */
const maximumAttempts = 6;
const firstPauseMs = 50;

const unavailable = (): Unavailable =>
  new Unavailable('the payment provider did not answer in time; repeat the request');

const stripeErrorIn = (error: unknown) => {
  if (error instanceof Stripe.errors.StripeError) return error;
  throw error;
};

const isKeyInUse = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeError && error.code === 'idempotency_key_in_use';

/** The SDK takes the body of a gateway for an answer if it is JSON without an error. */
const isAnswer = ({ lastResponse }: Stripe.Response<unknown>): boolean => lastResponse.statusCode < 400;

/** Faults of the configuration. Stripe's own message may contain a part of the key. */
const refuseKey = (statusCode: number): never => {
  throw new Error(`Stripe refuses the key of this service (${statusCode}): docs/stripe.md says how to set it`);
};

const answerTo = (failure: unknown): Exclude<Answer<never>, { kind: 'done' }> => {
  const error = stripeErrorIn(failure);
  const { statusCode = 0, code } = error;
  if (error instanceof Stripe.errors.StripeIdempotencyError) return { kind: 'unknown' };
  if (statusCode === 401 || statusCode === 403) return refuseKey(statusCode);
  if (statusCode >= 500) return { kind: 'unknown' };
  if (statusCode === 400 || statusCode === 402 || statusCode === 404)
    return { kind: 'refused', reason: declineCodeOf(error), code };
  throw unavailable();
};

const nothingFor = (failure: unknown): undefined => {
  const { statusCode = 0 } = stripeErrorIn(failure);
  if (statusCode === 401 || statusCode === 403) return refuseKey(statusCode);
  if (statusCode === 404) return undefined;
  throw unavailable();
};

/** Calls that together end within the budget, so that none begins after its operation counts as lost (money.md V1). */
export const beginCalls = ({ clock, budgetMs, pause }: CallParts): Calls => {
  const endsAt = clock.now() + budgetMs();
  const options = (): Options => {
    const timeout = endsAt - clock.now();
    if (timeout <= 0) throw unavailable();
    return { timeout };
  };
  return {
    change: async (call) => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          const value = await call(options());
          if (!isAnswer(value)) return { kind: 'unknown' };
          return { kind: 'done', value, isReplay: value.lastResponse.headers['idempotent-replayed'] === 'true' };
        } catch (failure) {
          if (!isKeyInUse(failure) || attempt === maximumAttempts) return answerTo(failure);
          await pause(firstPauseMs * 2 ** attempt);
        }
      }
    },
    read: async (call) => {
      const answer = await call(options()).catch(nothingFor);
      if (answer !== undefined && !isAnswer(answer)) throw unavailable();
      return answer;
    },
  };
};
