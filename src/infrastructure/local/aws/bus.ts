import { setTimeout as wait } from 'node:timers/promises';
import type { JobHandler } from '#adapters/lambda/job-run';
import type { BusEvent } from '#adapters/lambda/triggers/events';
import type { CloudEvent } from '#application/events/cloud-event';
import { jobContext } from '#infrastructure/local/aws/job-context';

export type LocalBus = {
  readonly accept: (event: CloudEvent) => void;
  /** Resolves when the current event is handled; waiting events are dropped. */
  readonly stop: () => Promise<void>;
};

/** The same number as Lambda. */
const attempts = 3;
const betweenTriesMs = 200;

/**
 * A local rule of the bus: events of some types go to a function, one after the other. An event that fails in every
 * attempt is a dead letter.
 */
export const createLocalBus = (
  types: readonly string[],
  handler: JobHandler<BusEvent, void>,
  addDeadLetter: (event: CloudEvent) => void,
): LocalBus => {
  const waiting: CloudEvent[] = [];
  let working: Promise<void> | undefined;
  let isStopped = false;

  const deliver = async (event: CloudEvent): Promise<void> => {
    for (let count = 1; count <= attempts && !isStopped; count += 1) {
      try {
        return await handler({ detail: event }, jobContext());
      } catch {
        if (count < attempts) await wait(betweenTriesMs, undefined, { ref: false });
      }
    }
    addDeadLetter(event);
  };

  const work = async (): Promise<void> => {
    for (let event = waiting.shift(); event !== undefined && !isStopped; event = waiting.shift()) await deliver(event);
    working = undefined;
  };

  return {
    accept: (event) => {
      if (isStopped || !types.includes(event.type)) return;
      waiting.push(event);
      working ??= work();
    },
    stop: async () => {
      isStopped = true;
      await working;
    },
  };
};
