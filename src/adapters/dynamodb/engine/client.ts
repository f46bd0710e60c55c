import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

export type ClientOptions = {
  /** Where to find it, when that is not AWS. */
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
};

const connectionMs = 1_000;
const requestMs = 3_000;

/** A client that gives up in time: three tries, each bounded. Connections are kept between requests. */
export const createClient = ({ endpoint, region, credentials }: ClientOptions = {}): DynamoDBClient => {
  const config: DynamoDBClientConfig = {
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: connectionMs,
      requestTimeout: requestMs,
      // Without it a late answer is only written to the log.
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
