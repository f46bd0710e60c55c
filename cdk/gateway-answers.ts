import type { ProblemCode } from '#adapters/http/problem-catalogue';

export type GatewayAnswer = {
  /** What brings it about. */
  readonly when: string;
  /** What the service would have answered. */
  readonly code: ProblemCode;
  readonly status: number;
  /** An HTTP API answers by itself and cannot be told how: this status, and a body of one sentence. */
  readonly http: { readonly status: number; readonly message: string } | undefined;
};

/**
 * What the gateway answers before a function is called, or when a function gave no answer, in a body of its own,
 * `{"message": …}`.
 */
export const gatewayAnswers: readonly GatewayAnswer[] = [
  {
    when: 'a protected route is asked without a token, or with one that is malformed, altered or not for this service',
    code: 'unauthenticated',
    status: 401,
    http: { status: 401, message: 'Unauthorized' },
  },
  {
    when: 'the token has expired',
    code: 'token-expired',
    status: 401,
    http: { status: 401, message: 'Unauthorized' },
  },
  {
    when: 'the token lacks the scope of the route',
    code: 'insufficient-scope',
    status: 403,
    http: { status: 403, message: 'Forbidden' },
  },
  {
    when: 'no route has this path',
    code: 'route-not-found',
    status: 404,
    http: { status: 404, message: 'Not Found' },
  },
  {
    when: 'no route of this path has this method',
    code: 'method-not-allowed',
    status: 405,
    http: { status: 404, message: 'Not Found' },
  },
  {
    when: 'the body is larger than 10 MB; what is larger than 64 KB and smaller than that reaches the service',
    code: 'body-too-large',
    status: 413,
    http: { status: 413, message: 'Request Entity Too Large' },
  },
  {
    when: 'the request is no HTTP that the gateway reads, such as headers of more than 10 KB',
    code: 'invalid-header',
    status: 400,
    http: { status: 400, message: 'Bad Request' },
  },
  {
    when: 'more requests than the stage or the route lets through',
    code: 'rate-limited',
    status: 429,
    http: { status: 429, message: 'Too Many Requests' },
  },
  {
    when: 'the function threw, ran out of time or memory, or gave no answer that can be read',
    code: 'internal',
    status: 500,
    http: { status: 500, message: 'Internal Server Error' },
  },
  {
    when: 'no place is left for the function, or it did not answer within 29 seconds, or the issuer gives no keys',
    code: 'temporarily-unavailable',
    status: 503,
    http: { status: 503, message: 'Service Unavailable' },
  },
];
