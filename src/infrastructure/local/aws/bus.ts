import { setTimeout as wait } from 'node:timers/promises';
import type { JobHandler } from '#adapters/lambda/job-run';
import type { BusEvent } from '#adapters/lambda/triggers/events';
import type { CloudEvent } from '#application/events/cloud-event';
import { jobContext } from '#infrastructure/local/aws/job-context';

export type LocalBus = {
  readonly accept: (event: CloudEvent) => void;
  /** Resolves when the event under way is handled; those that wait are dropped. */
  readonly stop: () => Promise<void>;
};

/** Lambda tries an event three times in all. */
const tries = 3;
const betweenTriesMs = 200;

/**
 * A rule of the bus on this machine: events of some types go to a function, one after the other. An event that fails in
 * every try is a dead letter.
 */
export const createLocalBus = (
  types: readonly string[],
  handler: JobHandler<BusEvent, void>,
  keepAside: (event: CloudEvent) => void,
): LocalBus => {
  const waiting: CloudEvent[] = [];
  let working: Promise<void> | undefined;
  let isStopped = false;

  const deliver = async (event: CloudEvent): Promise<void> => {
    for (let count = 1; count <= tries && !isStopped; count += 1) {
      try {
        return await handler({ detail: event }, jobContext());
      } catch {
        if (count < tries) await wait(betweenTriesMs, undefined, { ref: false });
      }
    }
    keepAside(event);
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
