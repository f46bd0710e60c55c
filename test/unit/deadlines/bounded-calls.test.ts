import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from '@jest/globals';
import { Unavailable } from '#application/ports';
import { bounded, callFaults, inRequest, limitedRun, millisecondsLeft, within } from '#infrastructure/bounded-calls';
import { runContext } from '#test/builders/jobs';
import { silentServer } from '#test/unit/deadlines/silent-server';

const command = new GetItemCommand({ TableName: 'any', Key: { pk: { S: 'a' }, sk: { S: 'a' } } });
const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
const clientAt = (endpoint: string) => bounded(new DynamoDBClient({ endpoint, region: 'us-east-1', credentials }));

/** A client whose calls fail with this error. */
const failingWith = (error: object) =>
  bounded({ send: async (_: unknown) => Promise.reject(error), destroy: () => undefined });

/** The faults that a request with this failing call logs. */
const faultsAfter = (error: object) =>
  inRequest(async () => {
    await failingWith(error)
      .send(command)
      .catch(() => undefined);
    return callFaults();
  });

test('a job ends its calls a second before its run must end, whatever request caused it', async () => {
  const { endpoint } = await silentServer();
  const run = (msLeft: number) => limitedRun(runContext(msLeft), () => clientAt(endpoint).send(command));
  await expect(run(1_100)).rejects.toThrow(Unavailable);
  const left = await within(0, () => limitedRun(runContext(61_000), async () => millisecondsLeft()));
  expect(Math.round(left / 1_000)).toBe(60);
});

test('a call after the deadline is not sent', async () => {
  let sent = 0;
  const client = bounded({
    send: async (_: unknown) => {
      sent += 1;
    },
    destroy: () => undefined,
  });
  await expect(within(0, () => client.send(command))).rejects.toThrow(Unavailable);
  await within(1_000, () => client.send(command));
  expect(sent).toBe(1);
});

test('a call outside a request has no deadline', () => expect(millisecondsLeft()).toBe(Number.POSITIVE_INFINITY));

test('the time before `within` counts, from the beginning of the request', async () => {
  const left = await inRequest(async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return within(60_000, async () => millisecondsLeft());
  });
  expect(left).toBeLessThan(59_960);
});

test.each([
  ['a throttle', { name: 'ProvisionedThroughputExceededException' }, { ProvisionedThroughputExceededException: 1 }],
  ['a time-out', { name: 'TimeoutError' }, { TimeoutError: 1 }],
  ['a refused connection', { name: 'Error', code: 'ECONNREFUSED' }, { ECONNREFUSED: 1 }],
  ['a failure of the database', { name: 'InternalServerError' }, { InternalServerError: 1 }],
  [
    'a full disk of the embedded engine',
    { name: 'InternalServerError', message: 'commit failed (backend: database or disk is full)' },
    { DiskFull: 1 },
  ],
  [
    'a broken disk of the embedded engine',
    { name: 'InternalServerError', message: 'commit failed (backend: I/O error: disk I/O error)' },
    { DiskError: 1 },
  ],
  [
    'a conflict of transactions',
    { name: 'TransactionCanceledException', CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }] },
    { TransactionConflict: 1 },
  ],
  ['no failed condition', { name: 'ConditionalCheckFailedException' }, undefined],
  [
    'no failed condition of a transaction',
    { name: 'TransactionCanceledException', CancellationReasons: [{ Code: 'ConditionalCheckFailed' }] },
    undefined,
  ],
  [
    'no message',
    { name: 'a name with ada@example.com', code: 'a b', $metadata: { httpStatusCode: 500 } },
    { Other: 1 },
  ],
])('the log line names %s', async (_, error, faults) => expect(await faultsAfter(error)).toEqual(faults));
