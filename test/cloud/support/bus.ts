import {
  DeleteRuleCommand,
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import type { CloudEvent } from '#application/events/cloud-event';
import { stackName } from '#test/cloud/support/deployment';
import { eventually } from '#test/cloud/support/eventually';
import { ownQueue, takeFrom } from '#test/cloud/support/queues';

const bridge = new EventBridgeClient({});
const bus = { EventBusName: stackName };

/** An event as a rule delivers it. */
export type Delivered = {
  readonly source: string;
  readonly 'detail-type': string;
  readonly resources: readonly string[];
  readonly detail: CloudEvent;
};

export type Listener = {
  /** All events so far, in the order of delivery. */
  readonly delivered: () => Promise<readonly Delivered[]>;
  /** The events of an order, after an event of type `last` has arrived. */
  readonly ofOrder: (id: string, last: CloudEvent['type']) => Promise<readonly CloudEvent[]>;
  readonly stop: () => Promise<void>;
};

/** Receives all events of the deployed bus, by a rule and a queue of its own. */
export const listen = async (name: string): Promise<Listener> => {
  const queue = await ownQueue(name);
  const rule = { ...bus, Name: name };
  await bridge.send(new PutRuleCommand({ ...rule, EventPattern: JSON.stringify({ source: [{ prefix: '' }] }) }));
  await bridge.send(new PutTargetsCommand({ ...bus, Rule: name, Targets: [{ Id: 'queue', Arn: queue.arn }] }));
  const received: Delivered[] = [];
  const delivered = async (): Promise<readonly Delivered[]> => {
    for (const { Body = '' } of await takeFrom(queue.url)) received.push(JSON.parse(Body));
    return received;
  };
  return {
    delivered,
    ofOrder: async (id, last) => {
      const about = async () =>
        (await delivered()).map(({ detail }) => detail).filter(({ source }) => source === `/v1/orders/${id}`);
      return eventually(about, (events) => events.some(({ type }) => type === last));
    },
    stop: async () => {
      await bridge.send(new RemoveTargetsCommand({ ...bus, Rule: name, Ids: ['queue'] }));
      await bridge.send(new DeleteRuleCommand(rule));
      await queue.remove();
    },
  };
};

/** Publishes an event again, as a replay of the archive does. */
export const putAgain = async (event: CloudEvent): Promise<void> => {
  const entry = { ...bus, Source: 'order-service', DetailType: event.type, Detail: JSON.stringify(event) };
  const { FailedEntryCount } = await bridge.send(new PutEventsCommand({ Entries: [entry] }));
  if (FailedEntryCount !== 0) throw new Error('The bus refused the event.');
};
