import assert from 'node:assert/strict';
import type { Change, OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { balanceOf, worthOfLine } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import { statusesOf } from '#domain/orders/statuses';
import { payableAmountOf } from '#domain/payments/pay';
import { authorizedAmountOf, paymentStateOf, refundableAmountOf } from '#domain/payments/payment';
import { factsOf } from '#test/lives/comparison/facts';
import { assertLetterAddsUp } from '#test/lives/comparison/letters';
import { assertSameQuotes } from '#test/lives/comparison/quotes';
import { assertSame } from '#test/lives/comparison/same';
import { assertSameCaptures } from '#test/lives/comparison/shipments';
import { assertSameWithdrawals } from '#test/lives/comparison/withdrawals';
import { type ShopKind, standardShipping } from '#test/lives/shop';
import { apply } from '#test/oracle/apply';
import { payableAmount } from '#test/oracle/money/amounts';
import { statusOfPayment } from '#test/oracle/money/payments';
import { pricedShipping } from '#test/oracle/money/pricing';
import { sums } from '#test/oracle/money/sums';
import { totals, worthLeft } from '#test/oracle/money/worth';
import { newOrder, type Order as OracleOrder } from '#test/oracle/order';
import { consequence, fulfillmentStatus, paymentStatus, returnStatus } from '#test/oracle/statuses';

/** The placement of an order, as the oracle has it. */
const placedForOracle = (
  { pricesIncludeTax, amountStep }: ShopKind,
  order: Order,
  expiresAt: number | null,
): OracleOrder => {
  const lines = order.lines.map(({ quantity, taxRate, netAmount, taxAmount, totalAmount, requiresShipping }) => ({
    units: quantity.ordered,
    taxRate,
    netAmount,
    taxAmount,
    totalAmount,
    requiresShipping,
  }));
  const isDearer = order.shipping?.method === 'express';
  const standard = pricedShipping(standardShipping[order.currency] ?? 0, lines, pricesIncludeTax);
  const standardShippingAmount = isDearer ? standard.totalAmount : null;
  const { shipping } = order;
  return {
    ...newOrder({ pricesIncludeTax, amountStep, lines, shipping, standardShippingAmount, expiresAt: 0 }),
    expiresAt,
  };
};

/** When a new order expires, whatever else its placement does. */
const firstExpiry = ({ changes: [{ events }] }: OrderRecord): number | null => {
  const [placed] = events;
  return placed.type === 'order.placed' ? placed.data.expiresAt : null;
};

/** The numbers and statuses of the service that the oracle has too. */
const ofService = (order: Order) => {
  const balance = balanceOf(order);
  return {
    ...balance,
    ...statusesOf(order),
    payableAmount: payableAmountOf(order),
    expiresAt: order.status === 'pending' ? order.expiresAt : null,
    totals: { totalAmount: order.totals.totalAmount, roundingAmount: order.totals.roundingAmount },
    lines: order.lines.map((line) => worthOfLine(line, order.pricesIncludeTax)),
    payments: order.payments.map((payment) => ({
      status: paymentStateOf(payment),
      authorizedAmount: authorizedAmountOf(payment),
      refundableAmount: refundableAmountOf(payment),
    })),
  };
};

const ofOracle = (order: OracleOrder): ReturnType<typeof ofService> => {
  const { netPaidAmount: _, refundableByPayment, roundingAmount: __, ...balance } = sums(order);
  return {
    ...balance,
    status: order.status,
    paymentStatus: paymentStatus(order),
    fulfillmentStatus: fulfillmentStatus(order),
    returnStatus: returnStatus(order),
    payableAmount: payableAmount(order),
    expiresAt: order.expiresAt,
    totals: totals(order),
    lines: order.lines.map((line) => worthLeft(order, line).totalAmount),
    payments: order.payments.map((payment) => ({
      status: statusOfPayment(payment),
      authorizedAmount: payment.authorizedAmount,
      refundableAmount: refundableByPayment[payment.id] ?? 0,
    })),
  };
};

/** What holds of every order at every moment. */
const assertBounds = (order: Order): void => {
  const { capturedAmount, refundedAmount, disputedAmount } = balanceOf(order);
  assert.ok(refundedAmount <= capturedAmount - disputedAmount, 'R4: refunded more than captured and not disputed');
  for (const { id, quantity } of order.lines) {
    const { ordered, canceled, fulfilled, delivered, returned } = quantity;
    assert.ok(fulfilled <= ordered - canceled, `G1: more units of line ${id} are in parcels than are left`);
    assert.ok(
      delivered <= fulfilled && canceled + returned <= ordered,
      `units of line ${id}: ${canceled}, ${returned}`,
    );
  }
};

const applied = (before: OracleOrder, { events, at }: Change, after: Order): OracleOrder =>
  events.reduce(
    (order, event) => factsOf(event, { after, at, known: order }).reduce((state, fact) => apply(state, fact), order),
    before,
  );

/** A life as the oracle has followed it. */
export type Followed = { readonly order: OracleOrder; readonly version: number };

/** Follows the changes since the last time, and compares the order with the oracle after each of them. */
export const follow = (
  shop: ShopKind,
  record: OrderRecord,
  before: Followed | undefined,
  look: (order: Order) => void,
): Followed => {
  let { order, version } = before ?? { order: placedForOracle(shop, fold(record, 1), firstExpiry(record)), version: 0 };
  for (const change of record.changes.slice(version)) {
    version += 1;
    const after = fold(record, version);
    if (version > 1) assertSameCaptures(shop, change, fold(record, version - 1), order);
    if (version > 1) assertSameWithdrawals(change, fold(record, version - 1), order);
    order = applied(order, change, after);
    const story = `after version ${version}: ${change.events.map(({ type }) => type).join(', ')}`;
    assertSame(ofService(after), ofOracle(order), story);
    assert.equal(consequence(order), null, `P2, G4: an event is missing ${story}`);
    assertBounds(after);
    assertSameQuotes(after, order);
    assertLetterAddsUp(after, ofOracle(order).currentAmount, story);
    look(after);
  }
  return { order, version };
};
