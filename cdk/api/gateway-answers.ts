import type { ProblemCode } from '#adapters/http/problem-catalog';

/** The response types of a REST API that are answered as a problem document. */
type RestAnswer =
  | 'UNAUTHORIZED'
  | 'EXPIRED_TOKEN'
  | 'ACCESS_DENIED'
  | 'MISSING_AUTHENTICATION_TOKEN'
  | 'RESOURCE_NOT_FOUND'
  | 'REQUEST_TOO_LARGE'
  | 'THROTTLED'
  | 'WAF_FILTERED'
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

/** The time to wait after a refusal by a web ACL: it counts the last five minutes, and notices their end some seconds late. */
export const webAclSeconds = 60;

export type GatewayAnswer = {
  /** The condition that causes it. */
  readonly when: string;
  /** The problem code of the service; a REST API answers with it. */
  readonly code: ProblemCode;
  readonly status: number;
  /** The fixed answer of an HTTP API: a status, and a body of one sentence. */
  readonly http: { readonly status: number; readonly message: string } | undefined;
  readonly rest: readonly RestAnswer[];
  /** The time to wait before another try, which a REST API tells. */
  readonly retryAfterSeconds?: number;
};

/**
 * The `instance` of a REST API's problem document. No variable has the path as the service writes it. This one begins with
 * the gateway's stage, `/live/v1/orders`, unless the request came by the API's own domain. `$context.resourcePath` has no
 * stage, but is the route, `/v1/orders/{orderId}`, which is no URI.
 */
export const restInstance = '$context.path';

/**
 * The gateway's answers before it calls a function, or when a function gives none. An HTTP API answers with
 * `{"message": …}`; a REST API is configured to answer with the problem document of the service.
 */
export const gatewayAnswers: readonly GatewayAnswer[] = [
  {
    when: 'a request to a protected route has no token, or one that is malformed, altered or for another service',
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
    when: 'no route has this path and method; under an HTTP API the function of $default answers',
    code: 'route-not-found',
    status: 404,
    http: undefined,
    rest: ['RESOURCE_NOT_FOUND', 'MISSING_AUTHENTICATION_TOKEN'],
  },
  {
    when: 'the body is larger than 10 MB; the service refuses one larger than 64 KB, up to the 6 MB that Lambda takes',
    code: 'body-too-large',
    status: 413,
    http: { status: 413, message: 'Request Entity Too Large' },
    rest: ['REQUEST_TOO_LARGE'],
  },
  {
    when: 'the gateway does not pass on the media type',
    code: 'unsupported-media-type',
    status: 415,
    http: undefined,
    rest: ['UNSUPPORTED_MEDIA_TYPE'],
  },
  {
    when: 'the gateway cannot read the request: for example, its headers exceed 10 KB',
    code: 'invalid-header',
    status: 400,
    http: { status: 400, message: 'Bad Request' },
    rest: ['BAD_REQUEST_BODY', 'BAD_REQUEST_PARAMETERS', 'DEFAULT_4XX'],
  },
  {
    when: 'requests exceed the rate of the route or of the account',
    code: 'rate-limited',
    status: 429,
    http: { status: 429, message: 'Too Many Requests' },
    rest: ['THROTTLED', 'QUOTA_EXCEEDED'],
    retryAfterSeconds: 1,
  },
  {
    when: 'requests with one token exceed the limit of the web ACL (cdk/api/web-acl.ts)',
    code: 'rate-limited',
    status: 429,
    http: undefined,
    rest: ['WAF_FILTERED'],
    retryAfterSeconds: webAclSeconds,
  },
  {
    when: 'the function threw, ran out of time or memory, or gave an unreadable answer',
    code: 'internal',
    status: 500,
    http: { status: 500, message: 'Internal Server Error' },
    rest: ['API_CONFIGURATION_ERROR', 'AUTHORIZER_CONFIGURATION_ERROR', 'DEFAULT_5XX'],
  },
  {
    when: 'the function is throttled, takes more than 29 seconds, or the issuer gives no keys',
    code: 'temporarily-unavailable',
    status: 503,
    http: { status: 503, message: 'Service Unavailable' },
    rest: ['INTEGRATION_FAILURE', 'INTEGRATION_TIMEOUT', 'AUTHORIZER_FAILURE'],
    retryAfterSeconds: 1,
  },
];
