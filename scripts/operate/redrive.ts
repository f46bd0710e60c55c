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
import { command, UsageError } from '../command.mjs';
import '../quiet-sdk.mjs';
import { type Message, redriveAll, republish, resend } from './redrive/dead-letters';
import { invoking } from './redrive/invoking';
import { readRange } from './redrive/stream-range';

const usage = `Usage: npm run redrive -- --stage dev [unpublished] [unsent]

Sends the messages of a dead-letter queue to their function again: records of the stream to the publisher, events to the
notifier. A message that succeeds leaves its queue; one that fails again stays, and its reason is printed. One run handles
about 200 messages of each queue: run it again for more. Uses the credentials and the region of your shell.

  unpublished   changes that did not reach the bus; the stream keeps them for 24 hours
  unsent        events whose letter was not sent; a letter that may have been sent is never sent again
  (neither)     both

Options
  --stage NAME  which deployment
  -h, --help    this text

Exit code 0: every message was handled; 1: some are left; 2: wrong options.`;

const queues = { unpublished: 'publish-changes', unsent: 'notify-customer' } as const;
type Queue = keyof typeof queues;

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

const redrive = async (stage: string, queue: Queue): Promise<number> => {
  const prefix = `order-service-${stage}`;
  const messages = await receiveMessages(new SQSClient(patience), `${prefix}-${queue}`);
  const invoke = invoking(new LambdaClient(patience), `${prefix}-${queues[queue]}`);
  const handle =
    queue === 'unsent' ? resend(invoke) : republish(readRange(new DynamoDBStreamsClient(patience)), invoke);
  const outcomes = await redriveAll(messages, handle);
  const left = outcomes.filter((outcome) => outcome.left !== undefined);
  for (const outcome of left) console.error(`${queue} ${outcome.id}: ${outcome.left}`);
  console.log(`${queue}: ${outcomes.length - left.length} handled, ${left.length} left`);
  return left.length;
};

const isQueue = (name: string): name is Queue => Object.hasOwn(queues, name);

await command({
  usage,
  options: { stage: { type: 'string' } },
  allowPositionals: true,
  run: async ({ stage }, names) => {
    if (stage === undefined) throw new UsageError('--stage is missing');
    const unknown = names.find((name) => !isQueue(name));
    if (unknown !== undefined) throw new UsageError(`unknown queue: ${unknown}`);
    const chosen = names.length === 0 ? Object.keys(queues) : names;
    let left = 0;
    for (const queue of chosen.filter(isQueue)) left += await redrive(stage, queue);
    return left === 0 ? 0 : 1;
  },
});
