import type { Receipt, Write } from '#application/ports';
import type { Actor } from '#domain/access/caller';
import { referenceOwnerOf } from '#domain/access/reference-owner';
import type { AppliedDiscount } from '#domain/catalog/discount';
import type { Country } from '#domain/country';
import type { Currency } from '#domain/currency';
import { hours, type Instant, minutes } from '#domain/instant';
import { appended } from '#domain/orders/decision';
import type { Cause, OrderEvent, OrderRecord, TraceId } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import type { CustomerId } from '#domain/orders/order';
import { type OrderId, orderIdOf } from '#domain/orders/order-id';
import { place } from '#domain/orders/place';
import type { Address, PrivateChange, PrivateData } from '#domain/orders/private-data';
import type { RiskReason, RiskReasons } from '#domain/payments/risk';
import {
  type DiscountValue,
  type PricedShipping,
  price,
  priceLines,
  priceShipping,
  type ShippedGoods,
  shippedGoods,
} from '#domain/pricing';
import type { Rate } from '#domain/rate';
import { ada } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { eur } from '#test/builders/products';
import { aTrace, cause } from '#test/builders/requests';

export const rate = (text: string): Rate => text as Rate;
export const country = (code: string): Country => code as Country;

export type WantedLine = {
  readonly sku: string;
  readonly name: string;
  readonly unitAmount: number;
  readonly quantity: number;
  readonly requiresShipping: boolean;
  readonly taxRate: Rate;
};

export const line = (wanted: Partial<WantedLine> = {}): WantedLine => ({
  sku: 'TEE-M',
  name: 'T-shirt M',
  unitAmount: 1999,
  quantity: 3,
  requiresShipping: true,
  taxRate: rate('0.19'),
  ...wanted,
});

/** Goods of one tax rate that are shipped. */
export const goodsAt = (taxRate: Rate): readonly ShippedGoods[] => [{ rate: taxRate, amount: 1, units: 1 }];

export type WantedOrder = {
  readonly id?: OrderId;
  readonly customerId?: CustomerId;
  readonly currency?: Currency;
  readonly pricesIncludeTax?: boolean;
  readonly amountStep?: number;
  readonly lines?: readonly WantedLine[];
  readonly discount?: DiscountValue | null;
  readonly applied?: AppliedDiscount | null;
  /** The price of shipping before tax; null: nothing is shipped. */
  readonly shippingAmount?: number | null;
  readonly standardShippingAmount?: number | null;
  readonly shippingMethod?: string;
  readonly externalReference?: string | null;
  readonly taxCountry?: Country;
  readonly taxRegion?: string | null;
  readonly private?: PrivateChange;
  readonly riskReasons?: readonly RiskReason[];
  readonly at?: Instant;
  readonly actor?: Actor;
  readonly cause?: Cause;
  readonly trace?: TraceId | null;
};

/** A placed order, by default three shirts for ada at ten with 583 of shipping. */
export const orderRecord = (wanted: WantedOrder = {}): OrderRecord => {
  const at = wanted.at ?? tenOClock;
  const inclusive = wanted.pricesIncludeTax ?? false;
  const shippingAmount = wanted.shippingAmount === undefined ? 490 : wanted.shippingAmount;
  const lines = priceLines(wanted.lines ?? [line()], inclusive, wanted.discount ?? null);
  const goods = shippedGoods(lines, inclusive);
  const shipping =
    shippingAmount === null
      ? null
      : priceShipping(
          wanted.shippingMethod ?? 'standard',
          shippingAmount,
          goods.length === 0 ? goodsAt(rate('0.19')) : goods,
          inclusive,
        );
  return place(
    {
      id: wanted.id ?? orderIdOf({ tag: '7K3M9QX', at, random: '5T' }),
      customerId: wanted.customerId ?? ada,
      externalReference: wanted.externalReference ?? null,
      discount: wanted.applied ?? null,
      standardShippingAmount: wanted.standardShippingAmount ?? null,
      price: price(
        { currency: wanted.currency ?? eur, pricesIncludeTax: inclusive, amountStep: wanted.amountStep ?? 1 },
        lines,
        shipping,
      ),
      taxCountry: wanted.taxCountry ?? country('DE'),
      taxRegion: wanted.taxRegion ?? null,
      private: wanted.private ?? {},
      riskReasons: wanted.riskReasons ?? [],
    },
    {
      at,
      actor: wanted.actor ?? { role: 'customer' },
      cause: wanted.cause ?? cause(),
      trace: wanted.trace === undefined ? aTrace : wanted.trace,
      expiresAt: at + minutes(30),
    },
  );
};

