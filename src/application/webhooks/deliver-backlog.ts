import { type Ports, Unavailable } from '#application/ports';
import { type DeliveringEvents, deliverEvent } from '#application/webhooks/deliver-event';
import type { CurrentEndpoint } from '#application/webhooks/endpoint-health';
import { eventsIn } from '#application/webhooks/events-for';
import { minutes, seconds } from '#domain/instant';
import type { Failing, WebhookBacklog } from '#domain/webhooks/backlog';
import { wants } from '#domain/webhooks/endpoint';

export type DeliveringBacklogs = DeliveringEvents & Pick<Ports, 'orders' | 'sha256' | 'webhookBacklogs'>;

/** The ids of the events that a run has delivered to an endpoint, and of those that are late; the errors of backlogs that it could not read. */
export type Tally = { readonly delivered: string[]; readonly late: string[]; readonly defects: unknown[] };
export const emptyTally = (): Tally => ({ delivered: [], late: [], defects: [] });

/** An event is late after this number of failures: more than half an hour after the first one. */
const failuresOfLate = 5;

/** The last event of a deleted order follows within this time. */
const waitForDeletion = seconds(5);

/** The events of the backlog in their order, until one fails. `hasTime`: whether another call may begin. */
const deliverOnce = async (
  ports: DeliveringBacklogs,
  current: CurrentEndpoint,
  backlog: WebhookBacklog,
  tally: Tally,
  hasTime: () => boolean,
): Promise<'finished' | 'left'> => {
  const { webhookBacklogs, clock } = ports;
  const { waiting } = backlog;
  const begin = waiting.kind === 'order' ? waiting.next : 1;
  const events = await eventsIn(ports, waiting);
  if (events === undefined) {
    const dueAt = clock.now() + waitForDeletion;
    await webhookBacklogs.postpone(backlog, { next: begin, dueAt, failing: null });
    return 'left';
  }
  let next = begin;
  let failing: Failing | null = backlog.failing;
  for (const { event, next: following } of events) {
    const endpoint = current.get();
    if (endpoint !== undefined && wants(endpoint, event.type)) {
      if (!hasTime()) {
        if (next > begin) await webhookBacklogs.postpone(backlog, { next, dueAt: clock.now(), failing });
        return 'left';
      }
      const outcome = await deliverEvent(ports, current, endpoint, event, failing);
      if (outcome.kind === 'again') {
        const { dueAt, failing: failed } = outcome;
        await webhookBacklogs.postpone(backlog, { next, dueAt, failing: failed });
        if (failed.failures >= failuresOfLate) tally.late.push(event.id);
        return 'left';
      }
      if (outcome.kind === 'delivered') tally.delivered.push(event.id);
    } else if (endpoint === undefined) {
      // What a disabled endpoint missed stays, and is delivered when it is enabled again.
      if (next > begin) await webhookBacklogs.postpone(backlog, { next, dueAt: clock.now(), failing });
      return 'left';
    }
    next = following;
    failing = null;
  }
  return 'finished';
};

/** Delivers a backlog and what the publisher adds meanwhile. */
const deliverWhole = async (
  ports: DeliveringBacklogs,
  current: CurrentEndpoint,
  found: WebhookBacklog,
  tally: Tally,
  hasTime: () => boolean,
): Promise<void> => {
  let backlog: WebhookBacklog | undefined = found;
  while (backlog !== undefined) {
    if ((await deliverOnce(ports, current, backlog, tally, hasTime)) === 'left') return;
    backlog = await ports.webhookBacklogs.finish(backlog);
  }
};

/** The wait for the repair of an order that cannot be read. */
const waitForRepair = minutes(30);

/**
 * Delivers a backlog. One that cannot be read waits for a repair, and its error is in the tally: the other orders are
 * still delivered. An outside system that does not answer ends the run.
 */
export const deliverBacklog = async (
  ports: DeliveringBacklogs,
  current: CurrentEndpoint,
  backlog: WebhookBacklog,
  tally: Tally,
  hasTime: () => boolean,
): Promise<void> => {
  try {
    await deliverWhole(ports, current, backlog, tally, hasTime);
  } catch (defect) {
    if (defect instanceof Unavailable) throw defect;
    tally.defects.push(defect);
    const { waiting, failing } = backlog;
    const next = waiting.kind === 'order' ? waiting.next : 1;
    await ports.webhookBacklogs.postpone(backlog, { next, dueAt: ports.clock.now() + waitForRepair, failing });
  }
};
