import type { APIGatewayProxyResult } from 'aws-lambda';
import type { Api } from '#adapters/http/api';
import { type Traces, traceIdOf } from '#adapters/http/edge/trace';
import type { PlainReply, PlainRequest } from '#adapters/http/plain';
import { type GatewayEvent, requestIn } from '#adapters/lambda/gateway-event';

/** Both kinds of API take this result. */
export type GatewayResult = APIGatewayProxyResult;
export type Handler = (event: GatewayEvent) => Promise<GatewayResult>;

const toResult = ({ status, headers, body }: PlainReply): GatewayResult =>
  typeof body === 'object'
    ? { statusCode: status, headers, body: Buffer.from(body).toString('base64'), isBase64Encoded: true }
    : { statusCode: status, headers, body: body ?? '', isBase64Encoded: false };

const unreadable = {
  method: '',
  path: '/',
  query: [],
  headers: {},
  body: undefined,
  address: undefined,
  isUnreadable: true,
} as const;

/** The function behind API Gateway, and behind the local server. A request without a trace begins a new one. */
export const createHandler = (api: Api, { ofRuntime, newTraceId }: Traces): Handler => {
  const requestOf = (event: unknown): PlainRequest => {
    const request = requestIn(event);
    const traceId = traceIdOf(request?.headers ?? {}, ofRuntime()) ?? newTraceId();
    return request === undefined ? { ...unreadable, requestId: traceId, traceId } : { ...request, traceId };
  };
  return async (event) => toResult(await api(requestOf(event)));
};
