import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import type { Place } from '#adapters/dynamodb/engine/entity';
import { grants } from '#adapters/dynamodb/grants';
import { checkedSchedule, shardOf, shardsBetween } from '#adapters/dynamodb/orders/shards';
import { summaryFields } from '#adapters/dynamodb/orders/summary-fields';
import { createReadiness } from '#adapters/dynamodb/service/readiness';
import { createTableInput, table } from '#adapters/dynamodb/table';
import type { Instant } from '#domain/instant';
import { type OrderId, orderIdOf, toSymbols } from '#domain/orders/order-id';
import { createTable } from '#infrastructure/local/aws/create-table';
import { systemPace } from '#infrastructure/pace';
import { tenOClock } from '#test/builders/clock';
import { faults, faulty } from '#test/integration/engine/faults';
import { dynamoWorld, freshTable } from '#test/integration/world';

const readinessOf = (place: Place) => createReadiness(place, { pace: systemPace, probesWrites: false });

test('the index projects exactly the fields of the summary', () => {
  expect([...table.index.projected].toSorted()).toEqual(Object.values(summaryFields).toSorted());
});

test('the table is as table.ts declares it', async () => {
  const { client } = await dynamoWorld();
  const name = await freshTable();
  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
  expect(Table).toMatchObject({
    TableStatus: 'ACTIVE',
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
  expect(await readinessOf({ client, table: name }).faults()).toEqual([]);
});

test('creating the table twice creates it once, and expired items are removed', async () => {
  const { client } = await dynamoWorld();
  const name = await freshTable();
  await createTable(client, name);
  await createTable(client, name);
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: name }));
  expect(TimeToLiveDescription).toMatchObject({ TimeToLiveStatus: 'ENABLED', AttributeName: 'ttl' });
});

describe('readiness names each fault', () => {
  const gsi = (input: CreateTableCommandInput) => structuredClone(input.GlobalSecondaryIndexes?.[0] ?? fail());
  const fail = (): never => {
    throw new Error('the table has an index');
  };
  const spoilt: readonly [string, (input: CreateTableCommandInput) => Partial<CreateTableCommandInput>][] = [
    [
      'index-missing',
      ({ AttributeDefinitions = [] }) => ({
        GlobalSecondaryIndexes: undefined,
        AttributeDefinitions: AttributeDefinitions.slice(0, 2),
      }),
    ],
    [
      'index-keys-differ',
      (input) => ({
        GlobalSecondaryIndexes: [{ ...gsi(input), KeySchema: [{ AttributeName: 'g1', KeyType: 'HASH' }] }],
      }),
    ],
    [
      'index-projection-differs',
      (input) => ({
        GlobalSecondaryIndexes: [
          { ...gsi(input), Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['st'] } },
        ],
      }),
    ],
    [
      'table-keys-differ',
      () => ({
        KeySchema: [
          { AttributeName: 'sk', KeyType: 'HASH' },
          { AttributeName: 'pk', KeyType: 'RANGE' },
        ],
      }),
    ],
  ];
  test.each(spoilt)('%s', async (fault, spoil) => {
    const { client, table: base } = await dynamoWorld();
    const input = createTableInput(`${base}-spoilt`);
    await client.send(new CreateTableCommand({ ...input, ...spoil(input) } as CreateTableCommandInput));
    const { faults } = readinessOf({ client, table: `${base}-spoilt` });
    // An engine may need a moment to create a table.
    let found = await faults();
    for (let round = 0; round < 100 && found.includes('table-not-active'); round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      found = await faults();
    }
    expect(found).toEqual([fault]);
  });

  test('table-missing', async () => {
    const { client } = await dynamoWorld();
    expect(await readinessOf({ client, table: 'gone' }).faults()).toEqual(['table-missing']);
  });

  test.each(faults.filter((fault) => !fault.includes('reply')))('table-unreachable: %s', async (fault) => {
    const injected = faulty();
    const { ports } = await dynamoWorld({ over: injected.over });
    injected.always = fault;
    expect(await ports.readiness.faults()).toEqual(['table-unreachable']);
  });

  const describing = (Table: object | Error) =>
    ({
      send: async () => {
        if (Table instanceof Error) throw Table;
        return { Table };
      },
    }) as unknown as DynamoDBClient;
  const asTold = (more: object, index: object) => ({
    TableStatus: 'ACTIVE',
    KeySchema: createTableInput('any').KeySchema,
    GlobalSecondaryIndexes: [{ ...createTableInput('any').GlobalSecondaryIndexes?.[0], ...index }],
    ...more,
  });

  test.each([
    [asTold({ TableStatus: 'CREATING' }, {}), ['table-not-active']],
    [asTold({ TableStatus: 'UPDATING' }, {}), []],
    [asTold({}, { IndexStatus: 'CREATING' }), ['index-not-active']],
    [asTold({}, { IndexStatus: 'ACTIVE', Projection: { ProjectionType: 'ALL' } }), []],
    [Object.assign(new Error('no'), { name: 'AccessDeniedException' }), ['table-access-denied']],
  ])('%j', async (description, expected) => {
    expect(await readinessOf({ client: describing(description), table: 'any' }).faults()).toEqual(expected);
  });
});

