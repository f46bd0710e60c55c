import type { RateLimit } from '#adapters/http/limits/rate-limit';
import { shortMemory } from '#application/short-memory';
import { ok, type Result, refuse } from '#domain/result';

/** After an admitted request: so many more are admitted now, and further ones from `resetSeconds` on. */
export type Admitted = { readonly remaining: number; readonly resetSeconds: number };
export type RateLimited = { readonly kind: 'rate-limited'; readonly resetSeconds: number };

/** Admits or refuses one request of a caller. */
export type Admit = (caller: string) => Result<Admitted, RateLimited>;

/** The times of a caller's latest admitted requests: request n at n modulo the limit. */
type Admissions = { readonly times: Float64Array; oldest: number; next: number };

const maximumCallers = 10_000;
/** The times of all callers together: 8 MB. */
const maximumTimes = 1_000_000;

/** The number of callers that are remembered. A further one makes room by the caller whose last request is oldest. */
export const rememberedCallers = ({ requests }: RateLimit): number =>
  Math.min(maximumCallers, Math.floor(maximumTimes / requests));

/**
 * A sliding window: a request is admitted if and only if fewer than `requests` of its caller were admitted in the
 * `seconds` before it. A fixed window would admit twice as many around its end, and so would a bucket of that size that
 * refills meanwhile. A refused request does not count. `now` is in whole milliseconds and never goes back.
 */
export const slidingWindow = (limit: RateLimit, now: () => number): Admit => {
  const { requests, seconds } = limit;
  const windowMs = seconds * 1_000;
  const callers = shortMemory<string, Admissions>(rememberedCallers(limit));
  return (caller) => {
    const time = now();
    const admissions = callers.get(caller, time) ?? { times: new Float64Array(requests), oldest: 0, next: 0 };
    callers.set(caller, admissions, time + windowMs);
    const { times } = admissions;
    const freeAt = (): number => (times[admissions.oldest % requests] ?? 0) + windowMs;
    while (admissions.oldest < admissions.next && freeAt() <= time) admissions.oldest += 1;
    const isFull = admissions.next - admissions.oldest === requests;
    if (!isFull) {
      times[admissions.next % requests] = time;
      admissions.next += 1;
    }
    const resetSeconds = Math.ceil((freeAt() - time) / 1_000);
    return isFull
      ? refuse({ kind: 'rate-limited', resetSeconds })
      : ok({ remaining: requests - (admissions.next - admissions.oldest), resetSeconds });
  };
};
