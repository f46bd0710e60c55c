import { eraseOrder } from '#application/customers/erase-order';
import { type Ports, Unavailable } from '#application/ports';
import { defineUseCase, type Request } from '#application/use-case';
import { bounds } from '#domain/bounds';
import type { OrderUnsettled } from '#domain/orders/lifecycle/complete';
import { isErasable } from '#domain/orders/lifecycle/erase';
import type { CustomerId } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { ok, type Result } from '#domain/result';

/** `isComplete` false: more orders have personal data. The same command again goes on. */
export type Erasure = { readonly customerId: CustomerId; readonly erasedOrders: number; readonly isComplete: boolean };

const ordersPerRead = 100;
const maximumRounds = 10;

type ErasePorts = Pick<Ports, 'recentOrders' | 'eraseOrder' | 'customers' | 'writeCustomers' | 'clock'>;

/** Erases the orders, newest first, at most as many as a call erases. The newest are those whose money may be moving. */
const eraseOrders = async (
  ports: ErasePorts,
  id: CustomerId,
  request: Request,
): Promise<Result<Erasure, OrderUnsettled>> => {
  let erasedOrders = 0;
  let after: OrderId | undefined;
  for (;;) {
    const records = await ports.recentOrders.ofCustomer(id, { after, limit: ordersPerRead });
    for (const record of records) {
      const erased = await eraseOrder(ports, record, request, isErasable);
      if (!erased.ok) return erased;
      if (erased.value) erasedOrders += 1;
      if (erasedOrders === bounds.ordersPerErasure) return ok({ customerId: id, erasedOrders, isComplete: false });
    }
    if (records.length < ordersPerRead) return ok({ customerId: id, erasedOrders, isComplete: true });
    after = records.at(-1)?.id;
  }
};

/** The record goes last: as long as it is there, the erasure is not complete. */
const removeRecord = async ({ customers, writeCustomers }: ErasePorts, id: CustomerId): Promise<void> => {
  for (let round = 0; round < maximumRounds; round += 1) {
    const customer = await customers.find(id);
    if (customer === undefined || (await writeCustomers.remove(customer)).kind === 'committed') return;
  }
  throw new Unavailable('the record changed in every attempt of this command; repeat the request');
};

/**
 * Erases a person: the private data of each order, its external reference and the record. The events stay, so that books and
 * reports are unchanged. A call erases some orders, and the next call goes on where it ended: an order that is erased already
 * is left alone. Unknown customers are erased already.
 */
export const eraseCustomer = defineUseCase({
  uses: ['recentOrders', 'eraseOrder', 'customers', 'writeCustomers', 'clock'],
  with:
    (ports) =>
    async ({ id }: { readonly id: CustomerId }, request: Request): Promise<Result<Erasure, OrderUnsettled>> => {
      const erased = await eraseOrders(ports, id, request);
      if (erased.ok && erased.value.isComplete) await removeRecord(ports, id);
      return erased;
    },
});