describe('a readiness check that writes', () => {
  const watched = async () => {
    const { client } = await dynamoWorld();
    const name = await freshTable();
    const sent: string[] = [];
    const state = { now: 0, failing: '' };
    const watching = Object.assign(Object.create(client), {
      send: (command: object, options: never) => {
        sent.push(command.constructor.name);
        if (command.constructor.name === state.failing)
          throw Object.assign(new Error('full'), { name: 'InternalServerError' });
        return client.send(command as never, options);
      },
    }) as DynamoDBClient;
    const pace = { ...systemPace, now: () => state.now };
    return { ...createReadiness({ client: watching, table: name }, { pace, probesWrites: true }), sent, state };
  };

  test('writes once in ten seconds while it succeeds', async () => {
    const { faults, sent, state } = await watched();
    for (const at of [0, 1, 9_999, 10_000]) {
      state.now = at;
      expect(await faults()).toEqual([]);
    }
    expect(sent.filter((name) => name === 'PutItemCommand')).toHaveLength(2);
  });

  test('names a table that cannot be written, until it can', async () => {
    const { faults, state } = await watched();
    state.failing = 'PutItemCommand';
    for (const _ of [1, 2]) expect(await faults()).toEqual(['table-not-writable']);
    state.failing = '';
    expect(await faults()).toEqual([]);
  });
});

test('a readiness check of a silent table ends by itself', async () => {
  const client = {
    send: (_: unknown, { abortSignal }: { abortSignal: AbortSignal }) =>
      new Promise((_resolve, reject) => {
        abortSignal.addEventListener('abort', () => reject(abortSignal.reason));
      }),
  } as unknown as DynamoDBClient;
  const asked: number[] = [];
  const timeout = (milliseconds: number) => {
    asked.push(milliseconds);
    return AbortSignal.timeout(20);
  };
  const { faults } = createReadiness(
    { client, table: 'any' },
    { pace: { ...systemPace, timeout }, probesWrites: true },
  );
  expect(await faults()).toEqual(['table-unreachable']);
  expect(asked).toEqual([1_500]);
});

describe('shards', () => {
  const idAt = (at: Instant, random = '00'): OrderId => orderIdOf({ tag: '7K3M9QX', at, random });

  test('the shard of an order never changes: these are fixed', () => {
    const ids = ['00', '01', '0A', 'ZZ'].map((random) => idAt(tenOClock, random));
    expect(ids.map((id) => shardOf([{ from: 0, shards: 64 }], id))).toEqual([23, 32, 63, 30]);
  });

  test('orders are spread over all shards, and no shard has twice its share', () => {
    const counts = new Map<number, number>();
    for (let index = 0; index < 6_400; index += 1) {
      const id = orderIdOf({ tag: '7K3M9QX', at: tenOClock + index, random: toSymbols(index % 1_024, 2) });
      const shard = shardOf([{ from: 0, shards: 64 }], id);
      counts.set(shard, (counts.get(shard) ?? 0) + 1);
    }
    expect(counts.size).toBe(64);
    expect(Math.max(...counts.values())).toBeLessThan(200);
  });

  const schedule = [
    { from: 100, shards: 1 },
    { from: 200, shards: 3 },
    { from: 300, shards: 2 },
  ] as const;

  test.each([
    [0, 50, 1],
    [0, 199, 1],
    [0, 200, 3],
    [150, 250, 3],
    [300, 400, 2],
    [299, 400, 3],
  ])('between %i and %i there are %i', (from, to, count) => {
    expect(shardsBetween(schedule, from, to)).toHaveLength(count);
  });

  test.each([
    [[]],
    [[{ from: 0, shards: 0 }]],
    [[{ from: 0, shards: 1.5 }]],
    [
      [
        { from: 5, shards: 1 },
        { from: 5, shards: 2 },
      ],
    ],
    [
      [
        { from: 5, shards: 1 },
        { from: 4, shards: 2 },
      ],
    ],
  ])('an invalid schedule is refused: %j', (wrong) => {
    expect(() => checkedSchedule(wrong as never)).toThrow(RangeError);
  });
});

test('ports are granted only single items, batches, queries and the description of the table', () => {
  const actions = Object.values(grants).flatMap(({ table: onTable, index }) => [...onTable, ...index]);
  expect([...new Set(actions)].toSorted()).toEqual([
    'dynamodb:BatchGetItem',
    'dynamodb:BatchWriteItem',
    'dynamodb:ConditionCheckItem',
    'dynamodb:DeleteItem',
    'dynamodb:DescribeTable',
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:Query',
    'dynamodb:UpdateItem',
  ]);
});

test('only lists that the stream writes are written without conditions, each by its own port', () => {
  const writing = Object.entries(grants).filter(([, { table: onTable }]) =>
    onTable.includes('dynamodb:BatchWriteItem'),
  );
  const only = (partitions: string) => ({ table: ['dynamodb:BatchWriteItem'], index: [], partitions });
  expect(Object.fromEntries(writing)).toEqual({
    writeOrdersByFacet: only('q#'),
    writeUnsettledOrders: only('u#'),
    writePrivateOrders: only('y#'),
    writeFeed: only('f#'),
  });
});

test('only these ports may delete: orders and their references, records of customers, and what waits for webhooks', () => {
  const removing = Object.entries(grants).filter(([, { table: onTable }]) => onTable.includes('dynamodb:DeleteItem'));
  expect(removing).toEqual([
    ['writeCustomers', expect.objectContaining({ partitions: 'n#' })],
    ['removeOrder', { table: ['dynamodb:DeleteItem'], index: [] }],
    ['eraseOrder', { table: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem'], index: [] }],
    ['webhookBacklogs', expect.objectContaining({ partitions: 'h#' })],
  ]);
});
