import type { APIGatewayProxyEvent, APIGatewayProxyEventV2 } from 'aws-lambda';

/** A request as a client sends it. */
export type Sent = {
  readonly method: string;
  /** With the query, as a client writes it. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
  readonly requestId: string;
};

const parted = (path: string): readonly [path: string, query: string] => {
  const mark = path.indexOf('?');
  return mark === -1 ? [path, ''] : [path.slice(0, mark), path.slice(mark + 1)];
};

const bodyOf = ({ body }: Sent) =>
  body === undefined
    ? { isBase64Encoded: false }
    : { isBase64Encoded: true, body: Buffer.from(body).toString('base64') };

/** The event of an HTTP API, payload 2.0. */
export const eventV2 = (sent: Sent): APIGatewayProxyEventV2 => {
  const [rawPath, rawQueryString] = parted(sent.path);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    headers: { host: 'api.test', 'x-forwarded-proto': 'https', ...sent.headers },
    requestContext: {
      accountId: '123456789012',
      apiId: 'api',
      domainName: 'api.test',
      domainPrefix: 'api',
      http: { method: sent.method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: sent.requestId,
      routeKey: '$default',
      stage: '$default',
      time: '21/Nov/2026:10:00:00 +0000',
      timeEpoch: 1_795_255_200_000,
    },
    ...bodyOf(sent),
  };
};

/** The event of a REST API, payload 1.0. */
export const eventV1 = (sent: Sent): APIGatewayProxyEvent => {
  const [path, query] = parted(sent.path);
  const parameters = new URLSearchParams(query);
  const names = [...new Set(parameters.keys())];
  const headers = { Host: 'api.test', ...sent.headers };
  return {
    resource: '/{proxy+}',
    path,
    httpMethod: sent.method,
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    queryStringParameters: names.length === 0 ? null : Object.fromEntries(parameters),
    multiValueQueryStringParameters:
      names.length === 0 ? null : Object.fromEntries(names.map((name) => [name, parameters.getAll(name)])),
    pathParameters: null,
    stageVariables: null,
    requestContext: {
      requestId: sent.requestId,
      stage: 'v',
      identity: { sourceIp: '192.0.2.1' },
    } as APIGatewayProxyEvent['requestContext'],
    body: null,
    ...bodyOf(sent),
  };
};
