import type { Product } from '#domain/catalog/product';
import { address, country } from '#test/builders/orders';
import { projecting } from '#test/builders/ports/projected';
import { currency, ebook, mug, priced, product, sku } from '#test/builders/products';
import { type MemoryWorld, memoryWorld } from '#test/builders/world';

/** The shop in which orders live: three rates, a product that needs no shipping, currencies of 0, 2 and 3 decimals. */

const prices = (euros: number) => priced({ EUR: euros, JPY: euros * 2 - 1, KWD: euros * 7 + 3 });
const book = (available: number): Product =>
  product({ sku: sku('BOOK'), name: 'Book', prices: prices(1099), taxCategory: 'reduced', available });

export const destinations = [
  { currency: currency('EUR'), address: address({ country: country('DE') }) },
  { currency: currency('JPY'), address: address({ country: country('JP') }) },
  { currency: currency('KWD'), address: address({ country: country('KW') }) },
  { currency: currency('EUR'), address: address({ country: country('FR') }) },
] as const;

/** What the standard shipping costs before tax. */
export const standardShipping: Readonly<Record<string, number>> = { EUR: 490, JPY: 500, KWD: 1500 };
/** The destinations whose customers may withdraw within 14 days. */
export const inUnion: readonly string[] = ['DE', 'FR'];

export const skus = ['TEE-M', 'MUG', 'BOOK', 'EBOOK'] as const;

export type ShopKind = {
  readonly pricesIncludeTax: boolean;
  readonly captureOn: 'request' | 'shipment';
  readonly amountStep: number;
  /** The risk rules hold each placement of a customer, or a payment after one that was declined or by a foreign card. */
  readonly holds: 'nothing' | 'placements' | 'payments';
};

const risks = {
  nothing: {},
  placements: { ordersPerHour: { hold: 0 } },
  payments: { declinedPaymentsPerHour: { hold: 0 }, cardCountry: 'hold' },
};

/** A new shop in memory, whose projections follow each commit at once. */
export const lifeWorld = ({ pricesIncludeTax, captureOn, amountStep, holds }: ShopKind): MemoryWorld => {
  const available = 100;
  const world = memoryWorld({
    products: [
      product({ prices: prices(1999), available }),
      mug({ prices: prices(850), available }),
      book(available),
      ebook({ prices: prices(333), taxCategory: 'zero', available }),
    ],
    settings: {
      captureOn,
      pricesIncludeTax: { EUR: pricesIncludeTax, JPY: pricesIncludeTax, KWD: pricesIncludeTax },
      risk: risks[holds],
      amountStep: { EUR: amountStep, JPY: amountStep, KWD: amountStep },
    },
  });
  projecting(world.store);
  return world;
};
