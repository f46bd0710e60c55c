import type { Metrics } from '#application/ports';
import type { ExpiredOrders, ExpireOrders } from '#application/sweeps/expire-orders';
import type { Result } from '#domain/result';

type Sweep = (command: ExpireOrders) => Promise<Result<ExpiredOrders, never>>;

/**
 * A sweep that counts the overdue orders it met and could not end. None is counted too: where nothing is counted, no
 * sweep runs. A count that cannot be made is lost, and the sweep is not.
 */
export const countedSweep =
  (sweep: Sweep, metrics: Metrics): Sweep =>
  async (command) => {
    const result = await sweep(command);
    try {
      if (result.ok) metrics.count({ name: 'OverdueOrders', unit: 'count', value: result.value.postponed.length });
    } catch {
      // The orders are ended all the same.
    }
    return result;
  };
