import { type AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Place } from '#adapters/dynamodb/engine/entity';

type Item = Readonly<Record<string, AttributeValue>>;
type Body = {
  readonly Item?: Item;
  readonly Key?: Item;
  readonly RequestItems?: Readonly<Record<string, unknown>>;
  readonly TransactItems?: readonly { readonly Put?: { readonly Item: Item } }[];
  readonly ExpressionAttributeValues?: Item;
};
/** The requests of a batch, by table. */
type Puts = Readonly<Record<string, readonly { readonly PutRequest: { readonly Item: Item } }[]>>;
type Gets = Readonly<Record<string, { readonly Keys: readonly Item[] }>>;
type HttpRequest = { readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array };

const keyOf = ({ pk, sk }: Item): string => `${pk?.S} ${sk?.S}`;

/** A table inside a client that sends nothing: it takes whole items, without conditions, and gives them back by key. */
export const oneTable = (): { readonly place: Place; readonly clear: () => void } => {
  const items = new Map<string, Item>();
  const put = (item: Item) => items.set(keyOf(item), item);
  const answers: Readonly<Record<string, (body: Body) => object>> = {
    PutItem: ({ Item: item = {} }) => {
      put(item);
      return {};
    },
    BatchWriteItem: ({ RequestItems = {} }) => {
      for (const request of Object.values(RequestItems as Puts).flat()) put(request.PutRequest.Item);
      return { UnprocessedItems: {} };
    },
    BatchGetItem: ({ RequestItems = {} }) => {
      const found = Object.entries(RequestItems as Gets).map(([table, { Keys }]) => [
        table,
        Keys.map((key) => items.get(keyOf(key))).filter((item) => item !== undefined),
      ]);
      return { Responses: Object.fromEntries(found), UnprocessedKeys: {} };
    },
    TransactWriteItems: ({ TransactItems = [] }) => {
      for (const { Put } of TransactItems) if (Put !== undefined) put(Put.Item);
      return {};
    },
    // The only query is of one whole partition.
    Query: ({ ExpressionAttributeValues = {} }) => {
      const partitions = new Set(Object.values(ExpressionAttributeValues).map(({ S }) => S));
      return { Items: [...items.values()].filter(({ pk }) => partitions.has(pk?.S)) };
    },
    GetItem: ({ Key = {} }) => ({ Item: items.get(keyOf(Key)) }),
  };
  const handle = async ({ headers, body }: HttpRequest) => {
    const name = headers['x-amz-target']?.split('.')[1] ?? '';
    const answer = answers[name];
    if (answer === undefined) throw new Error(`this table does not know ${name}`);
    const reply = Buffer.from(JSON.stringify(answer(JSON.parse(new TextDecoder().decode(body)))));
    return { response: { statusCode: 200, headers: {}, body: reply } };
  };
  const client = new DynamoDBClient({
    region: 'eu-central-1',
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    requestHandler: { handle } as never,
  });
  return { place: { client, table: 'orders' }, clear: () => items.clear() };
};
