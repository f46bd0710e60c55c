import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';
import type { RunDependencies } from '#adapters/lambda/job-run';
import { Unavailable } from '#application/ports';

/** One request, or one run of a job: its deadline, and the faults of its calls to AWS. */
type Scope = {
  readonly startedAt: number;
  readonly endsAt: number;
  /** Aborts at the deadline. */
  readonly signal: AbortSignal;
  /** The number of failed calls by the name of their fault. */
  readonly faults: Map<string, number>;
};

const scopes = new AsyncLocalStorage<Scope>();
const endings = new Set<AbortController>();

const newScope = (): Scope => ({
  startedAt: performance.now(),
  endsAt: Number.POSITIVE_INFINITY,
  signal: new AbortController().signal,
  faults: new Map(),
});

/** Begins the time of a request. Its calls have no deadline until `within` sets one. */
export const inRequest = <Value>(work: () => Promise<Value>): Promise<Value> => scopes.run(newScope(), work);

/**
 * Sets the deadline of all calls that `work` makes, counted from the beginning of the request, else from now. At the
 * deadline its running calls are aborted; later ones fail at once and send nothing.
 */
export const within = async <Value>(milliseconds: number, work: () => Promise<Value>): Promise<Value> => {
  const scope = scopes.getStore() ?? newScope();
  const endsAt = scope.startedAt + milliseconds;
  const ending = new AbortController();
  // Each running call listens, and a batch has many.
  setMaxListeners(0, ending.signal);
  endings.add(ending);
  const timer = setTimeout(() => ending.abort(), Math.max(0, endsAt - performance.now()));
  try {
    return await scopes.run({ ...scope, endsAt, signal: ending.signal }, work);
  } finally {
    clearTimeout(timer);
    endings.delete(ending);
  }
};

/** Ends the time of everything that runs: requests answer 503 at once. For a process that stops. */
export const endAll = (): void => {
  for (const ending of endings) ending.abort();
};

/** The time of a job's run that is left for its log line. */
const logMs = 1_000;

/** Runs a job with a deadline for its calls. It is no part of the request that caused it. */
export const limitedRun: RunDependencies['limited'] = ({ getRemainingTimeInMillis }, work) =>
  inRequest(() => within(getRemainingTimeInMillis() - logMs, work));

/** The time until the deadline of the current request; infinite without one. */
export const millisecondsLeft = (): number =>
  (scopes.getStore()?.endsAt ?? Number.POSITIVE_INFINITY) - performance.now();

/** The faults of the current request's calls, for its log line. Undefined: none. */
export const callFaults = (): Readonly<Record<string, number>> | undefined => {
  const faults = scopes.getStore()?.faults;
  return faults === undefined || faults.size === 0 ? undefined : Object.fromEntries(faults);
};

type Failure = {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly CancellationReasons?: readonly { readonly Code?: string }[];
};

/** A failed condition is an answer and no fault. */
const answered = new Set(['None', 'ConditionalCheckFailed']);

/** The embedded engine answers `InternalServerError` to all of them; only the words of SQLite in its message differ. */
const diskFaults: readonly (readonly [words: RegExp, fault: string])[] = [
  [/database or disk is full/, 'DiskFull'],
  [/disk I\/O error/, 'DiskError'],
  [/readonly database/, 'DiskReadOnly'],
];

/** The name of an error for a log: the code of the network or the name of the error, never a message. */
export const nameOfFault = (error: unknown): string => {
  const { name, code, message, $metadata } = error as Failure;
  const status = $metadata?.httpStatusCode ?? 0;
  // The page of a gateway instead of an answer.
  if (name === 'SyntaxError' && status > 0) return `HTTP${status}`;
  const onDisk = diskFaults.find(([words]) => words.test(String(message)));
  const fault = onDisk?.[1] ?? (typeof code === 'string' ? code : String(name));
  return /^\w{1,60}$/.test(fault) ? fault : 'Other';
};

/** The names of a failed call's faults. */
const faultsOf = (error: unknown): readonly string[] => {
  const { name, CancellationReasons } = error as Failure;
  if (name === 'ConditionalCheckFailedException') return [];
  if (CancellationReasons === undefined) return [nameOfFault(error)];
  return [...new Set(CancellationReasons.map(({ Code = 'None' }) => Code).filter((reason) => !answered.has(reason)))];
};

const count = ({ faults }: Scope, names: readonly string[]): void => {
  for (const name of names) faults.set(name, (faults.get(name) ?? 0) + 1);
};

/** Rejects when the signal aborts, even if the call ignores it. */
const unlessAborted = async <Value>(call: Promise<Value>, signal: AbortSignal): Promise<Value> => {
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([call, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
};

const late = (cause?: unknown): Unavailable =>
  new Unavailable('the time of this request is over; repeat the request', { cause });

type Options = { readonly abortSignal?: AbortSignal };
type Send = (command: unknown, options?: Options) => Promise<unknown>;

const boundedSend =
  (send: Send): Send =>
  async (command, options = {}) => {
    const scope = scopes.getStore();
    if (scope === undefined) return send(command, options);
    if (scope.signal.aborted || performance.now() >= scope.endsAt) {
      count(scope, ['DeadlinePassed']);
      throw late();
    }
    const { abortSignal } = options;
    const signal = abortSignal === undefined ? scope.signal : AbortSignal.any([abortSignal, scope.signal]);
    try {
      return await unlessAborted(send(command, { ...options, abortSignal: signal }), signal);
    } catch (error) {
      count(scope, scope.signal.aborted ? ['DeadlinePassed'] : faultsOf(error));
      throw scope.signal.aborted ? late(error) : error;
    }
  };

/** A client of AWS whose calls end at the deadline of their request with `Unavailable`. */
export const bounded = <Client extends { readonly send: unknown; readonly destroy: () => void }>(
  client: Client,
): Client => {
  const send = (client.send as Send).bind(client);
  return Object.assign(Object.create(client), { send: boundedSend(send) }) as Client;
};
