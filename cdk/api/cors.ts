import { Duration } from 'aws-cdk-lib';
import { CorsHttpMethod, type CorsPreflightOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import { corsHeaders, preflightReply } from '#adapters/http/edge/cors';

const listed = (header: string | undefined): string[] => (header ?? '').split(', ').filter((entry) => entry !== '');

const exposedTo = (origin: string | undefined): string[] => {
  const ids = { requestId: '', traceId: '' };
  const request = { method: 'GET', path: '/', query: [], headers: { origin }, body: undefined, ...ids };
  return listed(corsHeaders(origin === undefined ? [] : [origin], request)['access-control-expose-headers']);
};

/** The gateway answers browsers before a function is called, with what the service itself answers them locally. */
export const corsFor = (webOrigins: readonly string[]): CorsPreflightOptions => {
  const { headers } = preflightReply();
  const methods = listed(headers['access-control-allow-methods']);
  return {
    allowOrigins: [...webOrigins],
    allowMethods: Object.values(CorsHttpMethod).filter((method) => methods.includes(method)),
    allowHeaders: listed(headers['access-control-allow-headers']),
    exposeHeaders: exposedTo(webOrigins[0]),
    maxAge: Duration.seconds(Number(headers['access-control-max-age'])),
  };
};
