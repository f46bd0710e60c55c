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

/** Where a deployed queue is. */
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

/** What can be received, and can be received again. */
export const waitingIn = (url: string): Promise<readonly Message[]> => receive(url, 0);

/** Takes what is there. */
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

/** A queue of a test's own. */
export const ownQueue = async (QueueName: string): Promise<OwnQueue> => {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName }));
  const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] });
  const { Attributes } = await sqs.send(asked);
  return {
    url: QueueUrl,
    arn: Attributes?.QueueArn ?? '',
    remove: async () => void (await sqs.send(new DeleteQueueCommand({ QueueUrl }))),
  };
};
