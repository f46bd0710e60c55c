import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

export type ClientOptions = {
  /** The address of a DynamoDB outside AWS. */
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
};

const connectionMs = 1_000;
const requestMs = 3_000;

/** A client with bounded time: at most three attempts, each with a timeout. It reuses connections. */
export const createClient = ({ endpoint, region, credentials }: ClientOptions = {}): DynamoDBClient => {
  const config: DynamoDBClientConfig = {
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: connectionMs,
      requestTimeout: requestMs,
      // Without it a timeout is only logged.
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: true },
      httpsAgent: { keepAlive: true },
    },
  };
  if (endpoint !== undefined) config.endpoint = endpoint;
  if (region !== undefined) config.region = region;
  if (credentials !== undefined) config.credentials = credentials;
  return new DynamoDBClient(config);
};
