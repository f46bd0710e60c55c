import type { JobHandler } from '#adapters/lambda/job-run';
import type { BusEvent } from '#adapters/lambda/triggers/events';
import type { CloudEvent } from '#application/events/cloud-event';
import { jobContext } from '#infrastructure/local/aws/job-context';

export type LocalBus = {
  readonly accept: (event: CloudEvent) => void;
  /** Resolves when the current events are handled; waiting events are dropped. */
  readonly stop: () => Promise<void>;
};

/** The attempts with an event, and the wait after each failed one: it doubles up to a maximum. */
export type Attempts = { readonly maximum: number; readonly firstWaitMs: number; readonly longestWaitMs: number };

/** Almost five minutes. Lambda waits one minute and then two: here a person waits for the first retries. */
export const usualAttempts: Attempts = { maximum: 12, firstWaitMs: 400, longestWaitMs: 60_000 };

export const waitAfter = (failures: number, { firstWaitMs, longestWaitMs }: Attempts): number =>
  Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - 1));

/** More waiting events become dead letters. */
const maximumWaiting = 10_000;

/** The events that a function handles at the same time: a slow one does not hold up the others. */
const atOnce = 8;

type Waiting = { readonly event: CloudEvent; readonly failures: number };

/**
 * A local rule of the bus: events of some types go to a function, some at the same time. A failed event is tried again
 * later, and the others go on. An event that fails in every attempt is a dead letter.
 */
export const createLocalBus = (
  types: readonly string[],
  handler: JobHandler<BusEvent, void>,
  addDeadLetter: (event: CloudEvent) => void,
  attempts: Attempts = usualAttempts,
): LocalBus => {
  const waiting: Waiting[] = [];
  const later = new Set<NodeJS.Timeout>();
  /** The events in work. */
  const working = new Set<Promise<void>>();
  let isStopped = false;

  const enqueue = (next: Waiting): void => {
    waiting.push(next);
    work();
  };

  const retryLater = ({ event, failures }: Waiting): void => {
    const timer = setTimeout(
      () => {
        later.delete(timer);
        enqueue({ event, failures });
      },
      waitAfter(failures, attempts),
    );
    later.add(timer);
  };

  const deliver = async ({ event, failures: before }: Waiting): Promise<void> => {
    try {
      await handler({ detail: event }, jobContext());
    } catch {
      const failures = before + 1;
      if (failures >= attempts.maximum) addDeadLetter(event);
      else if (!isStopped) retryLater({ event, failures });
    }
  };

  const work = (): void => {
    while (working.size < atOnce && !isStopped) {
      const next = waiting.shift();
      if (next === undefined) return;
      const delivering: Promise<void> = deliver(next).finally(() => {
        working.delete(delivering);
        work();
      });
      working.add(delivering);
    }
  };

  return {
    accept: (event) => {
      if (isStopped || !types.includes(event.type)) return;
      if (waiting.length + later.size >= maximumWaiting) addDeadLetter(event);
      else enqueue({ event, failures: 0 });
    },
    stop: async () => {
      isStopped = true;
      for (const timer of later) clearTimeout(timer);
      await Promise.all(working);
    },
  };
};
