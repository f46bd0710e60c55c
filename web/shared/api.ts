import { createOrdersClient, type OrdersClient, type Problem } from '../../clients/typescript/index';

/** The service answers a call that may reach the payment provider within 26 seconds. */
const timeoutMilliseconds = 28_000;

/** The API under the origin of the pages. `token` is asked before each call. */
export const createApi = (token: () => Promise<string | undefined>): OrdersClient =>
  createOrdersClient({ baseUrl: location.origin, token, timeoutMilliseconds, tries: 3 });

/** Nobody answered: the outcome of a command is unknown. */
export type NoAnswer = { readonly code: 'no-answer' };
/** Why a call did not succeed. */
export type Failure = Problem | NoAnswer;

export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

/** A reply of the client as a value: no reply is an outcome too. */
export const outcomeOf = async <Value>(
  call: Promise<{ readonly data?: Value | undefined; readonly error?: unknown }>,
): Promise<Outcome<Value>> => {
  try {
    const { data, error } = await call;
    if (data !== undefined) return { ok: true, value: data };
    // A proxy may answer with something else than a problem document.
    return { ok: false, failure: isProblem(error) ? error : { code: 'no-answer' } };
  } catch {
    return { ok: false, failure: { code: 'no-answer' } };
  }
};

const isProblem = (error: unknown): error is Problem =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' && 'status' in error;

/** True if the command may have been done: nobody answered, or the service does not know yet. */
export const isUnknown = (failure: Failure): boolean =>
  failure.code === 'no-answer' || failure.status === 503 || failure.status >= 500;

/** The faults of fields in a problem document, by their pointers. */
export const faultsOf = (failure: Failure): ReadonlyMap<string, { readonly code: string; readonly detail: string }> =>
  new Map(
    ('errors' in failure ? (failure.errors ?? []) : []).map(({ pointer, code, detail }) => [pointer, { code, detail }]),
  );
