import { Unavailable } from '#application/ports';

/** How often and how long a call is tried, and its sources of time and randomness. */
export type Pace = {
  readonly tries: number;
  /** The longest wait before the second try; it doubles from try to try. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** No try begins after this, and one that runs then is given up. */
  readonly budgetMs: number;
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** A signal that fires after so many milliseconds. */
  readonly timeout: (milliseconds: number) => AbortSignal;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** A token that no other transaction has. */
  readonly newToken: () => string;
};

/** A try either ends the matter or says why it is worth another. */
export type Attempt<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'again'; readonly why: unknown };

export type Try = {
  /** 1 for the first. */
  readonly count: number;
  /** Fires when the budget is used up. */
  readonly signal: AbortSignal;
};

/** Full jitter: anything up to the longest wait, so that those who met once do not meet again. */
const waitBefore = (pace: Pace, count: number): number =>
  pace.random() * Math.min(pace.longestMs, pace.firstMs * 2 ** (count - 2));

/** Tries until it is done; out of tries or time it throws Unavailable with the last reason as its cause. */
export const retrying = async <Value>(
  pace: Pace,
  attempt: (current: Try) => Promise<Attempt<Value>>,
): Promise<Value> => {
  const giveUpAt = pace.now() + pace.budgetMs;
  let why: unknown;
  for (let count = 1; count <= pace.tries; count += 1) {
    if (count > 1) await pace.sleep(waitBefore(pace, count));
    const left = giveUpAt - pace.now();
    if (left <= 0) break;
    const outcome = await attempt({ count, signal: pace.timeout(Math.ceil(left)) });
    if (outcome.kind === 'done') return outcome.value;
    why = outcome.why;
  }
  throw new Unavailable('the table did not take it in time', { cause: why });
};
