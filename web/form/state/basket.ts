import { ofShop, ofTab } from '../../shared/memory';

/** `name`: as the catalog had it, until a quote says it. */
export type BasketLine = { readonly sku: string; readonly name: string; readonly quantity: number };

/**
 * What a customer wants to order. The idempotency key belongs to the basket: however often it is sent, from whichever tab,
 * it becomes one order.
 */
export type Basket = {
  readonly key: string;
  readonly currency: string;
  readonly lines: readonly BasketLine[];
  readonly discountCode: string;
  readonly shippingMethod: string;
};

/** Where and to whom. It is personal, so it ends with the tab. */
export type Delivery = {
  readonly email: string;
  readonly name: string;
  readonly line1: string;
  readonly line2: string;
  readonly postalCode: string;
  readonly city: string;
  readonly region: string;
  readonly country: string;
  readonly note: string;
  /** The address of the customer's record that is used in place of the typed one, from 0; null: none. */
  readonly stored: number | null;
};

export const mostOfLine = 9_999;
export const mostLines = 50;

export const emptyBasket = (currency: string, shippingMethod: string): Basket => ({
  key: crypto.randomUUID(),
  currency,
  lines: [],
  discountCode: '',
  shippingMethod,
});

export const emptyDelivery = (country: string): Delivery => ({
  ...{ email: '', name: '', line1: '', line2: '', postalCode: '', city: '', region: '', note: '' },
  country,
  stored: null,
});

export const storedBasket = ofShop<Basket>('basket');
export const storedDelivery = ofTab<Delivery>('delivery');

export const unitsIn = ({ lines }: Basket): number => lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** The basket with this many units of a product; 0 takes it out. */
export const withQuantity = (basket: Basket, { sku, name }: Omit<BasketLine, 'quantity'>, units: number): Basket => {
  const quantity = Math.min(Math.max(0, Math.trunc(units)), mostOfLine);
  const changed = { sku, name, quantity };
  const isThere = basket.lines.some((line) => line.sku === sku);
  const lines = isThere ? basket.lines.map((line) => (line.sku === sku ? changed : line)) : [...basket.lines, changed];
  return { ...basket, lines: lines.filter((line) => line.quantity > 0).slice(0, mostLines) };
};

export const quantityOf = ({ lines }: Basket, sku: string): number =>
  lines.find((line) => line.sku === sku)?.quantity ?? 0;

/** The lines as the service takes them. */
export const linesOf = ({ lines }: Basket) => lines.map(({ sku, quantity }) => ({ sku, quantity }));
