import {
  CreateQueueCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { stackName } from '#test/cloud/support/deployment';

const sqs = new SQSClient({});

export const queueUrl = async (name: string): Promise<string> => {
  const { QueueUrl = '' } = await sqs.send(new GetQueueUrlCommand({ QueueName: `${stackName}-${name}` }));
  return QueueUrl;
};

const receive = async (QueueUrl: string, VisibilityTimeout: number): Promise<readonly Message[]> => {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      ...{ QueueUrl, VisibilityTimeout, MaxNumberOfMessages: 10 },
      MessageAttributeNames: ['All'],
    }),
  );
  return Messages;
};

/** The messages of a queue, which stay visible. */
export const waitingIn = (url: string): Promise<readonly Message[]> => receive(url, 0);

/** Removes and returns all messages. */
export const takeFrom = async (QueueUrl: string): Promise<readonly Message[]> => {
  const taken: Message[] = [];
  for (;;) {
    const messages = await receive(QueueUrl, 30);
    if (messages.length === 0) return taken;
    taken.push(...messages);
    for (const { ReceiptHandle } of messages) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }
};

export type OwnQueue = { readonly url: string; readonly arn: string; readonly remove: () => Promise<void> };

/** Creates a queue for a test. */
export const ownQueue = async (QueueName: string): Promise<OwnQueue> => {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName }));
  const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] });
  const { Attributes } = await sqs.send(command);
  return {
    url: QueueUrl,
    arn: Attributes?.QueueArn ?? '',
    remove: async () => void (await sqs.send(new DeleteQueueCommand({ QueueUrl }))),
  };
};
