import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type ClientOptions, createClient } from '#adapters/dynamodb/engine/client';
import { bounded } from '#infrastructure/bounded-calls';
import { engineConnections } from '#infrastructure/local/aws/engine-connections';

/**
 * The embedded engine checks that a request is signed, but no signature. Hashing each body costs as much as sending it.
 */
const signer: NonNullable<ClientOptions['signer']> = {
  sign: async (request) => {
    Object.assign(request.headers, {
      'x-amz-date': '20250101T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=local/20250101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
    });
    return request;
  },
};

/** A client of the embedded engine, without what only AWS reads: the signature, and the names of the SDK and its features. */
export const createEngineClient = (options: ClientOptions): DynamoDBClient => {
  const client = bounded(createClient({ ...options, signer, requestHandler: engineConnections() }));
  client.middlewareStack.remove('getUserAgentMiddleware');
  return client;
};
