import type { CloudEvent } from '#application/events/cloud-event';
import type { Events } from '#application/ports';

export type MemoryEvents = Events & {
  /** Those published last, the oldest first. */
  readonly published: () => readonly CloudEvent[];
};

/** How many are remembered. */
const kept = 1_000;

/** Events that stay in this process: the last ones are remembered, and each is passed on to whoever listens. */
export const createMemoryEvents = (listen: (event: CloudEvent) => void = () => undefined): MemoryEvents => {
  const remembered: CloudEvent[] = [];
  return {
    publish: async (events) => {
      for (const event of structuredClone(events)) {
        remembered.push(event);
        listen(event);
      }
      remembered.splice(0, remembered.length - kept);
      return [];
    },
    published: () => structuredClone(remembered),
  };
};
