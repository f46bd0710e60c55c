import type { Container } from 'inversify';
import { readStreamRecord } from '#adapters/dynamodb/events/stream-records';
import { type JobOf, portsOf, type TriggerKind } from '#adapters/lambda/job';
import type { JobDependencies } from '#adapters/lambda/job-run';
import { jobs, jobsBy } from '#adapters/lambda/jobs/registry';
import { createEventsHandler } from '#adapters/lambda/triggers/events';
import { createScheduleHandler } from '#adapters/lambda/triggers/schedule';
import { createStreamHandler } from '#adapters/lambda/triggers/stream';
import { createMemoryEvents } from '#adapters/memory/events/events';
import { createMemoryMail } from '#adapters/memory/notifications/mail';
import { renderLetter, type SentLetter } from '#adapters/notifications/letters/render';
import type { ChangeRecord } from '#application/events/change-record';
import type { CloudEvent } from '#application/events/cloud-event';
import type { PortFactories, Ports } from '#application/ports';
import { createContainer, runnerOf } from '#infrastructure/container';
import { createLocalBus } from '#infrastructure/local/aws/bus';
import type { HandleChanges } from '#infrastructure/local/aws/follow-table';
import { startSchedule } from '#infrastructure/local/aws/schedule';
import type { LocalStore } from '#infrastructure/local/store';

/** The running jobs of the local server: the handlers that AWS runs, by their triggers. Deployment jobs do not run. */
export type Background = {
  readonly events: () => readonly CloudEvent[];
  /** Calls the listener with each event as it is published, until the returned function is called. */
  readonly follow: (listener: (event: CloudEvent) => void) => () => void;
  /** The number of these listeners. */
  readonly followers: () => number;
  readonly letters: () => readonly SentLetter[];
  /** The ids of events and records that no job could handle. */
  readonly deadLetters: () => readonly string[];
  /** Runs every scheduled job that changes orders once, now. */
  readonly sweep: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type BackgroundOptions = {
  readonly store: Pick<LocalStore, 'follow'>;
  readonly portsWith: (outside: Pick<Ports, 'events' | 'mail'>) => PortFactories;
  readonly dependencies: JobDependencies;
};

const maximumDeadLetters = 200;

const deadLetterList = () => {
  const ids: string[] = [];
  return {
    add: (id: string): void => {
      // Each job that reads the stream may fail over the same record.
      if (ids.includes(id)) return;
      ids.push(id);
      ids.splice(0, ids.length - maximumDeadLetters);
    },
    all: () => [...ids],
  };
};

/** A job that runs. */
type RunningJob = {
  /** Takes an event of the bus. */
  readonly accept?: (event: CloudEvent) => void;
  /** Runs once, now: a scheduled job that changes orders. */
  readonly sweep?: () => Promise<void>;
  readonly stop?: () => Promise<void>;
};

type Surroundings = {
  readonly container: Container;
  readonly dependencies: JobDependencies;
  readonly follow: LocalStore['follow'];
  readonly addDeadLetter: (id: string) => void;
};

/** Reads each record once for all jobs. */
const readOnce = (read: typeof readStreamRecord): typeof readStreamRecord => {
  const known = new WeakMap<Parameters<typeof readStreamRecord>[0], ChangeRecord>();
  return (record) => {
    const change = known.get(record) ?? read(record);
    known.set(record, change);
    return change;
  };
};

type Start<Kind extends TriggerKind> = (
  jobs: readonly JobOf<Kind>[],
  by: Surroundings,
) => Promise<readonly RunningJob[]>;

const each =
  <Kind extends TriggerKind>(start: (job: JobOf<Kind>, by: Surroundings) => RunningJob): Start<Kind> =>
  async (kind, by) =>
    kind.map((job) => start(job, by));

/** The way in which jobs of each kind of trigger run here. They start in this order and stop in the reverse one. */
const starters: { readonly [Kind in TriggerKind]: Start<Kind> } = {
  // One bus for each job, in place of a rule with its queue.
  events: each((job, { container, dependencies, addDeadLetter }) =>
    createLocalBus(job.trigger.types, createEventsHandler(job, runnerOf(container, job), dependencies), ({ id }) =>
      addDeadLetter(id),
    ),
  ),
  stream: async (streamJobs, { container, dependencies, follow, addDeadLetter }) => {
    const read = readOnce(readStreamRecord);
    const consumers = streamJobs.map((job) => {
      const run: HandleChanges = runnerOf(container, job);
      return { job, handler: createStreamHandler(job, run, read, dependencies), run, addDeadLetter };
    });
    return [await follow(consumers)];
  },
  schedule: each((job, { container, dependencies }) => {
    const handler = createScheduleHandler(job, runnerOf(container, job), dependencies);
    const { run, stop } = startSchedule(handler, job.trigger.everyMinutes);
    return portsOf(job).some((port) => port === 'commit' || port === 'eraseOrder') ? { sweep: run, stop } : { stop };
  }),
  // There is no deployment here.
  deployment: each(() => ({})),
};

const startJobsOf = <Kind extends TriggerKind>(kind: Kind, by: Surroundings): Promise<readonly RunningJob[]> =>
  starters[kind](jobsBy(kind), by);

export const startBackground = async ({ store, portsWith, dependencies }: BackgroundOptions): Promise<Background> => {
  const deadLetters = deadLetterList();
  const mail = createMemoryMail(renderLetter);
  /** The jobs of each kind that has started. */
  const running: (readonly RunningJob[])[] = [];
  const listeners = new Set<(event: CloudEvent) => void>();
  const events = createMemoryEvents((event) => {
    for (const { accept } of running.flat()) accept?.(event);
    for (const listener of listeners) listener(event);
  });
  const container = createContainer(
    portsWith({ events, mail }),
    jobs.filter((job) => 'useCase' in job),
  );
  const by = { container, dependencies, follow: store.follow, addDeadLetter: deadLetters.add };
  for (const kind of Object.keys(starters) as TriggerKind[]) running.push(await startJobsOf(kind, by));
  return {
    events: events.published,
    follow: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    followers: () => listeners.size,
    letters: mail.sent,
    deadLetters: deadLetters.all,
    sweep: async () => {
      await Promise.all(running.flat().map(({ sweep }) => sweep?.()));
    },
    stop: async () => {
      for (const started of running.toReversed()) await Promise.all(started.map(({ stop }) => stop?.()));
    },
  };
};
