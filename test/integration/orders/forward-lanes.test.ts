import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from '@jest/globals';
import { keyOf } from '#adapters/dynamodb/orders/orders';
import type { OrderEvent } from '#domain/orders/events';
import type { OrderId } from '#domain/orders/order-id';
import { canceled, changed, completed, confirmed, expired, held, released, writing } from '#test/builders/orders';
import { given, givenOrder } from '#test/contract/world';
import { type DynamoWorld, dynamoWorld } from '#test/integration/world';

const laneOf = async ({ client, table }: DynamoWorld, id: OrderId): Promise<string | undefined> => {
  const { tag, moment } = keyOf(id);
  const Key = { pk: { S: `c#${tag}` }, sk: { S: `o#${moment}` } };
  const { Item } = await client.send(new GetItemCommand({ TableName: table, Key }));
  return Item?.g1?.S;
};

type Step = readonly [event: OrderEvent, lane: string];
const lives: readonly (readonly [name: string, steps: readonly Step[]])[] = [
  [
    'held twice and completed',
    [
      [held('hold_2'), 'p#0'],
      [released('hold_2'), 'p#0'],
      [confirmed, 'w#0'],
      [held('hold_5'), 'w#0'],
      [released('hold_5'), 'w#0'],
      [completed, 'd#0'],
    ],
  ],
  [
    'canceled on hold',
    [
      [held('hold_2'), 'p#0'],
      [canceled, 'x#0'],
    ],
  ],
  [
    'canceled after its confirmation',
    [
      [confirmed, 'w#0'],
      [canceled, 'x#0'],
    ],
  ],
  ['expired', [[expired, 'x#0']]],
];

test.each(lives)('an order moves forward through the lanes: %s', async (_, steps) => {
  const world = await dynamoWorld();
  let record = await givenOrder(world);
  expect(await laneOf(world, record.id)).toBe('p#0');
  for (const [event, lane] of steps) {
    record = changed(record, [event]);
    await given(world, writing(record));
    expect([event.type, await laneOf(world, record.id)]).toEqual([event.type, lane]);
  }
});
