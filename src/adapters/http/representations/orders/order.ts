import * as z from 'zod/mini';
import type { Answered, Representation } from '#adapters/http/operation';
import { type FieldOf, type MembersFor, type Replied, replySchema } from '#adapters/http/reply-schema';
import { FulfillmentBody, fulfillmentBody } from '#adapters/http/representations/fulfillment/parcel';
import {
  Amount,
  CurrencyText,
  LineBody,
  lineBody,
  ShippingBody,
  shippingBody,
  TotalsBody,
  totalsBody,
} from '#adapters/http/representations/orders/price';
import { statusMembers } from '#adapters/http/representations/orders/statuses';
import { PaymentBody, paymentBody } from '#adapters/http/representations/payments/payment';
import { ReturnBody, returnBody } from '#adapters/http/representations/returns/return-request';
import { Timestamp, timestamp } from '#adapters/http/representations/timestamp';
import { LocaleText } from '#adapters/http/schemas/codes';
import { orderIdParameter } from '#adapters/http/schemas/order-parameters';
import type { OrderSummary } from '#application/ports';
import type { Done } from '#application/use-case';
import { type Caller, mayRead } from '#domain/access/caller';
import { type Balance, balanceOf } from '#domain/orders/money/balance';
import type { Hold, Order } from '#domain/orders/order';
import type { Address, PrivateData, StaffField } from '#domain/orders/private-data';
import { statusesOf } from '#domain/orders/statuses';

export const AddressBody = replySchema(() =>
  z
    .object({
      name: z.string(),
      line1: z.string(),
      line2: z.nullable(z.string()),
      postalCode: z.nullable(z.string()),
      city: z.string(),
      region: z.nullable(z.string()),
      country: z.string(),
    } satisfies MembersFor<keyof Address>)
    .check(z.meta({ id: 'Address' })),
);

const OrderIdText = replySchema(() =>
  z.string().check(
    z.meta({
      id: 'OrderId',
      description: 'The order id, for people too: 18 Crockford base-32 symbols. The last one is a check symbol.',
      examples: [orderIdParameter.example],
    }),
  ),
);
const ExternalReference = replySchema(() =>
  z
    .nullable(z.string())
    .check(
      z.describe(
        'The client’s own id of the order, unique among the orders that the customer placed, or among those that staff placed.',
      ),
    ),
);

/** `internalNote` is the member `note` of `internal`. */
type MemberOf<Field extends StaffField> = Field extends `internal${infer Name}` ? Uncapitalize<Name> : Field;
/** The members of `internal`: one for each field that only staff read. */
export type InternalMember = MemberOf<StaffField>;

const InternalBody = replySchema(() =>
  z
    .object({
      note: z.nullable(z.string()),
      tags: z.array(z.string()),
      metadata: z.record(z.string(), z.string()),
    } satisfies MembersFor<InternalMember>)
    .check(z.meta({ id: 'InternalFields', description: 'Staff’s own fields. Only staff get this member.' })),
);

/**
 * `discount` is shown as `discountCode`, goodwill in `balance`, the step by the rounding in `totals`, what a payment waits for
 * in the payment, and `private` by its own fields. The risk reasons are for the rules; staff read those of a hold in it. Taxes
 * are in the lines. `timeLeft` becomes a time of expiry when the last hold is released.
 */
type FieldNotShown =
  | 'discount'
  | 'amountStep'
  | 'adjustments'
  | 'shippingRefundedAmount'
  | 'standardShippingAmount'
  | 'nextAction'
  | 'riskReasons'
  | 'private'
  | 'taxCountry'
  | 'taxRegion'
  | 'timeLeft';
/** The methods are shown in the payments. */
type PrivateMember = Exclude<keyof PrivateData, StaffField | 'paymentMethods'>;
type OrderField = Exclude<FieldOf<Order>, FieldNotShown> | PrivateMember | 'balance' | 'internal';

export const OrderBody = replySchema(() =>
  z
    .object({
      id: OrderIdText(),
      version: z
        .int()
        .check(
          z.gte(1),
          z.describe('Counts the committed changes of the order, also those that only staff see. Also its ETag.'),
        ),
      customerId: z.string(),
      email: z.nullable(z.string()),
      ...statusMembers(),
      holds: z.array(
        z.object({
          id: z.string(),
          reason: z
            .optional(z.nullable(z.string()))
            .check(
              z.describe(
                'Only staff get this member. `cancellation-requested` and `return-requested`: the service placed the hold for a customer’s request about an open parcel.',
              ),
            ),
          placedAt: Timestamp(),
        } satisfies MembersFor<keyof Hold>),
      ),
      currency: CurrencyText(),
      pricesIncludeTax: z.boolean(),
      lines: z.array(LineBody()),
      shipping: z.nullable(ShippingBody()),
      discountCode: z.nullable(z.string()).check(z.describe('The discount at placement.')),
      totals: TotalsBody(),
      balance: z
        .object({
          currentAmount: Amount(),
          adjustedAmount: Amount(),
          authorizedAmount: Amount(),
          pendingAmount: Amount(),
          capturedAmount: Amount(),
          refundedAmount: Amount(),
          disputedAmount: Amount(),
          dueAmount: Amount(),
          creditAmount: Amount(),
          refundableAmount: Amount(),
        } satisfies MembersFor<keyof Balance>)
        .check(
          z.describe(
            '`currentAmount`: what the order is worth now, less `adjustedAmount`, the goodwill. `authorizedAmount`: what can still be captured. `pendingAmount`: authorizations and captures whose outcome is unknown. `refundedAmount`: also refunds whose outcome is unknown. `disputedAmount`: disputes that are open or lost.',
          ),
        ),
      payments: z.array(PaymentBody()),
      fulfillments: z.array(FulfillmentBody()).check(z.describe('The parcels, canceled ones too.')),
      returns: z.array(ReturnBody()).check(z.describe('The return requests, closed ones too.')),
      shippingAddress: z.nullable(AddressBody()),
      externalReference: ExternalReference(),
      note: z.nullable(z.string()),
      tags: z.array(z.string()),
      metadata: z.record(z.string(), z.string()),
      locale: z.nullable(LocaleText).check(z.describe('The language of the letters; null: the shop’s.')),
      internal: z.optional(InternalBody()),
      placedAt: Timestamp(),
      updatedAt: Timestamp(),
      expiresAt: z
        .nullable(Timestamp())
        .check(
          z.describe(
            'A pending order that is not covered expires then. Null while it is on hold: its time goes on with the release of the last hold, with at least 10 minutes.',
          ),
        ),
    } satisfies MembersFor<OrderField>)
    .check(z.meta({ id: 'Order' })),
);

