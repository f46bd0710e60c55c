import { concluded } from '#domain/orders/consequences';
import type { Decision } from '#domain/orders/decision';
import type { OrderEvent } from '#domain/orders/events';
import { evolveAll, fold } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import { outcomeOf, type ProviderOutcome } from '#domain/payments/outcome';
import { findOperation, type OperationId, operationsOf } from '#domain/payments/payment';
import type { Refusal, Result } from '#domain/result';
import { packed, shipped } from '#test/builders/goods';
import { confirmed, line, orderRecord, type WantedOrder } from '#test/builders/orders';
import { authorized, capturedOf, requested } from '#test/builders/payments/money';
import { eur } from '#test/builders/products';
import { answerOf } from '#test/builders/results';

type Succeeded = Extract<ProviderOutcome, { state: 'succeeded' }>;

/** The wish for the golden order: three shirts and a mug, less ten euros, with shipping: 6094 + 864 + 583 = 7541. */
export const goldenWish: WantedOrder = {
  lines: [line(), line({ sku: 'MUG', name: 'Mug', unitAmount: 850, quantity: 1 })],
  discount: { type: 'fixed', amount: 1000 },
};

/** The golden order after some events. */
export const golden = (...events: readonly OrderEvent[]): Order => evolveAll(fold(orderRecord(goldenWish)), events);

/** The events of payment `payment` with an authorization of this amount, under operation `operation`. */
export const authorizing = (payment: number, operation: number, amount: number): readonly OrderEvent[] => [
  requested(payment, operation, amount),
  authorized(payment, operation, amount),
];

/** The events of payment `payment`, which captures this amount under the operations `operation` and the next. */
export const paying = (payment: number, operation: number, amount: number): readonly OrderEvent[] => [
  ...authorizing(payment, operation, amount),
  capturedOf(payment, operation + 1, amount),
];

/** All goods of the golden order in one parcel that left the shop. */
export const allShipped: readonly OrderEvent[] = [confirmed, packed('ful_1', ['1', 3], ['2', 1]), shipped('ful_1')];

/** The golden order, captured in full with pay_1, and shipped. */
export const paidAndShipped = (...events: readonly OrderEvent[]): Order =>
  golden(...paying(1, 1, 7541), ...allShipped, ...events);

/** The same order as the next version. */
const committed = (before: Order, after: Order): Order => ({ ...after, version: before.version + 1 });

/** The order after a decision and its consequences; a refusal fails the test. */
export const decided = (order: Order, taken: Decision | Result<Decision, Refusal>): Order => {
  const decision = concluded(order, 'ok' in taken ? answerOf(taken) : taken, order.updatedAt);
  const { nextAction = order.nextAction } = decision;
  return committed(order, {
    ...evolveAll(order, decision.events, order.updatedAt, decision.private),
    nextAction,
  });
};

/** A provider's success with this amount in euros. */
export const success = (amount: number, wanted: Partial<Succeeded> = {}): Succeeded => ({
  state: 'succeeded',
  amount,
  currency: eur,
  reference: null,
  authorizedUntil: null,
  capturesMany: false,
  capture: null,
  ...wanted,
});

/** The order after the provider succeeded with every operation whose outcome is unknown, and with those that follow. */
export const settled = (order: Order): Order => {
  const open = operationsOf(order).find(({ state }) => state === 'pending');
  if (open === undefined) return order;
  const { amount, captures } = open;
  const outcome = success(amount, { capture: captures ? { state: 'succeeded', amount } : null });
  return settled(decided(order, outcomeOf(order, open.id, outcome)));
};

/** `capture pay_1 5510`: what a decision asks the provider for. */
export const requestsIn = (events: readonly OrderEvent[]): readonly string[] =>
  events.flatMap((event) =>
    event.type === 'payment.requested' ? `${event.data.operation} ${event.data.paymentId} ${event.data.amount}` : [],
  );

/** The operation with this id. */
export const operation = (order: Order, id: OperationId) => findOperation(order, id)?.operation;
