import type { Ports } from '#application/ports';
import type { Request } from '#application/use-case';
import { mayReadRecords } from '#domain/access/caller';
import { type ContactField, contactOf } from '#domain/customers/contact';
import type { CustomerId } from '#domain/orders/order';
import type { PrivateData } from '#domain/orders/private-data';
import { ok, type Result, refuse } from '#domain/result';
import type { Destination } from '#domain/tax';

/** The part of a placement that a record completes. */
export type WantsContact = {
  readonly private: Partial<PrivateData>;
  /** The private data to take from the record of the customer, none of which is in `private`. Undefined: none. */
  readonly fromRecord?: readonly ContactField[] | undefined;
  /** Decides the tax; undefined: the shop's home country. */
  readonly destination: Destination | undefined;
};

export type ReadingRecords = { readonly kind: 'insufficient-scope'; readonly detail: string };

/**
 * The command with the contact data that it wants from the record of the customer. Without a record it has none. The address
 * of the record is then the destination. Reads once, and only if something is wanted.
 */
export const withContact = async <Command extends WantsContact>(
  { customers }: Pick<Ports, 'customers'>,
  command: Command,
  customerId: CustomerId,
  { caller }: Request,
): Promise<Result<Command, ReadingRecords>> => {
  const { fromRecord = [] } = command;
  if (fromRecord.length === 0) return ok(command);
  // The reply shows what was taken.
  if (!mayReadRecords(caller))
    return refuse({
      kind: 'insufficient-scope',
      detail: 'Staff need the scope customers:read for `useCustomerRecord`.',
    });
  const record = await customers.find(customerId);
  if (record === undefined) return ok(command);
  const contact = contactOf(record, fromRecord);
  const { shippingAddress: address } = contact;
  return ok({
    ...command,
    private: { ...contact, ...command.private },
    destination: address ? { country: address.country, region: address.region } : command.destination,
  });
};
