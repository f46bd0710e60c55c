import { load } from '#adapters/memory/load';
import { writeOrder } from '#adapters/memory/orders/orders';
import { createMemoryPorts } from '#adapters/memory/ports';
import { emptyStore } from '#adapters/memory/store';
import { createSimulator } from '#adapters/payments/simulator';
import { createPolicyPorts } from '#adapters/policies/policy-ports';
import type { ShopSettings } from '#adapters/policies/shop-settings';
import { systemSha256 } from '#adapters/system/sha256';
import type { OrderIds, Ports, SimulatedPayment } from '#application/ports';
import { type PricingPorts, priceCart } from '#application/pricing/price-cart';
import { appliedOf, type Discount, type DiscountCode } from '#domain/catalog/discount';
import type { Prices, Product, Sku, TaxCategory } from '#domain/catalog/product';
import type { Country } from '#domain/country';
import type { Currency } from '#domain/currency';
import { hours, type Instant, minutes } from '#domain/instant';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import type { CustomerId } from '#domain/orders/order';
import { place } from '#domain/orders/place';
import { demoCustomers, demoEmail } from '#infrastructure/local/dev/demo-customers';
import { live, longestStoryDays, stories } from '#infrastructure/local/dev/demo-life';
import { type Dice, dice } from '#infrastructure/local/dev/dice';

/** A demonstration shop with the orders of 90 days. The same seed and time make the same shop. */
export type DemoShop = {
  readonly products: readonly Product[];
  readonly discounts: readonly Discount[];
  readonly orders: readonly OrderRecord[];
  readonly payments: readonly SimulatedPayment[];
};

/** Each takes about 6 ms of the start. */
const orderCount = 120;
const days = 90;
/** The time before now that the demonstration covers. */
export const demoMilliseconds = hours(24 * days) + minutes(30);

type Row = readonly [
  sku: string,
  name: string,
  /** In euros, or in each currency. */
  prices: number | Readonly<Record<string, number>>,
  taxCategory?: TaxCategory,
  requiresShipping?: false,
];

const catalog: readonly Row[] = [
  ['TEE-S', 'T-shirt S', 1999],
  ['TEE-M', 'T-shirt M', { EUR: 1999, USD: 2400, GBP: 1800, JPY: 3200 }],
  ['TEE-L', 'T-shirt L', 1999],
  ['HOODIE-M', 'Hoodie M', 4990],
  ['HOODIE-L', 'Hoodie L', 4990],
  ['CAP', 'Cap', { EUR: 1450, USD: 1900 }],
  ['SOCKS', 'Socks, three pairs', 1190],
  ['MUG', 'Mug', { EUR: 850, USD: 1200, GBP: 900 }],
  ['TEAPOT', 'Teapot', 3290],
  ['BOTTLE', 'Water bottle', 1890],
  ['LUNCHBOX', 'Lunch box', 2250],
  ['BACKPACK', 'Backpack', 7900],
  ['TOTE', 'Tote bag', 1290],
  ['UMBRELLA', 'Umbrella', 2490],
  ['NOTEBOOK', 'Notebook', 1290],
  ['PEN', 'Fountain pen', { EUR: 2900, JPY: 4800 }],
  ['INK', 'Ink, 50 ml', 1250],
  ['POSTER', 'Poster', 1500],
  ['CALENDAR', 'Wall calendar', 1690],
  ['BOOK-DDD', 'A book on design', 4200, 'reduced'],
  ['BOOK-SEA', 'A book on the sea', 2400, 'reduced'],
  ['ATLAS', 'Atlas', 5900, 'reduced'],
  ['COFFEE', 'Coffee, 500 g', 1190, 'reduced'],
  ['TEA', 'Tea, 250 g', 990, 'reduced'],
  ['CHOCOLATE', 'Chocolate', 390, 'reduced'],
  ['HONEY', 'Honey', 790, 'reduced'],
  ['LAMP', 'Desk lamp', 6490],
  ['CANDLE', 'Candle', 1290],
  ['BLANKET', 'Blanket', 5490],
  ['CUSHION', 'Cushion', 2790],
  ['EBOOK-DDD', 'The same as an e-book', 2900, 'reduced', false],
  ['GIFT-CARD', 'Gift card', 5000, 'zero', false],
  ['STICKER', 'Sticker, with every order', 0],
  ['OUD', 'Oud, 30 ml', { KWD: 12500 }],
];

const currencyOf: Readonly<Record<string, string>> = { US: 'USD', GB: 'GBP', JP: 'JPY', KW: 'KWD' };

const discounts: readonly Discount[] = [
  { code: 'WELCOME10', value: { type: 'fixed', amount: 1000 }, currency: 'EUR', maxRedemptions: null },
  { code: 'FIRST100', value: { type: 'percent', rate: '0.1' }, currency: null, maxRedemptions: 100 },
].map(
  (each) =>
    ({
      ...each,
      ...{ startsAt: null, endsAt: null, minimumAmount: null, appliesTo: null, maxRedemptionsPerCustomer: null },
      ...{ version: 1, redeemed: 0 },
    }) as Discount,
);

const pick = <Value>(roll: Dice, values: readonly Value[]): Value => values[roll(values.length)] as Value;

