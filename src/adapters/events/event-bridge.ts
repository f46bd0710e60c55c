import { EventBridgeClient, type EventBridgeClientConfig, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { type CloudEvent, eventSource } from '#application/events/cloud-event';
import { type Events, Unavailable } from '#application/ports';

export type EventBridgeOptions = {
  readonly bus: string;
  /** Where to find it, when that is not AWS. */
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
};

/** What one call takes. */
const entriesPerCall = 10;
const bytesPerCall = 256 * 1_024;
/** What EventBridge counts for an entry's time. */
const bytesOfTime = 14;

const connectionMs = 1_000;
const requestMs = 3_000;

/** A client that gives up in time: three tries, each bounded. */
const clientOf = ({ endpoint, region, credentials }: EventBridgeOptions): EventBridgeClient => {
  const config: EventBridgeClientConfig = {
    maxAttempts: 3,
    requestHandler: { connectionTimeout: connectionMs, requestTimeout: requestMs, throwOnRequestTimeout: true },
  };
  if (endpoint !== undefined) config.endpoint = endpoint;
  if (region !== undefined) config.region = region;
  if (credentials !== undefined) config.credentials = credentials;
  return new EventBridgeClient(config);
};

/** The event's trace as X-Ray writes it: what a receiver's function does is shown in it too. */
const traceHeaderOf = ({ traceparent }: CloudEvent) => {
  const [, trace] = traceparent?.split('-') ?? [];
  return trace === undefined ? {} : { TraceHeader: `Root=1-${trace.slice(0, 8)}-${trace.slice(8)}` };
};

/** The whole CloudEvent is the detail; the type stands outside too, because rules choose by it. */
const entryOf = (event: CloudEvent, bus: string) => ({
  EventBusName: bus,
  Source: eventSource,
  DetailType: event.type,
  Time: new Date(event.time),
  Resources: [event.source],
  Detail: JSON.stringify(event),
  ...traceHeaderOf(event),
});
type Entry = ReturnType<typeof entryOf>;

const bytesOf = ({ Source, DetailType, Detail, Resources }: Entry): number =>
  bytesOfTime + Buffer.byteLength([Source, DetailType, Detail, ...Resources].join(''));

type Packed = { readonly event: CloudEvent; readonly entry: Entry };

/** As many as a call takes, in their order. */
const callsOf = (events: readonly CloudEvent[], bus: string): readonly (readonly Packed[])[] => {
  const calls: Packed[][] = [];
  let room = 0;
  for (const event of events) {
    const entry = entryOf(event, bus);
    const bytes = bytesOf(entry);
    const current = calls.at(-1);
    if (current !== undefined && current.length < entriesPerCall && bytes <= room) {
      current.push({ event, entry });
      room -= bytes;
    } else {
      calls.push([{ event, entry }]);
      room = bytesPerCall - bytes;
    }
  }
  return calls;
};

/** Faults of the network have a code, those of the other side a status; both end in time. */
const isTransient = (error: unknown): boolean => {
  const { name, code, $metadata, $fault } = error as {
    readonly name?: string;
    readonly code?: string;
    readonly $fault?: 'client' | 'server';
    readonly $metadata?: { readonly httpStatusCode?: number };
  };
  if ($fault === 'server' || ($metadata?.httpStatusCode ?? 0) >= 500) return true;
  return typeof code === 'string' || name === 'TimeoutError' || /Thrott|TooManyRequests|Internal/.test(name ?? '');
};

/** A bus of EventBridge. One call's failure is that of its events alone; what is not our turn's fault throws. */
export const createEventBridge = (options: EventBridgeOptions, client = clientOf(options)): Events => {
  const send = async (packed: readonly Packed[]): Promise<readonly CloudEvent[]> => {
    const { Entries = [] } = await client.send(new PutEventsCommand({ Entries: packed.map(({ entry }) => entry) }));
    // The answers stand in the order of the entries: an event without an id was not taken.
    return packed.filter((_, index) => Entries[index]?.EventId === undefined).map(({ event }) => event);
  };
  return {
    publish: async (events) => {
      const refused: CloudEvent[] = [];
      const calls = callsOf(events, options.bus);
      let unanswered = 0;
      for (const packed of calls) {
        try {
          refused.push(...(await send(packed)));
        } catch (error) {
          if (!isTransient(error)) throw error;
          unanswered += 1;
          if (unanswered === calls.length)
            throw new Unavailable('the event bus did not answer in time', { cause: error });
          refused.push(...packed.map(({ event }) => event));
        }
      }
      return refused;
    },
  };
};
