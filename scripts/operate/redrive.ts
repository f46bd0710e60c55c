// Hands what failed for good to its function again, and takes it out of its queue when that has taken it.
import { parseArgs } from 'node:util';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { LambdaClient } from '@aws-sdk/client-lambda';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { type Message, redriveAll, republish, resend } from './redrive/dead-letters';
import { invoking } from './redrive/invoking';
import { readRange } from './redrive/stream-range';
import '../quiet-sdk.mjs';

const help = `Usage: npm run redrive -- --stage dev [unpublished | unsent]

Hands what failed for good to its function again: records of the stream to the publisher, events to the notifier. What is
taken leaves its queue; what fails again stays, with the reason, and the exit code is 1. One run deals with some 200 of
each queue: run it again for more. Uses the credentials and the region of your shell, as the AWS command line does.

  unpublished   changes that did not get to the bus; the stream keeps them for 24 hours
  unsent        events whose letter was not sent; a letter that may have been sent is never sent again
  (neither)     both

Options
  --stage NAME  which deployment
  -h, --help    this text`;

const queues = { unpublished: 'publish-changes', unsent: 'notify-customer' } as const;
type Queue = keyof typeof queues;

/** Somebody waits for this; a function may take its minute. */
const patience = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 70_000, throwOnRequestTimeout: true },
};

/** What one run deals with: more would come out of hiding before it is their turn. */
const mostAtOnce = 200;

/** Longer than a run of this script takes over one batch of messages. */
const hiddenSeconds = 300;

const messagesOf = async (client: SQSClient, name: string): Promise<readonly Message[]> => {
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
    if (Messages.length === 0 || messages.size >= mostAtOnce) return [...messages.values()];
  }
};

const redrive = async (stage: string, queue: Queue): Promise<number> => {
  const prefix = `order-service-${stage}`;
  const messages = await messagesOf(new SQSClient(patience), `${prefix}-${queue}`);
  const invoke = invoking(new LambdaClient(patience), `${prefix}-${queues[queue]}`);
  const deal = queue === 'unsent' ? resend(invoke) : republish(readRange(new DynamoDBStreamsClient(patience)), invoke);
  const outcomes = await redriveAll(messages, deal);
  const left = outcomes.filter((outcome) => outcome.left !== undefined);
  for (const outcome of left) console.error(`${queue} ${outcome.id}: ${outcome.left}`);
  console.log(`${queue}: ${outcomes.length - left.length} taken, ${left.length} left`);
  return left.length;
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { stage: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
});
const asked = (positionals.length === 0 ? Object.keys(queues) : positionals) as Queue[];
if (values.help) console.log(help);
else if (values.stage === undefined || asked.some((queue) => !Object.hasOwn(queues, queue))) {
  console.error(help);
  process.exitCode = 2;
} else {
  let left = 0;
  for (const queue of asked) left += await redrive(values.stage, queue);
  process.exitCode = left === 0 ? 0 : 1;
}
