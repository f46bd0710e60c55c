import { deleteCustomer } from '#application/customers/delete-customer';
import { eraseCustomer } from '#application/customers/erase-customer';
import { erasePrivateData } from '#application/customers/erase-private-data';
import { exportCustomer } from '#application/customers/export-customer';
import { getCustomer } from '#application/customers/get-customer';
import { getCustomerAccount } from '#application/customers/get-customer-account';
import { listCustomers } from '#application/customers/list-customers';
import { putCustomer } from '#application/customers/put-customer';
import { searchCustomers } from '#application/customers/search-customers';
import { placeOrder } from '#application/orders/place-order';
import type { Ports } from '#application/ports';
import { referenceOwnerOf } from '#domain/access/reference-owner';
import { contactFields } from '#domain/customers/contact';
import { days } from '#domain/instant';
import type { OrderRecord } from '#domain/orders/events';
import { accepted, asShopper, asStaff, bill, carting, type Row, shopper, stock, warmed } from '#test/budget/rows';
import { ada, customerId } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { customerRecord } from '#test/builders/customers';
import { address, canceled, changed, orderRecord, writing } from '#test/builders/orders';
import { bySystem } from '#test/builders/requests';

const record = customerRecord();
const store = (ports: Ports) => ports.writeCustomers.put(record, undefined);

/** 20 orders of three shirts, less than 400 bytes each. */
const place = async (ports: Ports): Promise<void> => {
  for (let index = 0; index < 20; index += 1) {
    const at = tenOClock + index;
    await ports.commit([writing(orderRecord({ id: ports.orderIds.next(ada, at), at }))]);
  }
};

/** An order with personal data, and with its reference if it has one. */
const placePrivate = async (ports: Ports, externalReference: string | null): Promise<OrderRecord> => {
  const record = orderRecord({
    id: ports.orderIds.next(ada, tenOClock),
    externalReference,
    private: { email: 'ada.lovelace@example.com', shippingAddress: address(), note: 'Ring twice.' },
  });
  const { id: orderId } = record;
  const order = writing(record);
  await ports.commit(
    externalReference === null
      ? [order]
      : [order, { kind: 'external-reference', reference: externalReference, owner: referenceOwnerOf(record), orderId }],
  );
  return record;
};

