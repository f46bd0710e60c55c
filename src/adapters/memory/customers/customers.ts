import { pageOf } from '#adapters/memory/page';
import type { MemoryStore } from '#adapters/memory/store';
import type { CustomerLists, Customers, CustomersByEmail, CustomerWritten, WriteCustomers } from '#application/ports';
import { bounds } from '#domain/bounds';
import { type Customer, normalizedEmail } from '#domain/customers/customer';

const byId = (left: Customer, right: Customer): number => (left.id < right.id ? -1 : 1);

export const createCustomers = ({ customers }: MemoryStore): Customers => ({
  find: async (id) => structuredClone(customers.get(id)),
});

export const createCustomersByEmail = ({ customers }: MemoryStore): CustomersByEmail => ({
  find: async (email) => {
    const compared = normalizedEmail(email);
    const found = [...customers.values()].filter(
      (each) => each.email !== null && normalizedEmail(each.email) === compared,
    );
    return structuredClone(found.toSorted(byId).slice(0, bounds.customersPerEmail));
  },
});

export const createCustomerLists = ({ customers }: MemoryStore): CustomerLists => ({
  page: async ({ after, limit }) => {
    const listed = [...customers.values()].filter(({ id }) => after === undefined || id > after);
    return pageOf(listed.toSorted(byId), limit, ({ id }) => id);
  },
});

export const createWriteCustomers = ({ customers }: MemoryStore): WriteCustomers => {
  /** Writes if the stored record has the version, 0 for none. There is no `await` between. */
  const after = async (id: Customer['id'], version: number, write: () => void): Promise<CustomerWritten> => {
    const customer = structuredClone(customers.get(id));
    if ((customer?.version ?? 0) !== version) return { kind: 'rejected', why: { kind: 'customer-changed', customer } };
    write();
    return { kind: 'committed' };
  };
  return {
    put: (customer) =>
      after(customer.id, customer.version - 1, () => customers.set(customer.id, structuredClone(customer))),
    remove: ({ id, version }) => after(id, version, () => customers.delete(id)),
  };
};
