import { randomBytes, randomInt } from 'node:crypto';
import { customerTags } from '#adapters/system/customer-tags';
import type { Product } from '#domain/catalog/product';
import type { CustomerId } from '#domain/orders/order';
import { orderIdOf, timeSymbolsOf, toSymbols } from '#domain/orders/order-id';
import type { ReadyOrder, ReadyPayment } from '#test/bench/by-hand';
import { customerId } from '#test/builders/callers';
import { eur, inEuros, product, sku } from '#test/builders/products';

/** What is bought in every call: three lines of two units, as shops have them. */
export const catalog: readonly Product[] = (
  [
    ['TSHIRT-M-BLK-00', 'T-shirt, black, size M', 1_999],
    ['STONEWARE-MUG-1', 'Stoneware mug 0.4 l', 2_000],
    ['FIELD-GUIDE-BRD', 'A field guide to birds', 2_001],
  ] as const
).map(([key, name, unitAmount]) =>
  product({ sku: sku(key), name, prices: inEuros(unitAmount), available: 900_000_000 }),
);

export const shopper: CustomerId = customerId('cus_8f14e45fceea167a');
/** Another customer with a secret of their own, so that neither side reads the other's orders. */
export const handShopper: CustomerId = customerId('cus_3c59dc048e885024');

const address = { name: 'Ada Lovelace', line1: 'Musterstraße 17', postalCode: '10115', city: 'Berlin' };
const email = 'ada.lovelace@example.com';

/** The body of a placement. */
export const cart = {
  currency: 'EUR',
  lines: catalog.map((each) => ({ sku: each.sku, quantity: 2 })),
  shippingAddress: { ...address, country: 'DE' },
  email,
};

const tags = customerTags([{ from: 0, secret: 'a secret for benchmarks' }]);
export const tagOf = (customer: CustomerId): string => tags.tagAt(customer, Date.now());

const taxAmount = 760;
const shipping = { method: 'standard', netAmount: 490, taxAmount: 93 };
const ready = {
  customerId: handShopper,
  currency: 'EUR',
  country: 'DE',
  taxRate: '0.19',
  lines: catalog.map(({ sku: key, name, prices }) => ({
    sku: key,
    name,
    unitAmount: prices[eur] ?? 0,
    quantity: 2,
    taxAmount,
  })),
  shipping,
  totalAmount: 14_863,
  email,
  address,
};

const digest = (bytes: number): string => randomBytes(bytes).toString('base64url');

const handTag = tagOf(handShopper);

let placed = 0;

/** The same order, priced and named, for those who write by hand. `lines`: how many of its lines it has. */
export const readyOrder = (lines = catalog.length): ReadyOrder => {
  const at = Date.now();
  placed += 1;
  const random = toSymbols(placed % 1_024, 2);
  const id = orderIdOf({ tag: handTag, at, random });
  const [pk, sk] = [`c#${handTag}`, `o#${timeSymbolsOf(at)}${random}`];
  return {
    ...ready,
    lines: ready.lines.slice(0, lines),
    at,
    pk,
    sk,
    id,
    key: digest(16),
    fingerprint: digest(9),
    trace: randomBytes(16),
  };
};

/** The payment of such an order. */
export const readyPayment = (): ReadyPayment => ({
  amount: ready.totalAmount,
  reference: `sim_${toSymbols(randomInt(2 ** 30), 7)}${timeSymbolsOf(Date.now())}00_1`,
  key: randomBytes(16),
  fingerprint: randomBytes(16),
  trace: randomBytes(16),
});