/** The private data of an order that has none. */
export const nothingPrivate: PrivateData = {
  email: null,
  shippingAddress: null,
  note: null,
  tags: [],
  metadata: {},
  locale: null,
  paymentMethods: {},
  internalNote: null,
  internalTags: [],
  internalMetadata: {},
};

export const confirmed: OrderEvent<'order.confirmed'> = { type: 'order.confirmed', data: {} };
export const completed: OrderEvent<'order.completed'> = { type: 'order.completed', data: {} };
export const expired: OrderEvent<'order.expired'> = { type: 'order.expired', data: {} };
export const erased: OrderEvent<'order.erased'> = { type: 'order.erased', data: {} };
export const canceled: OrderEvent<'order.canceled'> = { type: 'order.canceled', data: {} };

/** A line and a number of its units. */
export type Units = readonly [lineId: string, quantity: number];

export const units = (...quantities: readonly Units[]) =>
  quantities.map(([lineId, quantity]) => ({ lineId, quantity }));

export const linesCanceled = (...quantities: readonly Units[]): OrderEvent<'order.lines-canceled'> => ({
  type: 'order.lines-canceled',
  data: { lines: units(...quantities) },
});
/** New lines, and units that are canceled with them. */
export const edited = (
  added: readonly WantedLine[],
  canceledUnits: readonly Units[] = [],
  wanted: { readonly pricesIncludeTax?: boolean; readonly shipping?: PricedShipping | null } = {},
): OrderEvent<'order.edited'> => ({
  type: 'order.edited',
  data: {
    added: priceLines(added, wanted.pricesIncludeTax ?? false, null),
    canceled: units(...canceledUnits),
    shipping: wanted.shipping ?? null,
  },
});
export const held = (holdId: string): OrderEvent<'order.held'> => ({ type: 'order.held', data: { holdId } });
export const heldForRisks = (holdId: string, ...riskReasons: RiskReasons): OrderEvent<'order.held'> => ({
  type: 'order.held',
  data: { holdId, riskReasons },
});
export const released = (holdId: string): OrderEvent<'order.hold-released'> => ({
  type: 'order.hold-released',
  data: { holdId },
});
export const updated = (...fields: readonly (keyof PrivateData)[]): OrderEvent<'order.updated'> => ({
  type: 'order.updated',
  data: { fields, taxDestination: null },
});

export const address = (wanted: Partial<Address> = {}): Address => ({
  name: 'Ada L.',
  line1: 'Hauptstr. 1',
  line2: null,
  postalCode: '10115',
  city: 'Berlin',
  region: null,
  country: country('DE'),
  ...wanted,
});

/** The record with one more change, by default a minute after the last. */
export const changed = (
  record: OrderRecord,
  events: readonly OrderEvent[],
  wanted: {
    readonly at?: Instant;
    readonly cause?: Cause;
    readonly trace?: TraceId | null;
    readonly private?: PrivateChange;
  } = {},
): OrderRecord => {
  const result = appended(
    record,
    { events, ...(wanted.private === undefined ? {} : { private: wanted.private }) },
    {
      at: wanted.at ?? (record.changes.at(-1)?.at ?? 0) + minutes(1),
      actor: { role: 'staff', id: 'op_1' },
      cause: wanted.cause ?? cause(),
      trace: wanted.trace === undefined ? aTrace : wanted.trace,
    },
  );
  if (!result.ok) throw new RangeError(`the order is too large: ${result.refusal.of}`);
  return result.value;
};

/** The write of a record. */
export const writing = (record: OrderRecord): Write => ({
  kind: record.changes.length === 1 ? 'new-order' : 'order-change',
  record,
  order: fold(record),
});

/** Takes a reference for the order and its owner. */
export const referring = (record: OrderRecord, reference = 'web-1'): Write => ({
  kind: 'external-reference',
  reference,
  owner: referenceOwnerOf(record),
  orderId: record.id,
});

/** The receipt of a placement. */
export const receiptOf = (record: OrderRecord): Receipt => ({
  ...record.changes[0].cause,
  result: { kind: 'order', id: record.id },
  keptUntil: record.changes[0].at + hours(48),
});
