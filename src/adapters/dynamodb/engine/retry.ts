import { Unavailable } from '#application/ports';

/** The bounds of the attempts of a call, and its sources of time and randomness. */
export type Pace = {
  readonly tries: number;
  /** The longest wait before the second attempt; it doubles with each attempt. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** No attempt begins after this time, and a running attempt is aborted. */
  readonly budgetMs: number;
  /** The time until the request must be answered; infinite without a request. A shorter time replaces the budget. */
  readonly leftMs: () => number;
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** A signal that aborts after this time. */
  readonly timeout: (milliseconds: number) => AbortSignal;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** A unique token for a transaction. */
  readonly newToken: () => string;
};

/** The outcome of an attempt: done, or the reason for another attempt. */
export type Attempt<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'again'; readonly why: unknown };

export type Try = {
  /** 1 for the first. */
  readonly count: number;
  /** Aborts when the budget is used up. */
  readonly signal: AbortSignal;
};

/** Full jitter: a random wait up to the maximum, so that two conflicting clients do not conflict again. */
const waitBefore = (pace: Pace, count: number): number =>
  pace.random() * Math.min(pace.longestMs, pace.firstMs * 2 ** (count - 2));

/** Repeats an attempt until it is done. When attempts or time are used up, throws Unavailable with the last reason. */
export const retrying = async <Value>(
  pace: Pace,
  attempt: (current: Try) => Promise<Attempt<Value>>,
): Promise<Value> => {
  const giveUpAt = pace.now() + Math.min(pace.budgetMs, pace.leftMs());
  let why: unknown = 'no time was left';
  for (let count = 1; count <= pace.tries; count += 1) {
    if (count > 1) await pace.sleep(Math.min(waitBefore(pace, count), Math.max(0, giveUpAt - pace.now())));
    const left = giveUpAt - pace.now();
    if (left <= 0) break;
    const outcome = await attempt({ count, signal: pace.timeout(Math.ceil(left)) });
    if (outcome.kind === 'done') return outcome.value;
    why = outcome.why;
  }
  throw new Unavailable('the table did not answer in time; repeat the request', { cause: why });
};
