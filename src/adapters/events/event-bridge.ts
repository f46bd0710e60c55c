import { EventBridgeClient, type EventBridgeClientConfig, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { type CloudEvent, eventSource } from '#application/events/cloud-event';
import { type Events, Unavailable } from '#application/ports';

export type EventBridgeOptions = {
  readonly bus: string;
  /** The address of an EventBridge outside AWS. */
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
};

/** The maximum of one call. */
const entriesPerCall = 10;
const bytesPerCall = 256 * 1_024;
/** The size that EventBridge counts for the time of an entry. */
const bytesOfTime = 14;

const connectionMs = 1_000;
const requestMs = 3_000;

/** A client with bounded time: at most three attempts, each with a timeout. */
export const eventBridgeClient = ({
  endpoint,
  region,
  credentials,
}: Omit<EventBridgeOptions, 'bus'> = {}): EventBridgeClient => {
  const config: EventBridgeClientConfig = {
    maxAttempts: 3,
    requestHandler: { connectionTimeout: connectionMs, requestTimeout: requestMs, throwOnRequestTimeout: true },
  };
  if (endpoint !== undefined) config.endpoint = endpoint;
  if (region !== undefined) config.region = region;
  if (credentials !== undefined) config.credentials = credentials;
  return new EventBridgeClient(config);
};

/** The event's trace in X-Ray's form, so that the trace includes the functions of receivers. */
const traceHeaderOf = ({ traceparent }: CloudEvent) => {
  const [, trace] = traceparent?.split('-') ?? [];
  return trace === undefined ? {} : { TraceHeader: `Root=1-${trace.slice(0, 8)}-${trace.slice(8)}` };
};

/** The detail is the whole CloudEvent; the type is a field of the entry too, because rules filter by it. */
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

/** Divides events into calls, in their order. */
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

/** Whether a retry may succeed: errors of the network have a code, errors of EventBridge a status. */
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

/**
 * The port over a bus of EventBridge. A transient failure of a call affects only its events; any other error is thrown.
 */
export const createEventBridge = (options: EventBridgeOptions, client = eventBridgeClient(options)): Events => {
  const send = async (packed: readonly Packed[]): Promise<readonly CloudEvent[]> => {
    const { Entries = [] } = await client.send(new PutEventsCommand({ Entries: packed.map(({ entry }) => entry) }));
    // The answers are in the order of the entries. An entry without an id was not taken.
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
