import { createSweepHandler } from '#adapters/lambda/expire-orders';
import { powertoolsMetrics } from '#adapters/metrics/powertools';
import { createShop } from '#adapters/policies/shop';
import { systemClock } from '#adapters/system/clock';
import { countedCommit } from '#application/counted-commit';
import { expireOrders } from '#application/orders/expire-orders';
import { flushedAfter } from '#infrastructure/deployed/flushed-after';
import { deployedJob } from '#infrastructure/deployed/job';

const { environment, settings, table, observing } = deployedJob();
const stored = table();
const metrics = powertoolsMetrics(environment('METRICS_NAMESPACE'), 'orders');

const expire = expireOrders.with({
  awaitedOrders: stored.awaitedOrders(),
  orders: stored.orders(),
  commit: countedCommit(stored.commit(), metrics),
  clock: systemClock,
  shop: createShop(settings()),
});
const sweep = createSweepHandler(expire, metrics, observing);

export const handler: typeof sweep = flushedAfter(sweep, metrics);
