import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

/** Signs a request: the interface of the SDK's configuration. */
type RequestSigner = Exclude<NonNullable<DynamoDBClientConfig['signer']>, (...args: never[]) => unknown>;

export type ClientOptions = {
  /** The address of a DynamoDB outside AWS. */
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
  /** Default: the signature of AWS. */
  readonly signer?: RequestSigner;
  /** Default: the SDK's own, with timeouts. */
  readonly requestHandler?: DynamoDBClientConfig['requestHandler'];
};

const connectionMs = 1_000;
const requestMs = 3_000;

const boundedHandler = {
  connectionTimeout: connectionMs,
  requestTimeout: requestMs,
  // Without it a timeout is only logged.
  throwOnRequestTimeout: true,
  httpAgent: { keepAlive: true },
  httpsAgent: { keepAlive: true },
};

/** A client with bounded time: at most three attempts, each with a timeout. It reuses connections. */
export const createClient = ({
  endpoint,
  region,
  credentials,
  signer,
  requestHandler = boundedHandler,
}: ClientOptions = {}): DynamoDBClient => {
  const config: DynamoDBClientConfig = {
    maxAttempts: 3,
    requestHandler,
  };
  if (endpoint !== undefined) config.endpoint = endpoint;
  if (region !== undefined) config.region = region;
  if (credentials !== undefined) config.credentials = credentials;
  if (signer !== undefined) config.signer = signer;
  const client = new DynamoDBClient(config);
  // It copies every input and output for a log that nobody writes.
  client.middlewareStack.remove('loggerMiddleware');
  return client;
};
