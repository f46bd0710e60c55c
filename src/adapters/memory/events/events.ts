import type { CloudEvent } from '#application/events/cloud-event';
import type { Events } from '#application/ports';

export type MemoryEvents = Events & {
  /** The last published events, oldest first. */
  readonly published: () => readonly CloudEvent[];
};

const maximumEvents = 1_000;

/** A bus in memory. It stores the last events and calls the listener with each. */
export const createMemoryEvents = (listen: (event: CloudEvent) => void = () => undefined): MemoryEvents => {
  const stored: CloudEvent[] = [];
  return {
    publish: async (events) => {
      for (const event of structuredClone(events)) {
        stored.push(event);
        listen(event);
      }
      stored.splice(0, stored.length - maximumEvents);
      return [];
    },
    published: () => structuredClone(stored),
  };
};
