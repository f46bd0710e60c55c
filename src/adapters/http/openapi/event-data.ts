import * as z from 'zod/mini';
import { type MembersFor, replySchema } from '#adapters/http/reply-schema';
import { lineId, units } from '#adapters/http/representations/orders/line-units';
import { Amount, CurrencyText, RateText, ShippingBody } from '#adapters/http/representations/orders/price';
import { Timestamp } from '#adapters/http/representations/timestamp';
import { CaptureModeText } from '#adapters/http/schemas/payments';
import type { Anchor } from '#domain/audit/anchor';
import type { EventData } from '#domain/orders/events';
import type { HoldCause } from '#domain/orders/events/holds';
import type { Taken } from '#domain/orders/events/payments';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';
import { declineCodes, operationReasons, operationTypes } from '#domain/payments/payment';
import { type RiskReason, riskTexts } from '#domain/payments/risk';
import type { PricedLine } from '#domain/pricing';
import type { ReceivedLines } from '#domain/returns/return-request';
import type { Destination } from '#domain/tax';
import type { WebhookDelivery } from '#domain/webhooks/delivery';

/** The types of everything that an endpoint gets. */
export type WebhookType = WebhookDelivery['type'];

type StockField = 'sku' | 'available' | 'lowStockThreshold';
type FieldsOf<Type extends WebhookType> = Type extends keyof EventData
  ? keyof EventData[Type]
  : Type extends 'stock.low' | 'stock.out'
    ? StockField
    : Type extends 'audit.anchored'
      ? keyof Anchor
      : never;

type PublishedEvent<Type extends WebhookType> = {
  /** When the event is sent, as a sentence without its subject. */
  readonly when: string;
  /** A member for each field of the data. */
  readonly data: () => MembersFor<FieldsOf<Type>>;
};

/** A named schema takes no other description. */
const amountThat = (description: string) => z.int().check(z.gte(0), z.describe(description));
const described = <Schema extends z.ZodMiniType>(schema: Schema, description: string) =>
  schema.check(z.describe(description)) as Schema;

// ── Parts of several events ────────────────────────────────────────────────────────────────────────────────────────

const orderLine = replySchema(() =>
  z
    .object({
      sku: z.string(),
      name: z.string(),
      unitAmount: Amount(),
      quantity: units(),
      requiresShipping: z.boolean(),
      taxRate: RateText(),
      subtotalAmount: Amount(),
      discountAmount: Amount(),
      netAmount: Amount(),
      taxAmount: Amount(),
      totalAmount: Amount(),
    } satisfies MembersFor<keyof PricedLine>)
    .check(z.meta({ id: 'OrderedLine', description: 'A line as it was ordered. Its id is its number in the order.' })),
);

const lineUnits = replySchema(() =>
  z
    .object({ lineId: lineId(), quantity: units() } satisfies MembersFor<keyof LineQuantities[number]>)
    .check(z.meta({ id: 'LineUnits', description: 'Units of a line.' })),
);

const receivedUnits = replySchema(() =>
  z
    .object({
      lineId: lineId(),
      quantity: units(),
      restock: described(z.boolean(), 'They can be sold again.'),
    } satisfies MembersFor<keyof ReceivedLines[number]>)
    .check(z.meta({ id: 'ReceivedUnits', description: 'Units of a line that came back.' })),
);

const takenOut = replySchema(() =>
  z
    .object({
      lines: z.array(lineUnits()),
      shipping: z.boolean(),
      goodwillAmount: amountThat('The part of the amount that is above the credit.'),
    } satisfies MembersFor<keyof Taken>)
    .check(z.meta({ id: 'TakenOut', description: 'What a refund takes out of the order.' })),
);

const paymentOpened = replySchema(() =>
  z
    .object({ provider: z.string(), capture: CaptureModeText } satisfies MembersFor<
      keyof NonNullable<EventData['payment.requested']['opens']>
    >)
    .check(z.meta({ id: 'PaymentOpened', description: 'The payment that begins with this operation.' })),
);

const destination = replySchema(() =>
  z
    .object({ country: z.string(), region: z.nullable(z.string()) } satisfies MembersFor<keyof Destination>)
    .check(z.meta({ id: 'TaxDestination', description: 'Where the order is taxed from now on.' })),
);

