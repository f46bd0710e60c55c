import { randomUUID } from 'node:crypto';
import { readStreamRecord } from '#adapters/dynamodb/events/stream-records';
import { createSweepHandler } from '#adapters/lambda/expire-orders';
import type { JobObservation, Observing } from '#adapters/lambda/job';
import { notifyCustomerJob } from '#adapters/lambda/jobs';
import { createNotifyHandler } from '#adapters/lambda/notify-customer';
import { createStreamHandler } from '#adapters/lambda/publish-changes';
import { createMemoryEvents } from '#adapters/memory/events/events';
import { createMemoryMail } from '#adapters/memory/notifications/mail';
import { renderLetter, type SentLetter } from '#adapters/notifications/letters/render';
import { createShop } from '#adapters/policies/shop';
import type { ShopSettings } from '#adapters/policies/shop-settings';
import { systemClock } from '#adapters/system/clock';
import { countedCommit } from '#application/counted-commit';
import type { CloudEvent } from '#application/events/cloud-event';
import { publishChanges } from '#application/events/publish-changes';
import { notifyCustomer } from '#application/notifications/notify-customer';
import { expireOrders } from '#application/orders/expire-orders';
import type { Metrics } from '#application/ports';
import { createLocalBus } from '#infrastructure/local/aws/bus';
import { jobContext } from '#infrastructure/local/aws/job-context';
import type { LocalStore } from '#infrastructure/local/store';

/** What happens without a request: the same functions as on AWS, set off by what there is on this machine. */
export type Background = {
  readonly events: () => readonly CloudEvent[];
  readonly letters: () => readonly SentLetter[];
  /** What no function took, by its id. */
  readonly deadLetters: () => readonly string[];
  readonly stop: () => Promise<void>;
};

export type BackgroundOptions = {
  readonly store: Pick<LocalStore, 'ports' | 'follow'>;
  readonly settings: ShopSettings;
  readonly metrics: Metrics;
  readonly observe: (observation: JobObservation) => void;
};

const sweepEveryMs = 5_000;
const keptDeadLetters = 200;

export const startBackground = async ({
  store,
  settings,
  metrics,
  observe,
}: BackgroundOptions): Promise<Background> => {
  const observing: Observing = { observe, stopwatch: () => performance.now() };
  const shop = createShop(settings);
  const { ports } = store;
  const deadLetters: string[] = [];
  const keepAside = (id: string): void => {
    deadLetters.push(id);
    deadLetters.splice(0, deadLetters.length - keptDeadLetters);
  };

  const mail = createMemoryMail(renderLetter);
  const notifying = { orders: ports.orders(), receipts: ports.receipts(), commit: ports.commit(), mail };
  const notify = notifyCustomer.with({ ...notifying, clock: systemClock });
  const notifier = createNotifyHandler(notify, randomUUID, observing);
  const bus = createLocalBus(notifyCustomerJob.trigger.types, notifier, ({ id }) => keepAside(id));

  const events = createMemoryEvents(bus.accept);
  const publish = publishChanges.with({ events, shop });
  const followed = await store.follow({
    handler: createStreamHandler(readStreamRecord, publish, observing),
    publish,
    keepAside,
  });

  const expire = expireOrders.with({
    awaitedOrders: ports.awaitedOrders(),
    orders: ports.orders(),
    commit: countedCommit(ports.commit(), metrics),
    clock: systemClock,
    shop,
  });
  const sweep = createSweepHandler(expire, metrics, observing);
  let sweeping: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    // What failed is told by the handler, and tried again by the next sweep.
    sweeping ??= sweep({}, jobContext())
      .catch(() => undefined)
      .finally(() => {
        sweeping = undefined;
      });
  }, sweepEveryMs);

  return {
    events: events.published,
    letters: mail.sent,
    deadLetters: () => [...deadLetters],
    stop: async () => {
      clearInterval(timer);
      await sweeping;
      await followed.stop();
      await bus.stop();
    },
  };
};
