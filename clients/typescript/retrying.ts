type Send = (request: Request) => Promise<Response>;

/** How long and how often to try. */
export type RetryOptions = {
  /** How long one try may take, its body included; 10 seconds unless said. */
  readonly timeoutMilliseconds?: number;
  /** How often a call is tried at most, the first time included; 4 unless said. */
  readonly tries?: number;
  /** The longest wait between two tries; 5 seconds unless said. Who is told to wait longer is given the answer. */
  readonly longestWaitMilliseconds?: number;
  /** What sends a request; the platform's own unless said. */
  readonly fetch?: Send;
};

const tooMany = 429;
const unavailable = 503;

/**
 * What may be sent twice: a read, and a command with a key, which the service does once however often it comes. A PUT,
 * PATCH or DELETE that was done, and whose answer was lost, would be refused the second time (its version is the one
 * before); whether to send it again is for the caller to decide, who can look.
 */
const mayBeRepeated = ({ method, headers }: Request): boolean => method === 'GET' || headers.has('idempotency-key');

/** 429 says that nothing was done; after 503 that is not known. */
const isWorthRepeating = (request: Request, { status }: Response): boolean =>
  status === tooMany || (status === unavailable && mayBeRepeated(request));

/** Exponential with full jitter; what the service says counts more. */
const waitAfter = (tried: number, answer?: Response): number => {
  const seconds = Number(answer?.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : Math.random() * 200 * 2 ** tried;
};

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The answer with its body read, so that a connection that breaks in the middle of it is a lost one. */
const whole = async (response: Response): Promise<Response> => {
  const { status, statusText, headers } = response;
  const body = await response.arrayBuffer();
  return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
};

/**
 * Sends a request once. It rejects when the time is over or the caller aborts, whatever `send` does: Node.js 20 may lose the
 * signal of a request when it collects garbage.
 */
const attempt = async (request: Request, send: Send, timeoutMilliseconds: number): Promise<Response> => {
  const controller = new AbortController();
  const { signal } = controller;
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
  const abort = () => controller.abort(request.signal.reason);
  const timer = setTimeout(
    () => controller.abort(new DOMException(`no reply in ${timeoutMilliseconds} ms`, 'TimeoutError')),
    timeoutMilliseconds,
  );
  request.signal.addEventListener('abort', abort);
  if (request.signal.aborted) abort();
  try {
    return await Promise.race([send(new Request(request.clone(), { signal })).then(whole), aborted]);
  } finally {
    clearTimeout(timer);
    request.signal.removeEventListener('abort', abort);
  }
};

/** A fetch that repeats, unchanged and with the same key, what can be repeated; bounded in number and time. */
export const retrying =
  ({
    timeoutMilliseconds = 10_000,
    tries = 4,
    longestWaitMilliseconds = 5_000,
    fetch: send = fetch,
  }: RetryOptions): Send =>
  async (request) => {
    for (let tried = 1; ; tried += 1) {
      let answer: Response | undefined;
      try {
        answer = await attempt(request, send, timeoutMilliseconds);
        if (!isWorthRepeating(request, answer)) return answer;
      } catch (error) {
        if (request.signal.aborted || tried >= tries || !mayBeRepeated(request)) throw error;
      }
      const wait = waitAfter(tried, answer);
      if (answer !== undefined && (tried >= tries || wait > longestWaitMilliseconds)) return answer;
      await sleep(Math.min(wait, longestWaitMilliseconds));
      request.signal.throwIfAborted();
    }
  };
