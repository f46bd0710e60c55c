import { eraseOrder } from '#application/customers/erase-order';
import type { Ports } from '#application/ports';
import { takeBack } from '#application/projections/take-back';
import { type Outcome, type Sweep, type Swept, sweepOrders } from '#application/sweep';
import { defineUseCase, type Request } from '#application/use-case';
import { days, type Instant } from '#domain/instant';
import type { OrderRecord } from '#domain/orders/events';
import { hasPrivateDataToEnd, isPrivateDataDue } from '#domain/orders/lifecycle/private-data-due';
import type { OrderId } from '#domain/orders/order-id';
import { ok } from '#domain/result';

type ErasePorts = Pick<Ports, 'writePrivateOrders' | 'orders' | 'eraseOrder' | 'clock'>;
type Found = { readonly id: OrderId; readonly record: OrderRecord | undefined };

const eraseIfDue = async (
  ports: ErasePorts,
  { id, record }: Found,
  quietSince: Instant,
  request: Request,
): Promise<Outcome> => {
  if (record === undefined || !hasPrivateDataToEnd(record)) {
    await takeBack(ports, ports.writePrivateOrders, id, hasPrivateDataToEnd);
    return 'unchanged';
  }
  const erased = await eraseOrder(ports, record, request, (latest) => isPrivateDataDue(latest, quietSince));
  return erased.ok && erased.value ? 'changed' : 'unchanged';
};

const nothing: Swept = { seen: 0, changed: [], postponed: [], failed: [], next: null };

/**
 * Erases the private data of orders that are closed for as long as the shop says. It stores no position: an erased order leaves
 * the list, and one that is not due yet is seen again. Orders that were placed later than that cannot be due, and are not read.
 */
export const erasePrivateData = defineUseCase({
  uses: ['privateOrders', 'writePrivateOrders', 'orders', 'eraseOrder', 'clock', 'shop'],
  with: (ports) => async (sweep: Sweep, request: Request) => {
    const { privateDataDays } = ports.shop;
    if (privateDataDays === null) return ok(nothing);
    const quietSince = ports.clock.now() - days(privateDataDays);
    const page = await ports.privateOrders.page({ ...sweep, placedTo: quietSince });
    return sweepOrders(ports, page, (record, id) => eraseIfDue(ports, { id, record }, quietSince, request));
  },
});
