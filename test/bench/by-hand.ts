import { randomUUID } from 'node:crypto';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';

/**
 * The same work as a good engineer writes it by hand for the DocumentClient: the same items, conditions, transaction,
 * consistency and projection, in expressions as short as they can be. No token is checked, nothing is validated and
 * nothing is priced: what is to be written is given whole, and what is read is handed on as it came.
 */

/** An order that needs nothing more than to be written. */
export type ReadyOrder = {
  readonly pk: string;
  readonly sk: string;
  readonly id: string;
  readonly customerId: string;
  readonly at: number;
  readonly key: string;
  readonly fingerprint: string;
  readonly trace: Uint8Array;
  readonly currency: string;
  readonly country: string;
  readonly taxRate: string;
  readonly lines: readonly {
    readonly sku: string;
    readonly name: string;
    readonly unitAmount: number;
    readonly quantity: number;
    readonly taxAmount: number;
  }[];
  readonly shipping: { readonly method: string; readonly netAmount: number; readonly taxAmount: number };
  readonly totalAmount: number;
  readonly email: string;
  readonly address: {
    readonly name: string;
    readonly line1: string;
    readonly postalCode: string;
    readonly city: string;
  };
};

export const orderItem = (order: ReadyOrder) => ({
  pk: order.pk,
  sk: order.sk,
  g1: 'p#0',
  z: 1,
  n: 1,
  st: 'p',
  py: 'u',
  fl: 'u',
  rt: 'n',
  cu: order.currency,
  to: order.totalAmount,
  lc: order.lines.length,
  id: order.customerId,
  ch: [
    {
      z: 1,
      t: 0,
      a: 'customer',
      k: order.key,
      f: order.fingerprint,
      w: order.trace,
      e: [
        {
          y: 'placed',
          c: order.currency,
          l: order.lines.map(({ sku, name, unitAmount, quantity, taxAmount }, index) => ({
            k: sku,
            n: name,
            a: unitAmount,
            q: quantity,
            ...(index === 0 ? { r: order.taxRate } : {}),
            t: taxAmount,
          })),
          s: { m: order.shipping.method, a: order.shipping.netAmount, r: order.taxRate, t: order.shipping.taxAmount },
          o: order.country,
          x: 1_800_000,
        },
      ],
    },
  ],
  pr: [
    {
      v: 1,
      m: order.email,
      a: {
        n: order.address.name,
        l: order.address.line1,
        z: order.address.postalCode,
        c: order.address.city,
        o: order.country,
      },
    },
  ],
  e: 'order',
  v: '1',
});

export const receiptItem = ({ key, fingerprint, id, at }: ReadyOrder) => {
  const keptUntil = at + 172_800_000;
  const keptUntilSeconds = Math.ceil(keptUntil / 1_000);
  const lateBy = keptUntilSeconds * 1_000 - keptUntil;
  return {
    pk: `i#${key}`,
    sk: 'i',
    z: 1,
    f: fingerprint,
    r: { o: id },
    ttl: keptUntilSeconds,
    ...(lateBy === 0 ? {} : { m: lateBy }),
    e: 'receipt',
    v: '1',
  };
};

/** A payment that needs nothing more than to be written. */
export type ReadyPayment = {
  readonly amount: number;
  readonly reference: string;
  readonly key: Uint8Array;
  readonly fingerprint: Uint8Array;
  readonly trace: Uint8Array;
};

/** A customer asks for a payment that is captured at once. */
const intentOf = ({ key, fingerprint, trace, amount }: ReadyPayment) => ({
  ...{ z: 1, t: 41, a: 'customer', k: key, f: fingerprint, w: trace },
  e: [{ y: 'ask', o: 1, t: 'a', a: amount, n: { n: 'simulator' }, c: true }],
});

/** The provider has authorized and captured it, which confirms the order. */
const outcomeOf = ({ amount, reference }: ReadyPayment) => ({
  ...{ z: 1, t: 56, a: 'customer', r: 1 },
  e: [{ y: 'auth', o: 1, a: amount, i: reference, u: 604_800_056 }, { y: 'cap', o: 2, a: amount }, { y: 'confirmed' }],
});

const summaryNames = ['pk', 'sk', 'st', 'py', 'fl', 'rt', 'cu', 'to', 'lc', 'id', 'xr'];

export const byHand = (client: DynamoDBDocumentClient, TableName: string) => ({
  place: (order: ReadyOrder) => {
    const absent = { TableName, ConditionExpression: 'attribute_not_exists(pk)' };
    const withOld = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
    return client.send(
      new TransactWriteCommand({
        ClientRequestToken: randomUUID(),
        TransactItems: [
          { Put: { ...absent, ...withOld, Item: orderItem(order) } },
          { Put: { ...absent, ...withOld, Item: receiptItem(order) } },
          ...order.lines.map(({ sku, quantity }) => ({
            Update: {
              TableName,
              Key: { pk: `s#${sku}`, sk: `s#${sku}` },
              UpdateExpression: 'SET av = av - :q',
              ConditionExpression: 'attribute_exists(pk) AND av >= :q AND fv = :f AND attribute_not_exists(dl)',
              ExpressionAttributeValues: { ':q': quantity, ':f': 1 },
              ...withOld,
            },
          })),
        ],
      }),
    );
  },
  /** The intent and the outcome, each under the condition that nothing else has changed the order. */
  pay: async ({ pk, sk }: Pick<ReadyOrder, 'pk' | 'sk'>, payment: ReadyPayment) => {
    const Key = { pk, sk };
    const at = {
      ...{ TableName, Key, ConditionExpression: 'n = :n' },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    } as const;
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    const n: number = Item?.n;
    const asked = { ':n': n, ':m': n + 1, ':c': [intentOf(payment)], ':p': [{ v: n + 1, y: { pay_1: 'tok_ok' } }] };
    await client.send(
      new UpdateCommand({
        ...at,
        UpdateExpression: 'SET n = :m, ch = list_append(ch, :c), pr = list_append(pr, :p)',
        ExpressionAttributeValues: asked,
      }),
    );
    const told = { ':n': n + 1, ':m': n + 2, ':g': 'w#0', ':w': 'w', ':y': 'p', ':c': [outcomeOf(payment)] };
    await client.send(
      new UpdateCommand({
        ...at,
        UpdateExpression: 'SET g1 = :g, st = :w, py = :y, n = :m, ch = list_append(ch, :c)',
        ExpressionAttributeValues: told,
      }),
    );
  },
  get: (pk: string, sk: string) => client.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true })),
  list: (pk: string, first: string, last: string, limit: number) =>
    client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: { ':pk': pk, ':first': first, ':last': last },
        ExpressionAttributeNames: Object.fromEntries(summaryNames.map((name) => [`#${name}`, name])),
        ProjectionExpression: summaryNames.map((name) => `#${name}`).join(', '),
        ScanIndexForward: false,
        Limit: limit,
      }),
    ),
});
