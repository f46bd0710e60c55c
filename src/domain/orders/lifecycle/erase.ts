import type { Change, OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import type { OrderUnsettled } from '#domain/orders/lifecycle/complete';
import { isUnsettled, operationsOf } from '#domain/payments/payment';
import { ok, type Result, refuse } from '#domain/result';

type Personal = Exclude<keyof OrderRecord, 'id' | 'customerId' | 'changes'>;

/** The parts of a record that can be personal, as an erasure leaves them. A new part does not compile without its own. */
const erasedParts: { readonly [Part in Personal]: OrderRecord[Part] } = {
  revisions: [],
  externalReference: null,
  nextAction: null,
};
export const personalParts = Object.keys(erasedParts) as readonly Personal[];

const isEmpty = (part: OrderRecord[Personal]): boolean => part === null || (Array.isArray(part) && part.length === 0);

/** True if the record has a part that can be personal: what was never given or is erased already needs no erasure. */
export const isErasable = (record: OrderRecord): boolean => personalParts.some((part) => !isEmpty(record[part]));

/**
 * The record with one more change, and without private data, external reference and action of the customer; the events
 * stay. Older versions show null there too. Refused while an operation has no outcome: repeating it needs the private data.
 */
export const erase = (record: OrderRecord, by: Omit<Change, 'events'>): Result<OrderRecord, OrderUnsettled> =>
  operationsOf(fold(record)).some(isUnsettled)
    ? refuse({ kind: 'order-unsettled' })
    : ok({
        ...record,
        changes: [...record.changes, { ...by, events: [{ type: 'order.erased', data: {} }] }],
        ...erasedParts,
      });
