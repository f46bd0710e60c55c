import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { describe, expect, test } from '@jest/globals';
import { createEventBridge } from '#adapters/events/event-bridge';
import type { CloudEvent } from '#application/events/cloud-event';
import { type Ports, Unavailable } from '#application/ports';
import { awsEndpoint, type Call, credentials, type Reply, unreachable } from '#test/adapters/aws-endpoint';
import { memoryWorld } from '#test/builders/world';
import { eventsSuite } from '#test/contract/events/events.contract';

type Entry = { readonly Detail: string; readonly Source: string; readonly DetailType: string };

/** Takes what the real one takes: at most 10 entries and 256 KB. `fails` says which entries it does not take. */
const bus =
  (fails: (entry: Entry) => boolean = () => false) =>
  ({ target, body }: Call): Reply => {
    const entries = body.Entries as readonly Entry[];
    if (target !== 'AWSEvents.PutEvents' || entries.length === 0 || entries.length > 10)
      return { status: 400, type: 'ValidationException', body: {} };
    if (JSON.stringify(entries.map(({ Detail }) => Detail)).length > 300 * 1_024)
      return { status: 413, type: 'ValidationException', body: {} };
    const answers = entries.map((entry, index) =>
      fails(entry) ? { ErrorCode: 'ThrottlingException' } : { EventId: `event-${index}` },
    );
    return {
      status: 200,
      body: { FailedEntryCount: answers.filter(({ EventId }) => EventId === undefined).length, Entries: answers },
    };
  };

const portAt = (endpoint: string) => createEventBridge({ bus: 'shop', endpoint, region: 'us-east-1', credentials });

const detailsOf = (calls: readonly Call[]): readonly CloudEvent[] =>
  calls.flatMap(({ body }) => (body.Entries as readonly Entry[]).map(({ Detail }) => JSON.parse(Detail)));

eventsSuite('EventBridge', async () => {
  const { endpoint, calls } = await awsEndpoint(bus());
  const ports: Ports = { ...memoryWorld().ports, events: portAt(endpoint) };
  return { ports, arrived: () => detailsOf(calls) };
});

const event = (sequence: number, data: Readonly<Record<string, unknown>> = {}): CloudEvent => ({
  specversion: '1.0',
  id: `7K3M9Q-X1QF65-V805T8:${sequence}`,
  source: '/v1/orders/7K3M9Q-X1QF65-V805T8',
  type: 'order.updated',
  time: '2026-11-21T10:00:00.000Z',
  datacontenttype: 'application/json',
  sequence,
  data,
});
const events = (count: number) => Array.from({ length: count }, (_, index) => event(index + 1));
const sequencesOf = (refused: readonly CloudEvent[]) => refused.map(({ sequence }) => sequence);

describe('the bus on EventBridge', () => {
  test('gets the whole event as the detail, and what rules choose by beside it', async () => {
    const { endpoint, calls } = await awsEndpoint(bus());
    await portAt(endpoint).publish([event(1, { fields: ['note'] })]);
    expect(calls[0]?.body.Entries).toEqual([
      {
        EventBusName: 'shop',
        Source: 'order-service',
        DetailType: 'order.updated',
        Resources: ['/v1/orders/7K3M9Q-X1QF65-V805T8'],
        Time: 1795255200,
        Detail: JSON.stringify(event(1, { fields: ['note'] })),
      },
    ]);
  });

  test('is told the trace of an event as X-Ray writes it', async () => {
    const { endpoint, calls } = await awsEndpoint(bus());
    const traced = { ...event(1), traceparent: '00-67891233abcdef012345678912345678-019abcdef0120001-00' };
    await portAt(endpoint).publish([traced, event(2)]);
    const [first, second] = calls[0]?.body.Entries ?? [];
    expect(first.TraceHeader).toBe('Root=1-67891233-abcdef012345678912345678');
    expect(second).not.toHaveProperty('TraceHeader');
  });

  test('gets at most ten at once', async () => {
    const { endpoint, calls } = await awsEndpoint(bus());
    expect(await portAt(endpoint).publish(events(25))).toEqual([]);
    expect(calls.map(({ body }) => body.Entries.length)).toEqual([10, 10, 5]);
  });

  test('gets at most 256 KB at once, counted in bytes', async () => {
    const { endpoint, calls } = await awsEndpoint(bus());
    const large = Array.from({ length: 4 }, (_, index) => event(index + 1, { text: 'ü'.repeat(50_000) }));
    expect(await portAt(endpoint).publish(large)).toEqual([]);
    expect(calls.map(({ body }) => body.Entries.length)).toEqual([2, 2]);
  });

  test('tells which it did not take', async () => {
    const { endpoint } = await awsEndpoint(bus(({ Detail }) => [3, 12].includes(JSON.parse(Detail).sequence)));
    expect(sequencesOf(await portAt(endpoint).publish(events(13)))).toEqual([3, 12]);
  });

  test('a call that fails for good is the failure of its events alone', async () => {
    const takes = bus();
    const { endpoint } = await awsEndpoint((call) =>
      JSON.parse(call.body.Entries[0].Detail).sequence === 11
        ? { status: 500, type: 'InternalException', body: {} }
        : takes(call),
    );
    expect(sequencesOf(await portAt(endpoint).publish(events(21)))).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
  });

  test('a call that fails once is repeated', async () => {
    const takes = bus();
    const { endpoint, calls } = await awsEndpoint((call, count) =>
      count === 1 ? { status: 500, type: 'InternalException', body: {} } : takes(call),
    );
    expect(await portAt(endpoint).publish(events(2))).toEqual([]);
    expect(calls).toHaveLength(2);
  });

  test.each([
    ['answers with 5xx', { status: 503, body: {} }],
    ['throttles', { status: 400, type: 'ThrottlingException', body: {} }],
  ] as const)('a bus that %s is unavailable', async (_, reply) => {
    const { endpoint } = await awsEndpoint(() => reply);
    await expect(portAt(endpoint).publish(events(2))).rejects.toThrow(Unavailable);
  });

  test('a bus that is not there is unavailable', async () => {
    const client = new EventBridgeClient({
      region: 'us-east-1',
      credentials,
      requestHandler: unreachable,
      maxAttempts: 1,
    });
    await expect(createEventBridge({ bus: 'shop' }, client).publish(events(1))).rejects.toThrow(Unavailable);
  });

  test('a permission that is missing is a defect, and no matter of patience', async () => {
    const { endpoint } = await awsEndpoint(() => ({ status: 400, type: 'AccessDeniedException', body: {} }));
    await expect(portAt(endpoint).publish(events(1))).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});
