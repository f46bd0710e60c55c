import { storeChange } from '#application/orders/change-order';
import { type Outcome, type Sweep, sweepOrders } from '#application/orders/sweeps/sweep';
import type { Ports } from '#application/ports';
import { defineUseCase, type Request } from '#application/use-case';
import type { OrderRecord } from '#domain/orders/events';
import { holdBulk } from '#domain/orders/hold';

/** A sweep holds an order once, so that the release of its hold stays: its journal has this cause from then on. */
const review: Pick<Request, 'cause'> = { cause: { key: 'bulk', fingerprint: '' } };

const holdOne = async (
  ports: Pick<Ports, 'clock' | 'commit'>,
  record: OrderRecord,
  request: Request,
): Promise<Outcome> => {
  let holds = false;
  const changed = await storeChange(ports, record, { ...request, ...review }, (order) => {
    const decision = holdBulk(order);
    holds = decision.ok && decision.value.events.length > 0;
    return decision;
  });
  if (!changed.ok) return changed.refusal.kind === 'order-not-found' ? 'unchanged' : 'postponed';
  return holds && !changed.value.replayed ? 'changed' : 'unchanged';
};

/** Puts pending orders of many units on hold, so that staff look at them. */
export const holdBulkOrders = defineUseCase({
  uses: ['awaitedOrders', 'orders', 'commit', 'clock'],
  with: (ports) => async (sweep: Sweep, request: Request) => {
    const page = await ports.awaitedOrders.page({ ...sweep, placedTo: ports.clock.now() });
    return sweepOrders(ports, page, async (record) =>
      record === undefined ? 'unchanged' : holdOne(ports, record, request),
    );
  },
});
