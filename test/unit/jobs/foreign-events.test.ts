import { describe, expect, test } from '@jest/globals';
import type { DynamoDBRecord } from 'aws-lambda';
import { type JobHandler, JobRefused, type RunDependencies } from '#adapters/lambda/job-run';
import { expireOrdersJob } from '#adapters/lambda/jobs/expire-orders';
import { notifyCustomerJob } from '#adapters/lambda/jobs/notify-customer';
import { publishChangesJob } from '#adapters/lambda/jobs/publish-changes';
import { jobs } from '#adapters/lambda/jobs/registry';
import { createResourceHandler } from '#adapters/lambda/resources/custom-resource';
import { createEventsHandler } from '#adapters/lambda/triggers/events';
import { createScheduleHandler } from '#adapters/lambda/triggers/schedule';
import { createStreamHandler } from '#adapters/lambda/triggers/stream';
import { deadline } from '#infrastructure/deadline';
import { jobDependencies, runContext } from '#test/builders/jobs';
import { eventV1, eventV2 } from '#test/http/support/gateway-events';

type AnyHandler = JobHandler<never, unknown>;
type Make = (ran: () => never, dependencies: ReturnType<typeof jobDependencies>['dependencies']) => AnyHandler;

const makers: Readonly<Record<string, Make>> = {
  stream: (ran, dependencies) =>
    createStreamHandler(
      publishChangesJob,
      async () => ran(),
      (_: DynamoDBRecord) => ran(),
      dependencies,
    ),
  events: (ran, dependencies) => createEventsHandler(notifyCustomerJob, async () => ran(), dependencies),
  schedule: (ran, dependencies) => createScheduleHandler(expireOrdersJob, async () => ran(), dependencies),
  deployment: (ran, dependencies: RunDependencies) =>
    createResourceHandler(
      { job: 'fetchKeys', physicalId: 'keys', noEcho: false, tryMs: 1, attributes: async () => ran() },
      { sleep: async () => undefined, deadline },
      dependencies,
    ),
};

const sent = { method: 'GET', path: '/health', headers: {}, body: undefined, requestId: 'r' };
const always: readonly unknown[] = [null, undefined, 7, true, 'warmup', [], [{}]];
const objects: readonly unknown[] = [{}, { source: 'warmer' }, eventV1(sent), eventV2(sent)];
const foreign: Readonly<Record<string, readonly unknown[]>> = {
  stream: [
    ...always,
    ...objects,
    { Records: null },
    { Records: {} },
    { Records: [null] },
    { Records: [{ eventSource: 'aws:sqs', body: '{}' }] },
  ],
  events: [...always, ...objects, { Records: [] }],
  // A schedule sends an object that says nothing.
  schedule: always,
  deployment: [
    ...always,
    ...objects,
    { RequestType: 'Create' },
    { RequestType: 'Other', ResponseURL: 'https://a.test' },
  ],
};

test('every trigger is tried', () => {
  expect(Object.keys(makers).sort()).toEqual([...new Set(jobs.map(({ trigger }) => trigger.kind))].sort());
});

describe.each(Object.entries(makers))('a job by %s', (kind, make) => {
  test('runs nothing with a foreign event, logs it once and fails', async () => {
    for (const event of foreign[kind] ?? []) {
      const { dependencies, observed } = jobDependencies();
      const handler = make(() => {
        throw new Error(`it ran with ${JSON.stringify(event)}`);
      }, dependencies);
      const failure = await handler(event as never, runContext()).catch((error: unknown) => error);
      expect([event, failure]).toEqual([event, new JobRefused('foreign-event')]);
      expect(observed).toEqual([
        expect.objectContaining({ logFields: { refused: 'foreign-event' }, defect: expect.any(JobRefused) }),
      ]);
    }
  });
});
