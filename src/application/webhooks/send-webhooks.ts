import { inPool } from '#application/pool';
import type { Ports } from '#application/ports';
import type { Sweep, Swept } from '#application/sweep';
import { defineUseCase, type Request } from '#application/use-case';
import { type DeliveringBacklogs, deliverBacklog, emptyTally, type Tally } from '#application/webhooks/deliver-backlog';
import { currentEndpoint } from '#application/webhooks/endpoint-health';
import { type Instant, seconds } from '#domain/instant';
import { ok, type Result } from '#domain/result';
import { isEnabled, type WebhookEndpoint } from '#domain/webhooks/endpoint';

/** The calls of one endpoint at the same time. */
const callsAtOnce = 8;
/** No call begins after this time of a run. */
const runFor = seconds(10);
/** A claim outlasts a run and its last calls, of which each takes 15 seconds at most. */
const claimedFor = seconds(30);
/** The backlogs of a round. */
const perRound = 100;

type Delivering = DeliveringBacklogs & Pick<Ports, 'commit'>;

/** The rounds of a run that holds the claim, until nothing is due. */
const deliverAllDue = async (
  ports: Delivering,
  endpoint: WebhookEndpoint,
  began: Instant,
  tally: Tally,
): Promise<void> => {
  const current = currentEndpoint(ports, endpoint);
  const hasTime = () => ports.clock.now() - began < runFor;
  while (current.get() !== undefined && hasTime()) {
    const due = await ports.webhookBacklogs.due(endpoint.id, { now: ports.clock.now(), limit: perRound });
    if (due.length === 0) return;
    await inPool(
      due,
      async (backlog) => {
        await deliverBacklog(ports, current, backlog, tally, hasTime);
        return current.get() === undefined || !hasTime() ? 'stop' : 'next';
      },
      callsAtOnce,
    );
  }
};

/**
 * Delivers the due backlogs of an endpoint, unless another run has claimed the endpoint. A backlog may be added after this run has
 * read them for the last time, while its own run finds the claim taken: so they are read once more after the claim is released.
 */
const deliverTo = async (ports: Delivering, endpoint: WebhookEndpoint, holder: string): Promise<Tally> => {
  const tally = emptyTally();
  const began = ports.clock.now();
  while (ports.clock.now() - began < runFor) {
    const now = ports.clock.now();
    if ((await ports.webhookBacklogs.due(endpoint.id, { now, limit: 1 })).length === 0) return tally;
    if (!(await ports.webhookBacklogs.claim(endpoint.id, { holder, now, until: now + claimedFor }))) return tally;
    try {
      await deliverAllDue(ports, endpoint, began, tally);
    } finally {
      await ports.webhookBacklogs.release(endpoint.id, holder);
    }
  }
  return tally;
};

const delivers = [
  'clock',
  'commit',
  'orders',
  'sha256',
  'storeWebhookDelivery',
  'webhookBacklogs',
  'webhookCalls',
  'webhookDeliveries',
  'webhookEndpoints',
] as const satisfies readonly (keyof Ports)[];

/**
 * Delivers what is due to every endpoint. The endpoints are served at the same time, so a slow one holds up no other. One
 * run at a time delivers to an endpoint. It stores its progress whenever it stops at a backlog: when it is killed before,
 * an event is delivered again.
 */
const deliverToAll = async (
  ports: Pick<Ports, (typeof delivers)[number]>,
  { cause }: Request,
): Promise<readonly Tally[]> => {
  const endpoints = (await ports.webhookEndpoints.all()).filter(isEnabled);
  const settled = await Promise.allSettled(endpoints.map((each) => deliverTo(ports, each, cause.key)));
  const failed = settled.find((each) => each.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  const tallies = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const [defect] = tallies.flatMap(({ defects }) => defects);
  if (defect !== undefined) throw defect;
  return tallies;
};

/** Delivers when an event was published, which is in the backlogs already. */
export const sendWebhooks = defineUseCase({
  uses: delivers,
  with:
    (ports) =>
    async (_: unknown, request: Request): Promise<Result<string, never>> => {
      const tallies = await deliverToAll(ports, request);
      return ok(tallies.some(({ delivered }) => delivered.length > 0) ? 'delivered' : 'nothing-delivered');
    },
});

/** Delivers what waits for its next attempt, and what was left when a run ended early. */
export const resendWebhooks = defineUseCase({
  uses: delivers,
  with:
    (ports) =>
    async (_: Sweep, request: Request): Promise<Result<Swept, never>> => {
      const tallies = await deliverToAll(ports, request);
      const changed = tallies.flatMap(({ delivered }) => delivered);
      const postponed = tallies.flatMap(({ late }) => late);
      return ok({ seen: changed.length + postponed.length, changed, postponed, failed: [], next: null });
    },
});
