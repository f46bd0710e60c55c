import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { afterEach, expect, test } from '@jest/globals';
import { readStreamRecord } from '#adapters/dynamodb/events/stream-records';
import { publishChanges } from '#application/events/publish-changes';
import { confirmOrder } from '#application/orders/lifecycle/confirm-order';
import { projectChanges } from '#application/projections/project-changes';
import { lambdaRecord } from '#infrastructure/local/aws/lambda-records';
import { type Followed, followStream } from '#infrastructure/local/aws/stream';
import { staff } from '#test/builders/callers';
import { sku } from '#test/builders/products';
import { bySystem, request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { eventually } from '#test/contract/world';
import { exportedFrom, givenShop, importInto } from '#test/integration/transfer/shop';
import { type DynamoWorld, dynamoWorld, endpoint } from '#test/integration/world';

const followed: Followed[] = [];
afterEach(async () => {
  await Promise.all(followed.splice(0).map(({ stop }) => stop()));
});

/** Publishes and projects the changes of the stream, as the two jobs do. */
const follow = async ({ client, table, ports }: DynamoWorld): Promise<void> => {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
  const credentials = { accessKeyId: `worker${process.env.JEST_WORKER_ID ?? '0'}`, secretAccessKey: 'secret' };
  followed.push(
    await followStream({
      client: new DynamoDBStreamsClient({ endpoint: endpoint(), region: 'us-east-1', credentials }),
      stream: Table?.LatestStreamArn ?? '',
      position: undefined,
      handle: async (records) => {
        const changes = records.map(lambdaRecord).map(readStreamRecord);
        const published = answerOf(await publishChanges.with(ports)(changes, bySystem()));
        expect([published.retryFrom, published.unreadable]).toEqual([null, []]);
        answerOf(await projectChanges.with(ports)(changes, bySystem()));
      },
    }),
  );
};

test('imported orders join the lists, and only their later changes are published', async () => {
  const from = await dynamoWorld();
  const [, pending = '' as never] = await givenShop(from);
  const to = await dynamoWorld();
  await follow(to);
  await importInto(to, await exportedFrom(from));
  const mugs = () => to.ports.ordersByFacet.page({ facet: sku('MUG'), limit: 10 });
  await eventually(async () => expect((await mugs()).items).toEqual([pending]));
  expect(to.arrived()).toEqual([]);

  const { version } = answerOf(await confirmOrder.with(to.ports)({ id: pending }, request({ caller: staff() }))).value;
  expect(version).toBe(2);
  await eventually(async () => expect(to.arrived().length).toBeGreaterThan(0));
  expect(to.arrived().map(({ id, type }) => [id, type])).toEqual([[`${pending}:2`, 'order.confirmed']]);
});
