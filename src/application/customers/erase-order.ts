import { type Ports, Unavailable } from '#application/ports';
import type { Request } from '#application/use-case';
import { actorOf } from '#domain/access/caller';
import type { OrderRecord } from '#domain/orders/events';
import type { OrderUnsettled } from '#domain/orders/lifecycle/complete';
import { erase } from '#domain/orders/lifecycle/erase';
import { ok, type Result } from '#domain/result';

const maximumRounds = 10;

/**
 * Erases the private data of an order, if it is to be erased; false: it is not, or no longer. After a lost race it decides
 * again with the record that won.
 */
export const eraseOrder = async (
  ports: Pick<Ports, 'eraseOrder' | 'clock'>,
  found: OrderRecord,
  { caller, cause, trace }: Request,
  isWanted: (record: OrderRecord) => boolean,
): Promise<Result<boolean, OrderUnsettled>> => {
  let record: OrderRecord | undefined = found;
  for (let round = 0; round < maximumRounds; round += 1) {
    if (record === undefined || !isWanted(record)) return ok(false);
    const erased = erase(record, { at: ports.clock.now(), actor: actorOf(caller), cause, trace });
    if (!erased.ok) return erased;
    const written = await ports.eraseOrder(record, erased.value);
    if (written.kind === 'committed') return ok(true);
    record = written.why.record;
  }
  throw new Unavailable('an order changed in every attempt of this command; repeat the request');
};
