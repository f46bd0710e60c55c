import type { AppliedDiscount } from '#domain/catalog/discount';
import type { Country } from '#domain/country';
import type { Currency } from '#domain/currency';
import type { Parcel } from '#domain/fulfillment/parcel';
import type { Instant } from '#domain/instant';
import type { MinorUnits } from '#domain/money';
import type { OrderId } from '#domain/orders/order-id';
import type { PrivateData } from '#domain/orders/private-data';
import type { AwaitedAction } from '#domain/payments/next-action';
import type { OperationId, Payment } from '#domain/payments/payment';
import type { RiskReason } from '#domain/payments/risk';
import type { PricedLine, PricedShipping, Totals } from '#domain/pricing';
import type { ReturnRequest } from '#domain/returns/return-request';

export type CustomerId = string & { readonly brand: 'CustomerId' };

/** The units of a line by status; each count is between 0 and `ordered`. */
export type LineQuantity = {
  readonly ordered: number;
  readonly canceled: number;
  readonly fulfilled: number;
  readonly delivered: number;
  readonly returned: number;
};

/** A line as frozen when it was ordered. Its amounts never change; its present worth follows from the quantities. */
export type OrderLine = Omit<PricedLine, 'quantity'> & { readonly id: string; readonly quantity: LineQuantity };

/** The rest of the goodwill of a refund, which is its part above the credit (money.md R5). */
export type Adjustment = { readonly operationId: OperationId; readonly amount: MinorUnits };

/** A hold of an order. Only staff read its reason: null once it is erased, unless it is one of the risk rules. */
export type Hold = { readonly id: string; readonly reason: string | null; readonly placedAt: Instant };

type AnyOrder = {
  readonly id: OrderId;
  readonly customerId: CustomerId;
  readonly externalReference: string | null;
  readonly version: number;
  readonly currency: Currency;
  readonly pricesIncludeTax: boolean;
  /** The worth of the order is a multiple of it, for life (money.md V7). */
  readonly amountStep: number;
  readonly lines: readonly OrderLine[];
  readonly shipping: PricedShipping | null;
  readonly discount: AppliedDiscount | null;
  readonly totals: Totals;
  readonly taxCountry: Country;
  readonly taxRegion: string | null;
  readonly payments: readonly Payment[];
  /** The goodwill of refunds, the oldest first. It lowers the worth of the order. */
  readonly adjustments: readonly Adjustment[];
  /** The part of the shipping that refunds and returns gave back, which is no longer owed. */
  readonly shippingRefundedAmount: MinorUnits;
  /** What the standard shipping would have cost, with its tax; null: no less than the shipping did (money.md R10). */
  readonly standardShippingAmount: MinorUnits | null;
  /** What the customer must do now for a payment; null: nothing. Only the customer reads it. */
  readonly nextAction: AwaitedAction | null;
  readonly holds: readonly Hold[];
  /** The reasons of the risk rules' holds, released ones included: they hold the order once for each reason. */
  readonly riskReasons: readonly RiskReason[];
  /** The parcels in the order of their numbers, canceled ones too. */
  readonly fulfillments: readonly Parcel[];
  /** The return requests in the order of their numbers, closed ones too. */
  readonly returns: readonly ReturnRequest[];
  readonly private: PrivateData;
  readonly placedAt: Instant;
  readonly updatedAt: Instant;
};

export type PendingOrder = AnyOrder & {
  readonly status: 'pending';
  /** Null: the order is free, or a hold has stopped its time. */
  readonly expiresAt: Instant | null;
  /** The milliseconds that were left when the first of its holds was placed; null: its time runs. */
  readonly timeLeft: number | null;
};
export type ConfirmedOrder = AnyOrder & { readonly status: 'confirmed' };
export type CompletedOrder = AnyOrder & { readonly status: 'completed' };
export type CanceledOrder = AnyOrder & { readonly status: 'canceled' };
export type Order = PendingOrder | ConfirmedOrder | CompletedOrder | CanceledOrder;

export const orderStatuses = ['pending', 'confirmed', 'completed', 'canceled'] as const;
export type OrderStatus = (typeof orderStatuses)[number];