const appliedDiscount = replySchema(() =>
  z
    .object({
      code: z.string(),
      counted: described(z.boolean(), 'The order is one of its redemptions.'),
    })
    .check(z.meta({ id: 'AppliedDiscount' })),
);

const riskReason = replySchema(() =>
  z.enum(Object.keys(riskTexts) as [RiskReason, ...RiskReason[]]).check(z.meta({ id: 'RiskReason' })),
);
/** No enumeration: generators would make a constant `Locale` of it, beside the type. */
const privateField = () =>
  z.string().check(z.meta({ examples: ['note'], description: 'The name of a private field.' }));

const lines = () => ({ lines: z.array(lineUnits()) });
const ofParcel = () => ({ fulfillmentId: z.string().check(z.meta({ examples: ['ful_1'] })) });
const ofReturn = () => ({ returnId: z.string().check(z.meta({ examples: ['ret_1'] })) });
const ofHold = () => ({ holdId: z.string().check(z.meta({ examples: ['hold_2'] })) });
const ofOperation = () => ({
  paymentId: z.string().check(z.meta({ examples: ['pay_1'] })),
  operationId: z.string().check(z.meta({ examples: ['op_1'] })),
});
const ofProvider = () => ({
  ...ofOperation(),
  reference: described(
    z.nullable(z.string()),
    'The provider’s id of the payment, if this event is the first to tell it.',
  ),
});
const ofStock = () => ({
  sku: z.string().check(z.meta({ examples: ['TEE-M'] })),
  available: described(z.int().check(z.gte(0)), 'The units in stock.'),
  lowStockThreshold: z.int().check(z.gte(0)),
});
const nothing = () => ({});

