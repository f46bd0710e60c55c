import type { ProblemCode } from '#adapters/http/problem-catalogue';

/** How a REST API's answer of its own is named, where it is put into the form of a problem document. */
type RestAnswer =
  | 'UNAUTHORIZED'
  | 'EXPIRED_TOKEN'
  | 'ACCESS_DENIED'
  | 'MISSING_AUTHENTICATION_TOKEN'
  | 'RESOURCE_NOT_FOUND'
  | 'REQUEST_TOO_LARGE'
  | 'THROTTLED'
  | 'QUOTA_EXCEEDED'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'BAD_REQUEST_BODY'
  | 'BAD_REQUEST_PARAMETERS'
  | 'INTEGRATION_FAILURE'
  | 'INTEGRATION_TIMEOUT'
  | 'AUTHORIZER_FAILURE'
  | 'AUTHORIZER_CONFIGURATION_ERROR'
  | 'API_CONFIGURATION_ERROR'
  | 'DEFAULT_4XX'
  | 'DEFAULT_5XX';

export type GatewayAnswer = {
  /** What brings it about. */
  readonly when: string;
  /** What the service would have answered; under a REST API it is what is answered. */
  readonly code: ProblemCode;
  readonly status: number;
  /** An HTTP API answers by itself and cannot be told how: this status, and a body of one sentence. */
  readonly http: { readonly status: number; readonly message: string } | undefined;
  readonly rest: readonly RestAnswer[];
};

/**
 * What a REST API says as `instance`, the path that was asked for. No variable has it as the service says it: this one has
 * the gateway's stage before it, `/live/v1/orders`, unless the API was asked by a name of its own; `$context.resourcePath`
 * has no stage, but is the route, `/v1/orders/{orderId}`, which is no URI.
 */
export const restInstance = '$context.path';

/**
 * What the gateway answers before a function is called, or when a function gave no answer. An HTTP API says it in a
 * body of its own, `{"message": …}`; a REST API is told to say it as the problem document that the service would give.
 */
export const gatewayAnswers: readonly GatewayAnswer[] = [
  {
    when: 'a protected route is asked without a token, or with one that is malformed, altered or not for this service',
    code: 'unauthenticated',
    status: 401,
    http: { status: 401, message: 'Unauthorized' },
    rest: ['UNAUTHORIZED'],
  },
  {
    when: 'the token has expired',
    code: 'token-expired',
    status: 401,
    http: { status: 401, message: 'Unauthorized' },
    rest: ['EXPIRED_TOKEN'],
  },
  {
    when: 'the token lacks the scope of the route',
    code: 'insufficient-scope',
    status: 403,
    http: { status: 403, message: 'Forbidden' },
    rest: ['ACCESS_DENIED'],
  },
  {
    when: 'no route has this path, or none with this method; under an HTTP API the function behind $default answers',
    code: 'route-not-found',
    status: 404,
    http: undefined,
    rest: ['RESOURCE_NOT_FOUND', 'MISSING_AUTHENTICATION_TOKEN'],
  },
  {
    when: 'the body is larger than 10 MB; one larger than 64 KB is refused by the service, as far as Lambda takes it: 6 MB',
    code: 'body-too-large',
    status: 413,
    http: { status: 413, message: 'Request Entity Too Large' },
    rest: ['REQUEST_TOO_LARGE'],
  },
  {
    when: 'a media type that the gateway does not pass on',
    code: 'unsupported-media-type',
    status: 415,
    http: undefined,
    rest: ['UNSUPPORTED_MEDIA_TYPE'],
  },
  {
    when: 'the request is no HTTP that the gateway reads, such as headers of more than 10 KB',
    code: 'invalid-header',
    status: 400,
    http: { status: 400, message: 'Bad Request' },
    rest: ['BAD_REQUEST_BODY', 'BAD_REQUEST_PARAMETERS', 'DEFAULT_4XX'],
  },
  {
    when: 'more requests than the route lets through, or the account',
    code: 'rate-limited',
    status: 429,
    http: { status: 429, message: 'Too Many Requests' },
    rest: ['THROTTLED', 'QUOTA_EXCEEDED'],
  },
  {
    when: 'the function threw, ran out of time or memory, or gave no answer that can be read',
    code: 'internal',
    status: 500,
    http: { status: 500, message: 'Internal Server Error' },
    rest: ['API_CONFIGURATION_ERROR', 'AUTHORIZER_CONFIGURATION_ERROR', 'DEFAULT_5XX'],
  },
  {
    when: 'no place is left for the function, or it did not answer within 29 seconds, or the issuer gives no keys',
    code: 'temporarily-unavailable',
    status: 503,
    http: { status: 503, message: 'Service Unavailable' },
    rest: ['INTEGRATION_FAILURE', 'INTEGRATION_TIMEOUT', 'AUTHORIZER_FAILURE'],
  },
];
