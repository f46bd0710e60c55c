import { methods, replyHeaders } from '#adapters/http/operation';
import type { PlainReply, PlainRequest } from '#adapters/http/plain';

const allowedHeaders = 'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match';
const exposedHeaders = [...replyHeaders, 'Retry-After', 'RateLimit', 'RateLimit-Policy', 'X-Request-Id'].join(', ');

/** The CORS headers for a listed origin. Another origin gets none. */
export const corsHeaders = (
  origins: readonly string[],
  { headers }: Pick<PlainRequest, 'headers'>,
): Readonly<Record<string, string>> => {
  if (origins.length === 0) return {};
  const { origin } = headers;
  return origin !== undefined && origins.includes(origin)
    ? { vary: 'Origin', 'access-control-allow-origin': origin, 'access-control-expose-headers': exposedHeaders }
    : { vary: 'Origin' };
};

export const isPreflight = ({ method, headers }: PlainRequest): boolean =>
  method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;

export const preflightReply = (): PlainReply => ({
  status: 204,
  headers: {
    'access-control-allow-methods': methods.join(', '),
    'access-control-allow-headers': allowedHeaders,
    'access-control-max-age': '600',
  },
  body: undefined,
});
