import { useEffect, useState } from 'preact/hooks';
import type { OrdersClient } from '../../../clients/typescript/index';
import type { components } from '../../../clients/typescript/schema';
import { outcomeOf } from '../../shared/api';
import type { Person } from '../../shared/session';
import type { Delivery } from './basket';

/** What the shop has stored about the customer. */
export type CustomerRecord = components['schemas']['Customer'];

/** Null: the customer has none. Undefined: it cannot be read. */
const readRecord = async (api: OrdersClient, customerId: string): Promise<CustomerRecord | null | undefined> => {
  const outcome = await outcomeOf(api.GET('/v1/customers/{customerId}', { params: { path: { customerId } } }));
  if (outcome.ok) return outcome.value;
  return outcome.failure.code === 'customer-not-found' ? null : undefined;
};

export type StoredRecord = {
  /** Null: there is none, or it cannot be read, and then the customer types as before. */
  readonly record: CustomerRecord | null;
  /** Reads it again. True if it is as the customer has seen it, as far as that can be known. */
  readonly confirmRecord: () => Promise<boolean>;
};

/** The record of who is signed in. */
export const useRecord = (api: OrdersClient, person: Person | null): StoredRecord => {
  const [record, setRecord] = useState<CustomerRecord | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setRecord(null);
    if (person !== null)
      void readRecord(api, person.sub).then((found) => {
        if (isCurrent) setRecord(found ?? null);
      });
    return () => {
      isCurrent = false;
    };
  }, [api, person]);
  const confirmRecord = async (): Promise<boolean> => {
    const found = person === null ? undefined : await readRecord(api, person.sub);
    if (found === undefined) return true;
    setRecord(found);
    return JSON.stringify(found) === JSON.stringify(record);
  };
  return { record, confirmRecord };
};

/** The delivery with what the customer chose from the record in place of what is typed. */
export const withRecord = (delivery: Delivery, record: CustomerRecord | null): Delivery => {
  const address = record?.addresses[delivery.stored ?? -1];
  if (address === undefined) return { ...delivery, stored: null };
  const { name, line1, line2, postalCode, city, region, country } = address;
  return {
    ...delivery,
    ...{ name, line1, line2: line2 ?? '', postalCode: postalCode ?? '', city, region: region ?? '', country },
    email: record?.email ?? delivery.email,
  };
};
