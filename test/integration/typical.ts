import type { OrderRecord } from '#domain/orders/events';
import type { CustomerId } from '#domain/orders/order';
import { country, line, orderRecord, rate, type WantedOrder } from '#test/builders/orders';

/** Typical orders: real names, an address, tax at two rates. */
const goods = [
  { sku: 'TSHIRT-M-BLK', name: 'T-shirt, black, size M', unitAmount: 1999, quantity: 2, taxRate: rate('0.19') },
  { sku: 'MUG-0042', name: 'Stoneware mug 0.4 l', unitAmount: 1250, quantity: 1, taxRate: rate('0.19') },
  { sku: 'BOOK-9783', name: 'A field guide to birds', unitAmount: 2490, quantity: 1, taxRate: rate('0.07') },
] as const;

export const typicalLines = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const good = goods[index % goods.length] ?? goods[0];
    return line({ ...good, sku: index < goods.length ? good.sku : `${good.sku}-${index}` });
  });

export const typicalOrder = (lines: number, wanted: WantedOrder = {}): OrderRecord =>
  orderRecord({
    customerId: 'cus_8f14e45fceea167a' as CustomerId,
    lines: typicalLines(lines),
    private: {
      email: 'ada.lovelace@example.com',
      shippingAddress: {
        name: 'Ada Lovelace',
        line1: 'Musterstraße 17',
        line2: null,
        postalCode: '10115',
        city: 'Berlin',
        region: null,
        country: country('DE'),
      },
    },
    ...wanted,
  });
