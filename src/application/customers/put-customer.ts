import { type CustomerNotFound, visibleCustomer } from '#application/customers/find-customer';
import type { VersionMismatch } from '#application/expectation';
import { defineUseCase, type Request } from '#application/use-case';
import { type Put, putVersioned } from '#application/versioned';
import { mayRead } from '#domain/access/caller';
import { type Customer, type CustomerFields, readersOfCustomer, sameCustomer } from '#domain/customers/customer';
import type { CustomerId } from '#domain/orders/order';
import { type Result, refuse } from '#domain/result';

/** `notes` undefined: the command does not name them. */
export type PutCustomer = Omit<CustomerFields, 'notes'> & {
  readonly id: CustomerId;
  readonly notes: string | null | undefined;
};

export type NotesOfStaff = { readonly kind: 'insufficient-scope'; readonly detail: string };
const notesOfStaff: NotesOfStaff = { kind: 'insufficient-scope', detail: 'Only staff change `notes`.' };

type PutCustomerRefusal = CustomerNotFound | NotesOfStaff | VersionMismatch;

/**
 * Creates a record or replaces its fields; equal fields change nothing. A put of the customer leaves the notes of staff as
 * they are.
 */
export const putCustomer = defineUseCase({
  uses: ['customers', 'writeCustomers'],
  with:
    ({ customers, writeCustomers }) =>
    async (
      { id, notes, ...fields }: PutCustomer,
      request: Request,
    ): Promise<Result<Put<Customer>, PutCustomerRefusal>> => {
      const visible = visibleCustomer(id, request);
      if (!visible.ok) return visible;
      const mayWriteNotes = mayRead(request.caller, readersOfCustomer.notes);
      if (!mayWriteNotes && notes !== undefined) return refuse(notesOfStaff);
      const after = (before: Customer | undefined): CustomerFields => ({
        ...fields,
        notes: mayWriteNotes ? (notes ?? null) : (before?.notes ?? null),
      });
      return putVersioned<Customer>(request.expects, await customers.find(id), {
        isSame: (stored) => sameCustomer(stored, after(stored)),
        commitAfter: async (before) => {
          const customer = { id, ...after(before), version: (before?.version ?? 0) + 1 };
          const written = await writeCustomers.put(customer, before);
          return written.kind === 'committed' ? { done: customer } : { conflict: { stored: written.why.customer } };
        },
      });
    },
});
