import type { Letter, OrderInLetter } from '#domain/notifications/letter';
import type { Seller } from '#domain/seller';
import { confirmed, country } from '#test/builders/orders';

/** A letter about an order, by default about its confirmation, in English and without a seller. */
export const letterAbout = (order: OrderInLetter, wanted: Partial<Letter> = {}): Letter => ({
  event: confirmed,
  order,
  locale: 'en',
  timeZone: 'UTC',
  seller: null,
  ...wanted,
});

export const seller: Seller = {
  name: 'Tee & Mug GmbH',
  address: {
    line1: 'Hauptstr. 1',
    line2: null,
    postalCode: '10115',
    city: 'Berlin',
    region: null,
    country: country('DE'),
  },
  email: 'shop@tee-and-mug.example',
  vatId: 'DE123456789',
};
