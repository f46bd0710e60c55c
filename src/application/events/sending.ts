import type { CloudEvent } from '#application/events/cloud-event';
import { writeToFeed } from '#application/events/write-to-feed';
import { type Ports, Unavailable } from '#application/ports';
import { type ChangeWithEvents, entriesFor } from '#application/webhooks/queue-changes';

/**
 * The events that the feed or the bus did not take; all of them when the bus does not answer. The feed gets an event first,
 * and so has every event that is on the bus.
 */
export const refusedBy = async (
  ports: Pick<Ports, 'clock' | 'events' | 'writeFeed'>,
  wave: readonly CloudEvent[],
): Promise<readonly CloudEvent[]> => {
  const missing = await writeToFeed(ports, wave);
  const written = wave.filter((event) => !missing.includes(event));
  if (written.length === 0) return missing;
  try {
    return [...missing, ...(await ports.events.publish(written))];
  } catch (error) {
    if (error instanceof Unavailable) return wave;
    throw error;
  }
};

/**
 * Adds the events to the backlogs of the webhook endpoints, before the bus gets them: an event on the bus causes their
 * delivery. False: the table did not answer in time.
 */
export const queued = async (
  { webhookEndpoints, queueWebhooks, clock }: Pick<Ports, 'webhookEndpoints' | 'queueWebhooks' | 'clock'>,
  changes: readonly ChangeWithEvents[],
): Promise<boolean> => {
  if (changes.every(({ events }) => events.length === 0)) return true;
  try {
    const endpoints = await webhookEndpoints.all();
    const entries = endpoints.flatMap((endpoint) => entriesFor(endpoint, changes, clock.now()));
    if (entries.length > 0) await queueWebhooks(entries);
    return true;
  } catch (error) {
    if (error instanceof Unavailable) return false;
    throw error;
  }
};
