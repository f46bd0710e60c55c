import type { RateLimit } from '#adapters/http/limits/rate-limit';
import { slidingWindow } from '#adapters/http/limits/sliding-window';
import type { PlainRequest } from '#adapters/http/plain';
import type { EdgeRefusal } from '#adapters/http/problem';
import type { Authenticate } from '#adapters/http/tokens/authentication';

/** The outcome of counting a request: headers for its reply, and the refusal if there were too many. */
export type Counted = {
  readonly headers: Readonly<Record<string, string>>;
  readonly refusal: EdgeRefusal | undefined;
};

export type CountRequest = (plain: PlainRequest, authenticate: Authenticate) => Promise<Counted>;

/**
 * The caller is the subject of a valid token, else the address: nobody spends the requests of another by writing their
 * name. If the issuer's keys are missing, the operation itself answers so.
 */
const callerOf = async ({ headers, address }: PlainRequest, authenticate: Authenticate): Promise<string> => {
  const caller = await authenticate(headers.authorization).catch(() => undefined);
  if (caller?.ok && caller.value.role === 'customer') return `subject ${caller.value.customerId}`;
  if (caller?.ok && caller.value.role === 'staff') return `subject ${caller.value.staffId}`;
  return `address ${address}`;
};

const tooMany = ({ requests, seconds }: RateLimit, resetSeconds: number): EdgeRefusal => ({
  kind: 'rate-limited',
  status: 429,
  detail: `A caller may send ${requests} requests in ${seconds} s. Wait ${resetSeconds} s.`,
  headers: { 'retry-after': String(resetSeconds) },
});

/** Counts the requests of each caller, with the headers of draft-ietf-httpapi-ratelimit-headers-10. */
export const countRequests = (limit: RateLimit, now: () => number): CountRequest => {
  const admit = slidingWindow(limit, now);
  const policy = `"default";q=${limit.requests};w=${limit.seconds}`;
  return async (plain, authenticate) => {
    const admitted = admit(await callerOf(plain, authenticate));
    const { remaining, resetSeconds } = admitted.ok ? admitted.value : { ...admitted.refusal, remaining: 0 };
    return {
      headers: { 'ratelimit-policy': policy, ratelimit: `"default";r=${remaining};t=${resetSeconds}` },
      refusal: admitted.ok ? undefined : tooMany(limit, resetSeconds),
    };
  };
};