// ── The events ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Every event with its data. A new type does not compile without its line, nor a new field without its member. */
export const publishedEvents: { readonly [Type in WebhookType]: PublishedEvent<Type> } = {
  'order.placed': {
    when: 'an order is placed',
    data: () => ({
      currency: CurrencyText(),
      pricesIncludeTax: z.boolean(),
      amountStep: described(z.int().check(z.gte(1)), 'The order is worth a multiple of it, in minor units.'),
      lines: z.array(orderLine()),
      shipping: z.nullable(ShippingBody()),
      standardShippingAmount: described(
        z.nullable(z.int().check(z.gte(0))),
        'What the standard shipping would have cost, if it is less.',
      ),
      discount: z.nullable(appliedDiscount()),
      taxCountry: z.string().check(z.meta({ examples: ['DE'] })),
      taxRegion: z.nullable(z.string()),
      expiresAt: z.nullable(Timestamp()),
    }),
  },
  'order.confirmed': { when: 'the whole order is confirmed', data: nothing },
  'order.completed': { when: 'the whole order is completed', data: nothing },
  'order.canceled': { when: 'the whole order is canceled', data: nothing },
  'order.expired': { when: 'the order was not paid in time and is therefore canceled', data: nothing },
  'order.erased': { when: 'everything personal of the order is erased', data: nothing },
  'order.lines-canceled': {
    when: 'units of lines are canceled; order.canceled follows if no unit is left',
    data: lines,
  },
  'order.edited': {
    when: 'lines are added, units of others canceled, or both',
    data: () => ({
      added: described(z.array(orderLine()), 'Numbered after the lines that the order has.'),
      canceled: z.array(lineUnits()),
      shipping: z.nullable(ShippingBody()),
    }),
  },
  'order.updated': {
    when: 'private data changes',
    data: () => ({
      fields: described(z.array(privateField()), 'The names of the fields. Their values are not in the event.'),
      taxDestination: z.nullable(destination()),
    }),
  },
  'order.held': {
    when: 'a hold is placed',
    data: () => ({
      ...ofHold(),
      riskReasons: described(z.optional(z.array(riskReason())), 'The risk rules placed the hold.'),
      because: described(
        z.optional(z.enum(['cancellation-requested', 'return-requested'] satisfies readonly HoldCause[])),
        'A request of the customer for units in an open parcel.',
      ),
      lines: described(z.optional(z.array(lineUnits())), 'The units to cancel, unless it is the whole order.'),
    }),
  },
  'order.hold-released': { when: 'a hold is released', data: ofHold },
  'payment.requested': {
    when: 'the provider is about to be asked; the outcome follows',
    data: () => ({
      ...ofOperation(),
      operation: z.enum(operationTypes).check(z.describe('Never `dispute`.')),
      amount: Amount(),
      opens: z.nullable(paymentOpened()),
      captures: described(z.boolean(), 'Of an authorization: the same call captures.'),
      final: described(z.boolean(), 'Of a capture: it releases the rest.'),
      takes: z.nullable(takenOut()),
    }),
  },
  'payment.requires-action': { when: 'the customer must act', data: ofProvider },
  'payment.processing': { when: 'the provider says the outcome later', data: ofProvider },
  'payment.authorized': {
    when: 'an amount is promised',
    data: () => ({
      ...ofProvider(),
      amount: Amount(),
      authorizedUntil: z.nullable(Timestamp()),
      capturesMany: described(z.boolean(), 'It can be captured in parts.'),
    }),
  },
  'payment.captured': {
    when: 'an amount is taken',
    data: () => ({
      ...ofOperation(),
      amount: Amount(),
      releasedAmount: amountThat('The part of the authorization that is free again.'),
    }),
  },
  'payment.failed': {
    when: 'the provider refused',
    data: () => ({
      ...ofOperation(),
      operation: z.enum(operationTypes).check(z.describe('Never `refund` or `dispute`.')),
      amount: Amount(),
      reason: z.enum(operationReasons),
    }),
  },
  'payment.voided': {
    when: 'an authorization, or an attempt that waited, has ended',
    data: () => ({
      ...ofOperation(),
      amount: Amount(),
      reason: described(z.nullable(z.string()), '`lapsed`: by itself.'),
    }),
  },
  'payment.refunded': {
    when: 'an amount is given back',
    data: () => ({ ...ofOperation(), amount: Amount(), goodwillAmount: Amount() }),
  },
  'payment.refund-failed': {
    when: 'a refund did not succeed, or came back later',
    data: () => ({ ...ofOperation(), reason: z.enum(declineCodes) }),
  },
  'payment.disputed': {
    when: 'the customer contests the payment at their bank',
    data: () => ({ ...ofOperation(), amount: Amount() }),
  },
  'payment.dispute-closed': {
    when: 'a dispute has ended',
    data: () => ({ ...ofOperation(), won: z.boolean() }),
  },
  'fulfillment.created': { when: 'units are put into a parcel', data: () => ({ ...ofParcel(), ...lines() }) },
  'fulfillment.shipped': { when: 'the parcel leaves the shop', data: ofParcel },
  'fulfillment.delivered': { when: 'the parcel arrives', data: ofParcel },
  'fulfillment.canceled': { when: 'the parcel is canceled before it leaves', data: ofParcel },
  'return.requested': {
    when: 'the customer or staff ask to return units',
    data: () => ({ ...ofReturn(), ...lines() }),
  },
  'return.received': {
    when: 'units come back; units of the request that are not named are rejected',
    data: () => ({
      ...ofReturn(),
      lines: z.array(receivedUnits()),
      shipping: described(z.boolean(), 'The shipping costs are given back too.'),
      shippingAmount: amountThat('The part of them that is given back, where it is not all.'),
    }),
  },
  'return.rejected': { when: 'the request is closed without goods', data: ofReturn },
  'order.deleted': { when: 'the order is deleted and cannot be read any more', data: nothing },
  'stock.low': { when: 'the stock falls to the threshold of the shop or below', data: ofStock },
  'stock.out': { when: 'the last unit in stock is sold, or adjusted away', data: ofStock },
  'audit.anchored': {
    when: 'a day of UTC is over for a day',
    data: () => ({
      date: described(z.string().check(z.meta({ format: 'date', examples: ['2026-11-29'] })), 'The day.'),
      orders: described(z.int().check(z.gte(1)), 'The orders that changed on the day.'),
      hash: described(z.string().check(z.regex(/^[0-9a-f]{64}$/)), 'The hash over these orders.'),
    }),
  },
  'webhook.test': { when: 'a test is asked for', data: nothing },
};
