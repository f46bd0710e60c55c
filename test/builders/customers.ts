import type { Customer } from '#domain/customers/customer';
import type { OrderRecord } from '#domain/orders/events';
import { erase } from '#domain/orders/lifecycle/erase';
import { ada } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { country } from '#test/builders/orders';
import { answerOf } from '#test/builders/results';

/** A record with a value in every field. */
export const customerRecord = (wanted: Partial<Customer> = {}): Customer => ({
  id: ada,
  name: 'Ada Lovelace',
  email: 'Ada@Example.com',
  locale: 'de',
  vatId: 'DE123456789',
  addresses: [
    {
      name: 'Ada Lovelace',
      line1: 'Hauptstr. 1',
      line2: 'Hof',
      postalCode: '10115',
      city: 'Berlin',
      region: 'BE',
      country: country('DE'),
    },
  ],
  notes: 'Calls\nafter six.',
  version: 1,
  ...wanted,
});

/** A record without any field. */
export const emptyCustomer = (wanted: Partial<Customer> = {}): Customer =>
  customerRecord({ name: null, email: null, locale: null, vatId: null, addresses: [], notes: null, ...wanted });

/** The record after its erasure by staff. */
export const erasedRecord = (record: OrderRecord): OrderRecord =>
  answerOf(
    erase(record, {
      at: tenOClock + 9,
      actor: { role: 'staff', id: 'op_1' },
      cause: { key: 'an erasure', fingerprint: '' },
      trace: null,
    }),
  );