export const OrderSummaryBody = replySchema(() =>
  z
    .object({
      id: OrderIdText(),
      customerId: z.string(),
      ...statusMembers(),
      currency: CurrencyText(),
      totalAmount: Amount(),
      lineCount: z.int().check(z.gte(1)),
      externalReference: ExternalReference(),
      placedAt: Timestamp(),
    } satisfies MembersFor<keyof OrderSummary>)
    .check(z.meta({ id: 'OrderSummary' })),
);

export const addressBody = (address: Address): Replied<typeof AddressBody> => ({
  name: address.name,
  line1: address.line1,
  line2: address.line2,
  postalCode: address.postalCode,
  city: address.city,
  region: address.region,
  country: address.country,
});

/** Sorted, because the table does not store the order of keys. */
const metadataBody = (metadata: PrivateData['metadata']): Record<string, string> =>
  Object.fromEntries(Object.entries(metadata).sort(([left], [right]) => (left < right ? -1 : 1)));

const holdBody = ({ id, reason, placedAt }: Hold, isForStaff: boolean) => ({
  id,
  ...(isForStaff ? { reason } : {}),
  placedAt: timestamp(placedAt),
});

const internalBody = (data: Pick<PrivateData, StaffField>): Replied<typeof InternalBody> => ({
  note: data.internalNote,
  tags: [...data.internalTags],
  metadata: metadataBody(data.internalMetadata),
});

/**
 * The order for this caller: members for staff alone are left out for a customer. A replay is the same byte for byte, so
 * the order of the fields never changes.
 */
export const orderBody = (order: Order, caller: Caller): Replied<typeof OrderBody> => {
  const isForStaff = mayRead(caller, 'staff');
  const { status, paymentStatus, fulfillmentStatus, returnStatus } = statusesOf(order);
  const { email, shippingAddress, note, tags, metadata, locale } = order.private;
  return {
    id: order.id,
    version: order.version,
    customerId: order.customerId,
    email,
    status,
    paymentStatus,
    fulfillmentStatus,
    returnStatus,
    holds: order.holds.map((hold) => holdBody(hold, isForStaff)),
    currency: order.currency,
    pricesIncludeTax: order.pricesIncludeTax,
    lines: order.lines.map(lineBody),
    shipping: shippingBody(order.shipping),
    discountCode: order.discount?.code ?? null,
    totals: totalsBody(order.totals),
    balance: balanceOf(order),
    payments: order.payments.map((payment) => paymentBody(order, payment, caller)),
    fulfillments: order.fulfillments.map(fulfillmentBody),
    returns: order.returns.map(returnBody),
    shippingAddress: shippingAddress && addressBody(shippingAddress),
    externalReference: order.externalReference,
    note,
    tags: [...tags],
    metadata: metadataBody(metadata),
    locale,
    ...(isForStaff ? { internal: internalBody(order.private) } : {}),
    placedAt: timestamp(order.placedAt),
    updatedAt: timestamp(order.updatedAt),
    expiresAt: order.status === 'pending' && order.expiresAt !== null ? timestamp(order.expiresAt) : null,
  };
};

const eTagOf = ({ version }: { readonly version: number }): string => `"${version}"`;

export const orderReply = (order: Order, { caller }: Answered): Representation => ({
  body: orderBody(order, caller),
  headers: { etag: eTagOf(order) },
});

/** The order after a command, and whether the reply is a replay. */
export const commandReply = ({ value, replayed }: Done<Order>, { caller }: Answered): Representation => ({
  body: orderBody(value, caller),
  headers: { etag: eTagOf(value), ...(replayed ? { 'idempotency-replayed': 'true' } : {}) },
});

export const orderSummaryBody = (summary: OrderSummary): Replied<typeof OrderSummaryBody> => ({
  id: summary.id,
  customerId: summary.customerId,
  status: summary.status,
  paymentStatus: summary.paymentStatus,
  fulfillmentStatus: summary.fulfillmentStatus,
  returnStatus: summary.returnStatus,
  currency: summary.currency,
  totalAmount: summary.totalAmount,
  lineCount: summary.lineCount,
  externalReference: summary.externalReference,
  placedAt: timestamp(summary.placedAt),
});
