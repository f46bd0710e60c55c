import { Duration } from 'aws-cdk-lib';
import { CorsHttpMethod, type CorsPreflightOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import { corsHeaders, preflightReply } from '#adapters/http/edge/cors';

const entriesOf = (header: string | undefined): string[] => (header ?? '').split(', ').filter((entry) => entry !== '');

/** The headers that a page of this origin may read. */
export const headersExposedTo = (origin: string | undefined): string[] => {
  return entriesOf(
    corsHeaders(origin === undefined ? [] : [origin], { headers: { origin } })['access-control-expose-headers'],
  );
};

/** The gateway answers preflight requests itself, with the headers that the local server sends. */
export const corsFor = (webOrigins: readonly string[]): CorsPreflightOptions => {
  const { headers } = preflightReply();
  const methods = entriesOf(headers['access-control-allow-methods']);
  return {
    allowOrigins: [...webOrigins],
    allowMethods: Object.values(CorsHttpMethod).filter((method) => methods.includes(method)),
    allowHeaders: entriesOf(headers['access-control-allow-headers']),
    exposeHeaders: headersExposedTo(webOrigins[0]),
    maxAge: Duration.seconds(Number(headers['access-control-max-age'])),
  };
};