export const customerRows: readonly Row[] = [
  {
    name: 'create the record of a customer with an email address',
    of: 'putCustomer',
    floor: bill(2, 5, 1),
    how: '2, 2 for the entry of the address, 1 for the index, and 1 to find none',
    prepare: async (ports) => () => accepted(putCustomer.with(ports)(record, asStaff())),
  },
  {
    name: 'change the record of a customer, not the email address',
    of: 'putCustomer',
    floor: bill(2, 1, 1),
    how: '1, and 1 to read',
    prepare: async (ports) => {
      await store(ports);
      return () => accepted(putCustomer.with(ports)({ ...record, notes: 'late' }, asStaff()));
    },
  },
  {
    name: 'change the email address of a customer',
    of: 'putCustomer',
    floor: bill(2, 6, 1),
    how: '2, 2 for each entry of an address, and 1 to read',
    prepare: async (ports) => {
      await store(ports);
      return () => accepted(putCustomer.with(ports)({ ...record, email: 'a@b.de' }, asStaff()));
    },
  },
  {
    name: 'get the record of a customer',
    of: 'getCustomer',
    floor: bill(1, 0, 1),
    how: 'strong',
    prepare: async (ports) => {
      await store(ports);
      return () => accepted(getCustomer.with(ports)({ id: ada }, asStaff()));
    },
  },
  {
    name: 'delete the record of a customer',
    of: 'deleteCustomer',
    floor: bill(2, 5, 1),
    how: '2, 2 for the entry of the address, 1 for the index, and 1 to read',
    prepare: async (ports) => {
      await store(ports);
      return () => accepted(deleteCustomer.with(ports)({ id: ada }, asStaff()));
    },
  },
  {
    name: 'find a customer by the email address',
    of: 'searchCustomers',
    floor: bill(2, 0, 2),
    how: 'strong: the entries and the record',
    prepare: async (ports) => {
      await store(ports);
      return () => accepted(searchCustomers.with(ports)({ email: 'ada@example.com' }, asStaff()));
    },
  },
  {
    name: 'list 20 customers',
    of: 'listCustomers',
    floor: bill(2, 0, 10.5),
    how: '0.5 of the index and 0.5 for each',
    prepare: async (ports) => {
      for (let count = 10; count < 35; count += 1)
        await ports.writeCustomers.put(customerRecord({ id: customerId(`cus_${count}`) }), undefined);
      return () => accepted(listCustomers.with(ports)({ after: undefined, limit: 20 }, asStaff()));
    },
  },
  {
    name: 'get the account of a customer with 20 orders',
    of: 'getCustomerAccount',
    floor: bill(1, 0, 2),
    how: 'one strong query: 20 orders have less than 8 kB',
    prepare: async (ports) => {
      await place(ports);
      return () => accepted(getCustomerAccount.with(ports)({ id: ada }, asStaff()));
    },
  },
  {
    name: 'place, 3 lines, with contact data of the record',
    of: 'placeOrder',
    floor: bill(2, 11, 1),
    how: '2k + 2n + 2 + 1, n = 3, k = 1, and 1 to read the record',
    prepare: async (ports) => {
      await stock(ports, 3);
      await ports.writeCustomers.put(customerRecord({ id: shopper }), undefined);
      const warm = await warmed(ports, 3);
      const command = carting(3, { private: {}, fromRecord: contactFields });
      return () => accepted(placeOrder.with(warm)(command, asShopper()));
    },
  },
  {
    name: 'erase an order',
    of: 'eraseCustomer',
    floor: bill(3, 1, 2),
    how: '1 to write it; strong: 1 for the query of the orders and 1 to find no record',
    prepare: async (ports) => {
      await placePrivate(ports, null);
      return () => accepted(eraseCustomer.with(ports)({ id: ada }, asStaff()));
    },
  },
  {
    name: 'erase an order with an external reference, and the record of the customer',
    of: 'eraseCustomer',
    floor: bill(4, 10, 2),
    how: '2, 2 for the reference, 1 for the index; 5 for the record as when it is deleted; 2 to read',
    prepare: async (ports) => {
      await store(ports);
      await placePrivate(ports, 'web-1001');
      return () => accepted(eraseCustomer.with(ports)({ id: ada }, asStaff()));
    },
  },
  {
    name: 'erase a person again, with 20 orders',
    of: 'eraseCustomer',
    floor: bill(2, 0, 3),
    how: 'strong: 2 for the orders, which have less than 8 kB, and 1 to find no record',
    prepare: async (ports) => {
      await place(ports);
      await accepted(eraseCustomer.with(ports)({ id: ada }, asStaff()));
      return () => accepted(eraseCustomer.with(ports)({ id: ada }, asStaff()));
    },
  },
  {
    name: 'sweep: erase an order that is closed for long',
    floor: bill(3, 1, 1.5),
    how: '1 to write it, 1 to read it, strong, and the query of one shard',
    prepare: async (ports) => {
      const closed = changed(await placePrivate(ports, null), [canceled]);
      await ports.commit([writing(closed)]);
      await ports.writePrivateOrders([{ orderId: closed.id, isListed: true }]);
      const keeping = { ...ports, shop: { ...ports.shop, privateDataDays: 30 } };
      const later = { ...keeping, clock: { now: () => tenOClock + days(60) } };
      return () => accepted(erasePrivateData.with(later)({ after: undefined, limit: 100 }, bySystem()));
    },
  },
  {
    name: 'sweep: no order is closed for long',
    idleRunOf: 'erasePrivateData',
    floor: bill(1, 0, 0.5),
    how: 'the query of one shard; nothing where the shop keeps private data',
    prepare: async (ports) => {
      const keeping = { ...ports, shop: { ...ports.shop, privateDataDays: 30 } };
      return () => accepted(erasePrivateData.with(keeping)({ after: undefined, limit: 100 }, bySystem()));
    },
  },
  {
    name: 'export a customer with 20 orders',
    of: 'exportCustomer',
    floor: bill(2, 0, 3),
    how: 'strong: 1 for the record, and 2 for the orders, which have less than 8 kB',
    prepare: async (ports) => {
      await store(ports);
      await place(ports);
      return () => accepted(exportCustomer.with(ports)({ id: ada, after: undefined, limit: 25 }, asStaff()));
    },
  },
];
