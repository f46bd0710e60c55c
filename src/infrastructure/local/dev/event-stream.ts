import { problemReply } from '#adapters/http/problem';
import type { CloudEvent } from '#application/events/cloud-event';
import type { LocalReply } from '#infrastructure/local/aws/gateway';
import type { Background } from '#infrastructure/local/background';

const maximumListeners = 20;
/** A comment at this interval keeps proxies and clients from giving up. */
const heartbeatMs = 15_000;

/** An event in the format of server-sent events. JSON has no line breaks. */
const messageOf = (event: CloudEvent): string => `id: ${event.id}\ndata: ${JSON.stringify(event)}\n\n`;

/** The events as they are published, from now on, until the client leaves or the server stops. */
export const streamEvents = async (
  { follow, followers }: Pick<Background, 'follow' | 'followers'>,
  { path, requestId }: { readonly path: string; readonly requestId: string },
): Promise<LocalReply> => {
  if (followers() >= maximumListeners) {
    const detail = `At most ${maximumListeners} clients may listen. Close another one.`;
    return problemReply('temporarily-unavailable', 503, { detail }, { instance: path, requestId });
  }
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
    body: undefined,
    stream: (write) => {
      write(': the events from now on\n\n');
      const heartbeat = setInterval(() => write(':\n\n'), heartbeatMs);
      const leave = follow((event) => write(messageOf(event)));
      return () => {
        clearInterval(heartbeat);
        leave();
      };
    },
  };
};
