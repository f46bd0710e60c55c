import type { Sku } from '#domain/catalog/product';
import type { Balance } from '#domain/orders/money/balance';
import type { LineQuantity } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import type { OperationId, PaymentId } from '#domain/payments/payment';

/** A sum of an order's journal that its state does not have. */
export type SumDifference = {
  readonly kind: 'order-sum';
  readonly orderId: OrderId;
  readonly of: keyof Balance;
  readonly journal: number;
  readonly order: number;
};

/** The units of a line by its journal and by its state. */
export type UnitsDifference = {
  readonly kind: 'order-units';
  readonly orderId: OrderId;
  readonly lineId: string;
  readonly of: keyof LineQuantity;
  readonly journal: number;
  readonly order: number;
};

/** A line whose journal moves more units than it has. */
export type ImpossibleUnits = {
  readonly kind: 'order-units-impossible';
  readonly orderId: OrderId;
  readonly lineId: string;
  readonly units: LineQuantity;
};

/** The part of a requested operation of which the provider says something else. */
export type OperationDifference = {
  readonly kind: 'payment-operation';
  readonly orderId: OrderId;
  readonly paymentId: PaymentId;
  readonly operationId: OperationId;
  /** `captured`: the amount that the provider captured with an authorization. */
  readonly of: 'state' | 'amount' | 'captured';
  readonly order: string | number;
  /** `unknown`: the provider has nothing of the operation. */
  readonly provider: string | number;
};

/** The stock of a product is not what its adjustments and the units of orders make. */
export type StockDifference = {
  readonly kind: 'product-stock';
  readonly sku: Sku;
  /** By adjustments and orders. */
  readonly expected: number;
  readonly available: number;
};

/** Orders have units of a product that is not stored. */
export type MissingProduct = { readonly kind: 'product-missing'; readonly sku: Sku; readonly taken: number };

/** A difference between the books of the shop, with the item that it is about. Nothing of it is personal. */
export type Difference =
  | SumDifference
  | UnitsDifference
  | ImpossibleUnits
  | OperationDifference
  | StockDifference
  | MissingProduct
  /** The stored order is faulty. */
  | { readonly kind: 'order-unreadable'; readonly orderId: OrderId }
  /** Lists show another value of the order than the order itself. */
  | { readonly kind: 'order-list'; readonly orderId: OrderId; readonly of: string }
  /** The order has a payment to settle, and the list of those has no entry of it. */
  | { readonly kind: 'order-unlisted'; readonly orderId: OrderId };
