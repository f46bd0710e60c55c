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

/** Outside of this field the text cannot occur: in a string its quotes have a backslash, and an attribute has a type. */
const tokenField = /,"ClientRequestToken":"[^"]*"|"ClientRequestToken":"[^"]*",/;

type Serialized = { readonly input: object; readonly request: unknown };
type WithBody = { body?: unknown };

/**
 * Takes out the token that the SDK adds to a transaction that has none. The engine keeps each token for ten minutes, and
 * looks at all of them in each transaction. A commit that needs one names it; another one recognizes its own items.
 */
const withoutOwnToken = ({ input, request }: Serialized): void => {
  const { body } = request as WithBody;
  const isNamed = 'ClientRequestToken' in input && input.ClientRequestToken !== undefined;
  if (!('TransactItems' in input) || isNamed || !(body instanceof Uint8Array)) return;
  const text = new TextDecoder().decode(body);
  (request as WithBody).body = Buffer.from(text.replace(tokenField, ''));
};

/** A client of the embedded engine, without what only AWS reads: the signature, and the names of the SDK and its features. */
export const createEngineClient = (options: ClientOptions): DynamoDBClient => {
  const client = bounded(createClient({ ...options, signer, requestHandler: engineConnections() }));
  client.middlewareStack.remove('getUserAgentMiddleware');
  client.middlewareStack.add(
    (next) => async (args) => {
      withoutOwnToken(args);
      return next(args);
    },
    // Before the length of the body is computed.
    { step: 'build', name: 'withoutOwnToken', priority: 'high' },
  );
  return client;
};
