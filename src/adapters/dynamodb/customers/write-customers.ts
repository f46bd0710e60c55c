import { createCustomerEmailEntity, emailRemoval, emailStep } from '#adapters/dynamodb/customers/customer-emails';
import { createCustomerEntity, customerRemoval, customerStep } from '#adapters/dynamodb/customers/customers';
import { once } from '#adapters/dynamodb/engine/once';
import { writeSteps } from '#adapters/dynamodb/engine/write-steps';
import type { TableParts } from '#adapters/dynamodb/parts';
import type { WriteCustomers } from '#application/ports';
import { type Customer, normalizedEmail } from '#domain/customers/customer';

/** One conditional put or delete; a transaction when an entry of an email address changes too. */
export const createWriteCustomers = ({ place, pace, emailKeyOf }: TableParts): WriteCustomers => {
  const entity = once(() => createCustomerEntity(place));
  const emails = once(() => createCustomerEmailEntity(place));
  const keyIn = (customer: Customer | undefined): string | undefined =>
    customer === undefined || customer.email === null ? undefined : emailKeyOf(normalizedEmail(customer.email));
  return {
    put: (customer, before) => {
      const [old, next] = [keyIn(before), keyIn(customer)];
      return writeSteps(
        entity,
        [
          customerStep(entity(), customer),
          ...(next === undefined || next === old ? [] : [emailStep(emails(), next, customer.id)]),
          ...(old === undefined || next === old ? [] : [emailRemoval(emails(), old, customer.id)]),
        ],
        pace,
      );
    },
    remove: (customer) => {
      const old = keyIn(customer);
      return writeSteps(
        entity,
        [customerRemoval(entity(), customer), ...(old === undefined ? [] : [emailRemoval(emails(), old, customer.id)])],
        pace,
      );
    },
  };
};
