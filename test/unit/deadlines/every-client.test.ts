import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { observed } from '#adapters/lambda/job-run';
import { jobDependencies, runContext } from '#test/builders/jobs';

const root = fileURLToPath(new URL('../../../src', import.meta.url));

const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(`${root}/${file}`, 'utf8') }));

/** The places of a pattern: file and the text around it. */
const placesOf = (pattern: RegExp, inFolder = ''): readonly string[] =>
  sources
    .filter(({ file }) => file.startsWith(inFolder))
    .flatMap(({ file, text }) => [...text.matchAll(pattern)].map(([found]) => `${file}: ${found}`));

test('a client of AWS is made in its adapter only; these two bound their own calls', () => {
  expect(placesOf(/new \w+Client\(/g).toSorted()).toEqual([
    'adapters/dynamodb/engine/client.ts: new DynamoDBClient(',
    'adapters/events/event-bridge.ts: new EventBridgeClient(',
    // A letter is not cut: docs/adr/0025.
    'adapters/notifications/ses.ts: new SESv2Client(',
    // Only the local server follows the stream, outside of any request.
    'infrastructure/local/aws/follow-table.ts: new DynamoDBStreamsClient(',
  ]);
});

test('the clients of requests and jobs know the deadline', () => {
  const made = placesOf(/(?:bounded\()?\b(?:createClient|eventBridgeClient)\(/g, 'infrastructure/');
  expect(made.length).toBeGreaterThan(3);
  expect(made.filter((place) => !place.includes('bounded('))).toEqual([]);
});

test('every run of a job has a deadline', async () => {
  const limits: number[] = [];
  const { dependencies } = jobDependencies({
    limited: ({ getRemainingTimeInMillis }, work) => {
      limits.push(getRemainingTimeInMillis());
      return work();
    },
  });
  const run = observed('a job', async () => 'done', dependencies);
  expect(await run({}, runContext(7_000))).toBe('done');
  expect(limits).toEqual([7_000]);
});
