import type { NewLine, Order, Quantities, Shipping } from '#test/oracle/order';

type OfPayment = { readonly paymentId: string };
type OfOperation = OfPayment & { readonly operationId: string };

/** What can happen to an order. Intents of captures, voids and refunds are facts of their own: they are unsettled money. */
export type Fact =
  | { readonly type: 'order.lines-canceled'; readonly lines: Quantities }
  | { readonly type: 'order.canceled' }
  | { readonly type: 'order.expired' }
  | { readonly type: 'order.confirmed' }
  | { readonly type: 'order.completed' }
  | { readonly type: 'order.held'; readonly holdId: string; readonly at: number }
  | { readonly type: 'order.hold-released'; readonly holdId: string; readonly at: number }
  /** `shipping` only where the edit priced it: at the first line that needs it (money.md G5). */
  | {
      readonly type: 'order.edited';
      readonly add: readonly NewLine[];
      readonly cancel: Quantities;
      readonly shipping?: Shipping;
    }
  | ({ readonly type: 'payment.requested'; readonly method: string; readonly amount: number } & OfOperation)
  | ({ readonly type: 'payment.requires-action' } & OfOperation)
  | ({ readonly type: 'payment.processing' } & OfOperation)
  | ({ readonly type: 'payment.authorized'; readonly amount: number } & OfOperation)
  | ({ readonly type: 'payment.failed' } & OfOperation)
  | ({ readonly type: 'payment.capture-requested'; readonly amount: number } & OfOperation)
  | ({ readonly type: 'payment.captured'; readonly amount: number; readonly final: boolean } & OfOperation)
  | ({ readonly type: 'payment.void-requested' } & OfOperation)
  /** Voided or lapsed; `operationId` where a void asked for it. */
  | ({ readonly type: 'payment.voided'; readonly operationId?: string } & OfPayment)
  | ({
      readonly type: 'payment.refund-requested';
      readonly amount: number;
      readonly lines?: Quantities;
      readonly shipping?: true;
    } & OfOperation)
  | ({ readonly type: 'payment.refunded'; readonly amount: number } & OfOperation)
  | ({ readonly type: 'payment.refund-failed' } & OfOperation)
  | ({ readonly type: 'payment.disputed'; readonly disputeId: string; readonly amount: number } & OfPayment)
  | ({ readonly type: 'payment.dispute-closed'; readonly disputeId: string; readonly won: boolean } & OfPayment)
  | { readonly type: 'fulfillment.created'; readonly fulfillmentId: string; readonly lines: Quantities }
  | { readonly type: 'fulfillment.shipped'; readonly fulfillmentId: string }
  | { readonly type: 'fulfillment.delivered'; readonly fulfillmentId: string; readonly at?: number }
  | { readonly type: 'fulfillment.canceled'; readonly fulfillmentId: string }
  | { readonly type: 'return.requested'; readonly returnId: string; readonly lines: Quantities; readonly at?: number }
  | {
      readonly type: 'return.received';
      readonly returnId: string;
      readonly lines: Quantities;
      readonly shipping: boolean;
      /** Where not all of the shipping is given back (money.md R10). */
      readonly shippingAmount?: number;
    }
  | { readonly type: 'return.rejected'; readonly returnId: string };

/** What one type of fact does to an order. */
export type Effect<Type extends Fact['type']> = (order: Order, fact: Extract<Fact, { type: Type }>) => Order;
