import { describe, expect, test } from '@jest/globals';
import type { DynamoDBRecord } from 'aws-lambda';
import { readStreamRecord } from '#adapters/dynamodb/events/stream-records';
import { publishChangesJob } from '#adapters/lambda/jobs/publish-changes';
import { createStreamHandler } from '#adapters/lambda/triggers/stream';
import { createMemoryEvents } from '#adapters/memory/events/events';
import { publishChanges } from '#application/events/publish-changes';
import { jobDependencies, runContext } from '#test/builders/jobs';
import { memoryWorld } from '#test/builders/world';

const odd: readonly unknown[] = [
  undefined,
  null,
  7,
  true,
  'x',
  [],
  {},
  [null],
  { pk: null },
  { pk: {} },
  { pk: { S: 7 } },
];
const images: readonly unknown[] = [
  ...odd,
  { pk: { S: 'c#1' } },
  { pk: 'c#1' },
  { version: { N: 'x' } },
  { a: { SS: ['x'] } },
];

const run = async (records: readonly unknown[]) => {
  const { dependencies, observed } = jobDependencies();
  const events = createMemoryEvents();
  const ports = { ...memoryWorld().ports, events };
  const handler = createStreamHandler(publishChangesJob, publishChanges.with(ports), readStreamRecord, dependencies);
  const answer = await handler({ Records: records as DynamoDBRecord[] }, runContext());
  return { answer, log: observed[0]?.logFields, published: events.published() };
};

const item = (sku: string, position: string) => ({
  Keys: { pk: { S: `s#${sku}` }, sk: { S: `s#${sku}` } },
  SequenceNumber: position,
  ApproximateCreationDateTime: 1_795_255_200,
});

describe.each(['c#7K3M9QX', 's#MUG', 'd#TEN', 'ready'])('a record of %s with an odd', (pk) => {
  const usual = { Keys: { pk: { S: pk }, sk: { S: pk } }, SequenceNumber: '100', ApproximateCreationDateTime: 1 };
  test.each([
    ['Keys', odd],
    ['NewImage', images],
    ['OldImage', images],
    ['SequenceNumber', odd],
    ['ApproximateCreationDateTime', odd],
  ])('%s never fails the run', async (field, values) => {
    for (const value of values) {
      const { answer } = await run([{ dynamodb: { ...usual, NewImage: {}, [field]: value } }]);
      expect([field, value, Object.keys(answer)]).toEqual([field, value, ['batchItemFailures']]);
    }
  });
});

test('the first odd record is where Lambda continues', async () => {
  const faulty = { ...item('MUG', '101'), NewImage: { pk: null } };
  const { answer, log } = await run([{ dynamodb: {} }, { dynamodb: item('CAP', '100') }, { dynamodb: faulty }]);
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '100' }] });
  expect(log).toMatchObject({ records: 3, retryFrom: '100' });
});

test('an unreadable record without a position makes Lambda deliver the batch again', async () => {
  for (const SequenceNumber of [undefined, null, 7]) {
    const { answer } = await run([{ dynamodb: { ...item('MUG', '1'), NewImage: { pk: null }, SequenceNumber } }]);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '' }] });
  }
});