const productsOf = (roll: Dice): readonly Product[] =>
  catalog.map(([sku, name, prices, taxCategory = 'standard', requiresShipping = true]) => ({
    sku: sku as Sku,
    name,
    prices: (typeof prices === 'number' ? { EUR: prices } : prices) as Prices,
    taxCategory,
    requiresShipping,
    backorderLimit: 0,
    expectedAt: null,
    version: 1,
    available: 340 + roll(200),
  }));

/** The newest orders are minutes old, so that some are still pending. The third round of the stories has ended. */
const ageOf = (index: number, roll: Dice): number => {
  if (index < 8) return minutes(2 * index + 1);
  const round = Math.floor(index / stories.length);
  const youngest = round === 2 ? hours(24 * longestStoryDays) : minutes(30);
  return youngest + Math.floor((roll(1_000_000) / 1_000_000) * (demoMilliseconds - youngest));
};

type Making = {
  readonly pricing: PricingPorts;
  readonly ids: OrderIds;
  readonly products: readonly Product[];
  readonly pendingMinutes: number;
};

/** Every seventh customer in euros has a discount. */
const discountCodeOf = (index: number, currency: Currency): DiscountCode | undefined =>
  index % 7 === 3 && currency === 'EUR' ? discounts[0]?.code : undefined;

const placedAt = async (index: number, at: Instant, { pricing, ids, products, pendingMinutes }: Making, roll: Dice) => {
  const [customer, name, city, countryCode, region] = pick(roll, demoCustomers);
  const customerId = customer as CustomerId;
  const country = countryCode as Country;
  const currency = (currencyOf[country] ?? 'EUR') as Currency;
  const sold = products.filter(({ prices }) => (prices[currency] ?? 0) > 0);
  const skus = new Set(Array.from({ length: 1 + roll(3) }, () => pick(roll, sold).sku));
  const lines = [...skus].map((sku) => ({ sku, quantity: 1 + roll(3) }));
  const shippingMethod = pick(roll, ['standard', 'standard', 'express', 'pickup']);
  const cart = await priceCart(
    pricing,
    {
      currency,
      lines,
      discountCode: discountCodeOf(index, currency),
      shippingMethod,
      destination: { country, region },
    },
    { fresh: true },
  );
  if (!cart.ok) throw new Error(`a cart of the demonstration is refused: ${cart.refusal.kind}`);
  const id = ids.next(customerId, at);
  const address = { name, line1: '1 Example Street', line2: null, postalCode: null, city, region, country };
  return place(
    {
      id,
      customerId,
      externalReference: null,
      price: cart.value.price,
      standardShippingAmount: cart.value.standardShippingAmount,
      discount: appliedOf(cart.value.discount, () => ids.redeemerOf(customerId)),
      taxCountry: country,
      taxRegion: region,
      private: { email: demoEmail(customer), shippingAddress: address },
      riskReasons: [],
    },
    {
      at,
      actor: { role: 'customer' },
      cause: { key: `demo-${id}`, fingerprint: '' },
      trace: null,
      expiresAt: at + minutes(pendingMinutes),
    },
  );
};

/** A shop in memory whose time each step sets. Its events and letters go nowhere. */
const demoWorld = (settings: ShopSettings, ids: OrderIds, now: Instant, products: readonly Product[]) => {
  let time = now;
  const clock = { now: () => time };
  const store = emptyStore(clock);
  const policies = createPolicyPorts(settings);
  load(store, { products, discounts }, policies);
  const stored = createMemoryPorts(store);
  const unused = async () => {
    throw new Error('the demonstration sends nothing');
  };
  const unusedKey = () => {
    throw new Error('the demonstration has no webhooks');
  };
  const ports: Ports = {
    ...stored,
    ...policies,
    orderIds: ids,
    clock,
    sha256: systemSha256,
    payments: createSimulator({ store: stored.simulatedPayments, clock, pageOf: () => 'http://localhost/' }),
    providerEvents: { provider: 'simulator', read: async () => 'signature-invalid' },
    events: { publish: unused },
    mail: { send: unused },
    webhookKeys: { newId: unusedKey, newSecret: unusedKey },
    webhookCalls: { check: unused, call: unused },
  };
  const setTime = (at: Instant): void => {
    time = at;
  };
  return { ports, store, setTime };
};

/** Prices and places every order by the rules of the service, and lives it by its use cases, in memory. */
export const demoShop = async (settings: ShopSettings, ids: OrderIds, now: Instant): Promise<DemoShop> => {
  const roll = dice(2026);
  const products = productsOf(roll);
  const { ports, store, setTime } = demoWorld(settings, ids, now, products);
  const making = { pricing: ports, ids, products, pendingMinutes: settings.pendingOrderMinutes };
  for (let index = 0; index < orderCount; index += 1) {
    setTime(now);
    const record = await placedAt(index, now - ageOf(index, roll), making, roll);
    writeOrder(store, { record, order: fold(record) });
    await live({ ports, setTime }, record, index, now, roll);
  }
  return {
    products,
    discounts,
    orders: [...store.orders.values()].map(({ record }) => record),
    payments: [...store.simulatedPayments.values()],
  };
};
