import type { Container } from 'inversify';
import { readStreamRecord } from '#adapters/dynamodb/events/stream-records';
import { portsOf } from '#adapters/lambda/job';
import type { JobDependencies } from '#adapters/lambda/job-run';
import { jobs, jobsBy } from '#adapters/lambda/jobs/registry';
import { createEventsHandler } from '#adapters/lambda/triggers/events';
import { createScheduleHandler } from '#adapters/lambda/triggers/schedule';
import { createStreamHandler } from '#adapters/lambda/triggers/stream';
import { createMemoryEvents } from '#adapters/memory/events/events';
import { createMemoryMail } from '#adapters/memory/notifications/mail';
import { renderLetter, type SentLetter } from '#adapters/notifications/letters/render';
import type { CloudEvent } from '#application/events/cloud-event';
import type { PortFactories, Ports } from '#application/ports';
import { createContainer, runnerOf } from '#infrastructure/container';
import { createLocalBus } from '#infrastructure/local/aws/bus';
import { startSchedule } from '#infrastructure/local/aws/schedule';
import type { HandleChanges, LocalStore } from '#infrastructure/local/store';

/** The running jobs of the local server: the handlers that AWS runs, by their triggers. Deployment jobs do not run. */
export type Background = {
  readonly events: () => readonly CloudEvent[];
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

/** One bus for each job with an events trigger, in place of a rule with its queue. */
const startBuses = (container: Container, dependencies: JobDependencies, addDeadLetter: (id: string) => void) =>
  jobsBy('events').map((job) =>
    createLocalBus(job.trigger.types, createEventsHandler(job, runnerOf(container, job), dependencies), ({ id }) =>
      addDeadLetter(id),
    ),
  );

const startStreams = (
  container: Container,
  dependencies: JobDependencies,
  addDeadLetter: (id: string) => void,
  follow: LocalStore['follow'],
) =>
  Promise.all(
    jobsBy('stream').map((job) => {
      const run: HandleChanges = runnerOf(container, job);
      const handler = createStreamHandler(job, run, readStreamRecord, dependencies);
      return follow({ job, handler, run, addDeadLetter });
    }),
  );

export const startBackground = async ({ store, portsWith, dependencies }: BackgroundOptions): Promise<Background> => {
  const deadLetters = deadLetterList();
  const mail = createMemoryMail(renderLetter);
  const events = createMemoryEvents((event) => {
    for (const bus of buses) bus.accept(event);
  });
  const container = createContainer(
    portsWith({ events, mail }),
    jobs.filter((job) => 'useCase' in job),
  );
  const buses = startBuses(container, dependencies, deadLetters.add);
  const streams = await startStreams(container, dependencies, deadLetters.add, store.follow);
  const schedules = jobsBy('schedule').map((job) => ({
    ...startSchedule(createScheduleHandler(job, runnerOf(container, job), dependencies), job.trigger.everyMinutes),
    changesOrders: portsOf(job).includes('commit'),
  }));
  return {
    events: events.published,
    letters: mail.sent,
    deadLetters: deadLetters.all,
    sweep: async () => {
      await Promise.all(schedules.filter(({ changesOrders }) => changesOrders).map((schedule) => schedule.run()));
    },
    stop: async () => {
      await Promise.all(schedules.map((schedule) => schedule.stop()));
      await Promise.all(streams.map((stream) => stream.stop()));
      await Promise.all(buses.map((bus) => bus.stop()));
    },
  };
};
