// Sends the messages of the dead-letter queues to their functions again, and deletes each that succeeds.
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { LambdaClient } from '@aws-sdk/client-lambda';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Job } from '#adapters/lambda/job';
import { jobsBy } from '#adapters/lambda/jobs/registry';
import { namesOf } from '#cdk/jobs/job';
import { command, UsageError } from '../command.mjs';
import '../quiet-sdk.mjs';
import { kebabCase } from '../text.mjs';
import { type Message, redriveAll, republish, resend } from './redrive/dead-letters';
import { invoking } from './redrive/invoking';
import { readRange } from './redrive/stream-range';

/** The dead-letter queues by name, each with its job. */
const jobsByQueue: ReadonlyMap<string, Job> = new Map(
  [...jobsBy('stream'), ...jobsBy('events')].map((job) => [kebabCase(namesOf(job).deadLetters), job]),
);
const queueLines = [...jobsByQueue].map(([queue, { id, summary }]) => `  ${queue.padEnd(13)} ${id}: ${summary}`);

const usage = `Usage: npm run redrive -- --stage dev [queue ...]

Sends the messages of dead-letter queues to their functions again: records of the stream, and events. A message that
succeeds leaves its queue; one that fails again stays, and its reason is printed. One run handles about 200 messages of
each queue: run it again for more. Uses the credentials and the region of your shell.

Queues
${queueLines.join('\n')}
  (none)        all

The stream keeps its records for 24 hours. A letter that may have been sent is never sent again.

Options
  --stage NAME  which deployment
  -h, --help    this text

Exit code 0: every message was handled; 1: some are left; 2: wrong options.`;

/** A function may take a minute. */
const patience = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 70_000, throwOnRequestTimeout: true },
};

/** With more, the first would become visible again before their turn. */
const messagesPerRun = 200;

/** Longer than a run takes for one batch of messages. */
const hiddenSeconds = 300;

const receiveMessages = async (client: SQSClient, name: string): Promise<readonly Message[]> => {
  const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: name }));
  const messages = new Map<string, Message>();
  for (;;) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: 1,
        VisibilityTimeout: hiddenSeconds,
      }),
    );
    for (const { MessageId: id = '', Body: body = '', ReceiptHandle } of Messages) {
      const message = { QueueUrl, ReceiptHandle };
      messages.set(id, {
        id,
        body,
        delete: async () => void (await client.send(new DeleteMessageCommand(message))),
        release: async () =>
          void (await client.send(new ChangeMessageVisibilityCommand({ ...message, VisibilityTimeout: 0 }))),
      });
    }
    if (Messages.length === 0 || messages.size >= messagesPerRun) return [...messages.values()];
  }
};

const redrive = async (stage: string, queue: string, job: Job): Promise<number> => {
  const prefix = `order-service-${stage}`;
  const messages = await receiveMessages(new SQSClient(patience), `${prefix}-${queue}`);
  const invoke = invoking(new LambdaClient(patience), `${prefix}-${kebabCase(job.id)}`);
  const handle =
    job.trigger.kind === 'events' ? resend(invoke) : republish(readRange(new DynamoDBStreamsClient(patience)), invoke);
  const outcomes = await redriveAll(messages, handle);
  const left = outcomes.filter((outcome) => outcome.left !== undefined);
  for (const outcome of left) console.error(`${queue} ${outcome.id}: ${outcome.left}`);
  console.log(`${queue}: ${outcomes.length - left.length} handled, ${left.length} left`);
  return left.length;
};

await command({
  usage,
  options: { stage: { type: 'string' } },
  allowPositionals: true,
  run: async ({ stage }, names) => {
    if (stage === undefined) throw new UsageError('--stage is missing');
    const unknown = names.find((name) => !jobsByQueue.has(name));
    if (unknown !== undefined) throw new UsageError(`unknown queue: ${unknown}`);
    let left = 0;
    for (const [queue, job] of jobsByQueue)
      if (names.length === 0 || names.includes(queue)) left += await redrive(stage, queue, job);
    return left === 0 ? 0 : 1;
  },
});
