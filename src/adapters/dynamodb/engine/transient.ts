import { Unavailable } from '#application/ports';

/** Errors of the database and the network after which the same request may be repeated. */
const transientNames: ReadonlySet<string> = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TransactionConflictException',
  'TransactionInProgressException',
  'InternalServerError',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'TimeoutError',
  'RequestTimeout',
  'RequestTimeoutException',
  'AbortError',
  // The client throws it when its retries are used up.
  'RetryExhausted',
]);

const transientCodes: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_SOCKET',
]);

type Failure = {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
  /** The client adds it to the error of an answer that it cannot read. */
  readonly $response?: unknown;
};

/** An answer that is none of the database, such as the page or the redirect of a proxy before it. */
const isForeignAnswer = ({ name, code, $metadata, $response }: Failure): boolean => {
  const status = $metadata?.httpStatusCode ?? 0;
  return (
    (name === 'SyntaxError' && $response !== undefined) ||
    (status >= 300 && status < 400) ||
    (typeof code === 'string' && code.startsWith('HPE_'))
  );
};

/** Whether the request may be repeated. After such an error it is unknown whether the write happened. */
export const isTransient = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { name, code, $metadata } = error as Failure;
  if (transientNames.has(String(name)) || transientCodes.has(String(code))) return true;
  return ($metadata?.httpStatusCode ?? 0) >= 500 || isForeignAnswer(error);
};

/** Reads; a transient error after the client's retries becomes `Unavailable`. */
export const reading = async <Value>(read: () => Promise<Value>): Promise<Value> => {
  try {
    return await read();
  } catch (error) {
    if (isTransient(error))
      throw new Unavailable('the table did not answer in time; repeat the request', { cause: error });
    throw error;
  }
};
