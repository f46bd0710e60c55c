import type { Observation } from '#adapters/http/api';
import type { GatewayEvent } from '#adapters/lambda/gateway-event';
import type { OfGateway } from '#test/http/remote/gateway';
import type { Issuer } from '#test/http/support/issuer';

export type Call = {
  readonly method?: string;
  readonly path: string;
  /** Null: no token is sent. Default: a token of staff with all scopes. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON with its content type. */
  readonly body?: unknown;
  /** Sent unchanged, instead of `body`. */
  readonly raw?: string | Uint8Array;
  readonly payload?: '1.0' | '2.0';
  /** The test looks at an answer of 503. Over HTTP, where a slow engine gives that answer, every other call is repeated. */
  readonly once?: true;
  /** Changes the event of the gateway before the function gets it. Only inside the process. */
  readonly event?: (event: GatewayEvent) => unknown;
};

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body parsed as JSON; empty if it is not JSON or has no bytes, as that of a HEAD. */
  readonly json: Readonly<Record<string, unknown>>;
  /** Set if the gateway answered instead of the service, as declared. */
  readonly ofGateway?: OfGateway;
};

export type TestService = {
  readonly call: (call: Call) => Promise<Answer>;
  /** Whether the call can be sent: HTTP cannot transport everything that an event of API Gateway can. */
  readonly canSend: (call: Call) => boolean;
  readonly issuer: Omit<Issuer, 'keys'>;
  readonly tokens: { readonly ada: string; readonly bob: string; readonly staff: string };
  /** Every call of a stored port so far, as `port.member`, or as `port` where the port is a function. */
  readonly portCalls: readonly string[];
  /** How many commits were accepted so far. */
  readonly commits: () => number;
  readonly observations: readonly Observation[];
  /** The sums so far, by metric. */
  readonly counted: () => Readonly<Record<string, number>>;
  /** The stored ports fail with this from now on. Undefined: they work again. */
  readonly breakDown: (failure: Error | undefined) => void;
};

export const bytesOf = ({ body, raw }: Call): Uint8Array | undefined => {
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  return typeof text === 'string' ? Buffer.from(text) : text;
};

export const jsonOf = (text: string, contentType: string | undefined): Answer['json'] =>
  text !== '' && contentType?.endsWith('json') ? (JSON.parse(text) as Answer['json']) : {};

export const headersOf = ({ token, body, headers }: Call, ofStaff: string): Record<string, string> => ({
  ...(token === null ? {} : { authorization: `Bearer ${token ?? ofStaff}` }),
  ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  ...headers,
});

/**
 * Sends a call again, with its Idempotency-Key, while the answer is 503 with Retry-After, as the contract asks of a
 * client. Many commands that meet on one item of a slow engine get that answer.
 */
export const patiently = async <Given extends Pick<Answer, 'status' | 'headers'>>(
  service: { readonly call: (call: Call) => Promise<Given> },
  call: Call,
): Promise<Given> => {
  for (let left = 10; ; left -= 1) {
    const answer = await service.call(call);
    const seconds = Number(answer.headers['retry-after']);
    if (answer.status !== 503 || !(seconds > 0) || left === 0) return answer;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000 * (0.5 + Math.random())));
  }
};
