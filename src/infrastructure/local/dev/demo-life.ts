import { deliverFulfillment } from '#application/fulfillment/deliver-fulfillment';
import { fulfillOrder } from '#application/fulfillment/fulfill-order';
import { shipFulfillment } from '#application/fulfillment/ship-fulfillment';
import { placeHold } from '#application/orders/holds/place-hold';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { confirmOrder } from '#application/orders/lifecycle/confirm-order';
import { expireOrders } from '#application/orders/lifecycle/expire-orders';
import { capturePayment } from '#application/payments/captures/capture-payment';
import { payOrder } from '#application/payments/pay-order';
import { refundPayment } from '#application/payments/refunds/refund-payment';
import { recordDecision } from '#application/payments/settle-operation';
import { voidPayment } from '#application/payments/void-payment';
import type { Ports } from '#application/ports';
import { receiveReturn } from '#application/returns/receive-return';
import { rejectReturn } from '#application/returns/reject-return';
import { requestReturn } from '#application/returns/request-return';
import type { Request } from '#application/use-case';
import { type Caller, scopes } from '#domain/access/caller';
import { hours, type Instant } from '#domain/instant';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { openOf } from '#domain/orders/lifecycle/cancel';
import type { CustomerId, Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import type { CaptureMode } from '#domain/payments/payment';
import type { ProviderEvent } from '#domain/payments/provider-event';
import type { RefundWish } from '#domain/payments/refunds/refund';
import { takeProviderEvent } from '#domain/payments/take-provider-event';
import { ok, type Refusal, type Result } from '#domain/result';
import type { Dice } from '#infrastructure/local/dev/dice';

/** The shop in which the orders of the demonstration live, with a clock that each step sets. */
export type DemoWorld = { readonly ports: Ports; readonly setTime: (at: Instant) => void };

/** Everything about an order that a step needs. */
type At = { readonly ports: Ports; readonly id: OrderId; readonly order: Order; readonly request: Request };
type Run = (at: At) => Promise<Result<unknown, Refusal>>;
/** A change of an order, some hours after its placement. */
type Step = { readonly name: string; readonly afterHours: number; readonly run: Run };

const step = (name: string, afterHours: number, run: Run): Step => ({ name, afterHours, run });

const pay = (method: string, capture: CaptureMode = 'automatic', share = 1): Run => {
  return ({ ports, id, order, request }) => {
    const { totals, amountStep } = order;
    const part = Math.floor((totals.totalAmount * share) / amountStep) * amountStep;
    const amount = share === 1 ? undefined : part;
    return payOrder.with(ports)({ id, method, amount, capture, reference: null }, request);
  };
};
const confirm: Run = ({ ports, id, request }) => confirmOrder.with(ports)({ id }, request);
const capture: Run = ({ ports, id, request }) =>
  capturePayment.with(ports)({ id, paymentId: 'pay_1', amount: undefined, final: true }, request);
const release: Run = ({ ports, id, request }) => voidPayment.with(ports)({ id, paymentId: 'pay_1' }, request);
const hold =
  (reason: string): Run =>
  ({ ports, id, request }) =>
    placeHold.with(ports)({ id, reason }, request);
const cancel =
  (reason: string): Run =>
  ({ ports, id, request }) =>
    cancelOrder.with(ports)({ id, reason, lines: undefined }, request);
/** One unit, unless it is the only one. */
const cancelOne =
  (reason: string): Run =>
  async ({ ports, id, order, request }) =>
    order.lines.reduce((sum, { quantity }) => sum + quantity.ordered, 0) === 1
      ? ok(undefined)
      : cancelOrder.with(ports)({ id, reason, lines: [{ lineId: '1', quantity: 1 }] }, request);
const refund =
  (wish: RefundWish, reason?: string): Run =>
  ({ ports, id, request }) =>
    refundPayment.with(ports)({ id, paymentId: 'pay_1', wish, reason }, request);

/** The whole amount of the order, as it was placed. */
const refundWhole: Run = (at) => refund({ kind: 'amount', amount: at.order.totals.totalAmount }, 'never arrived')(at);

/** At least 100, to the step of the order. */
const goodwill: Run = (at) => {
  const { amountStep } = at.order;
  return refund({ kind: 'amount', amount: Math.ceil(100 / amountStep) * amountStep }, 'arrived late')(at);
};

/** The bank tells of a dispute (money.md V5). */
const dispute: Run = async ({ ports, id, order, request }) => {
  const record = await ports.orders.find(id);
  const [payment] = order.payments;
  if (record === undefined || payment === undefined) throw new Error(`order ${id} has no payment to dispute`);
  const event: ProviderEvent = {
    kind: 'dispute',
    provider: payment.provider,
    orderId: id,
    paymentId: payment.id,
    id: `demo-${id}`,
    state: 'open',
    amount: order.totals.totalAmount,
    currency: order.currency,
  };
  return ok(await recordDecision(ports, record, (state, found) => takeProviderEvent(found, state, event), request));
};

const expire: Run = ({ ports, request }) => expireOrders.with(ports)({ after: undefined, limit: 100 }, request);

// ── Goods ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const unitsToShip = ({ lines }: Order) =>
  lines
    .filter(({ requiresShipping }) => requiresShipping)
    .map((line) => ({ lineId: line.id, quantity: openOf(line) }))
    .filter(({ quantity }) => quantity > 0);

const pack: Run = ({ ports, id, order, request }) =>
  fulfillOrder.with(ports)({ id, lines: unitsToShip(order), tracking: null }, request);
const packOne: Run = ({ ports, id, order, request }) => {
  const lines = unitsToShip(order)
    .slice(0, 1)
    .map((line) => ({ ...line, quantity: 1 }));
  return fulfillOrder.with(ports)({ id, lines, tracking: null }, request);
};
const ship: Run = ({ ports, id, request }) => {
  const tracking = { carrier: 'DHL', number: `JJD${id.replaceAll('-', '')}`, url: null };
  return shipFulfillment.with(ports)({ id, fulfillmentId: 'ful_1', tracking }, request);
};
const deliver: Run = ({ ports, id, request }) =>
  deliverFulfillment.with(ports)({ id, fulfillmentId: 'ful_1' }, request);

/** One unit of the first line that was shipped. */
const unitToReturn = ({ lines }: Order) =>
  lines
    .filter(({ quantity }) => quantity.fulfilled > quantity.returned)
    .slice(0, 1)
    .map(({ id }) => ({ lineId: id, quantity: 1 }));
const unitsToReturn = ({ lines }: Order) =>
  lines
    .filter(({ quantity }) => quantity.fulfilled > quantity.returned)
    .map(({ id, quantity }) => ({ lineId: id, quantity: quantity.fulfilled - quantity.returned }));

const askBack =
  (unitsOf: typeof unitToReturn): Run =>
  ({ ports, id, order, request }) =>
    requestReturn.with(ports)({ id, lines: unitsOf(order), reason: 'too small' }, request);
const takeBack =
  (refundPolicy: 'credit' | 'none'): Run =>
  ({ ports, id, order, request }) => {
    const requestedLines = order.returns.at(-1)?.lines ?? [];
    const lines = requestedLines.map(({ lineId, quantity }) => ({ lineId, quantity, restock: true }));
    return receiveReturn.with(ports)({ id, returnId: 'ret_1', lines, refund: refundPolicy }, request);
  };
const sendBack: Run = ({ ports, id, request }) =>
  rejectReturn.with(ports)({ id, returnId: 'ret_1', reason: 'worn' }, request);

// ── Stories ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** An order is packed after some hours and arrives after some days. */
const sending = (roll: Dice, beforeShipping: readonly Step[] = []): readonly Step[] => {
  const packed = 3 + roll(30);
  const shipped = packed + 2 + roll(12);
  return [
    step('pack', packed, pack),
    ...beforeShipping.map((each) => ({ ...each, afterHours: shipped })),
    step('ship', shipped, ship),
    step('deliver', shipped + 24 + roll(72), deliver),
  ];
};

const paid = step('pay', 0.1, pay('tok_ok'));
const authorized = step('authorize', 0.1, pay('tok_ok', 'manual'));

/** The stories of goods that are shipped, the usual one several times. */
export const stories: readonly ((roll: Dice) => readonly Step[])[] = [
  (roll) => [paid, ...sending(roll)],
  (roll) => [authorized, ...sending(roll, [step('capture', 0, capture)])],
  (roll) => [paid, ...sending(roll)],
  () => [step('cancel', 0.2, cancel('ordered twice'))],
  (roll) => [
    paid,
    ...sending(roll),
    step('return', 160, askBack(unitToReturn)),
    step('receive', 300, takeBack('credit')),
  ],
  () => [step('decline', 0.1, pay('tok_declined')), step('expire', 1, expire)],
  (roll) => [step('invoice', 0.3, confirm), ...sending(roll), step('transfer', 400, pay('manual'))],
  () => [paid, step('cancel', 2, cancel('changed my mind'))],
  (roll) => [paid, ...sending(roll), step('return', 170, askBack(unitToReturn)), step('reject', 320, sendBack)],
  (roll) => [paid, step('cancel a unit', 1, cancelOne('one is enough')), ...sending(roll)],
  () => [step('hold', 0.05, hold('address to be checked'))],
  (roll) => [
    paid,
    ...sending(roll),
    step('return', 150, askBack(unitsToReturn)),
    step('receive', 330, takeBack('none')),
  ],
  (roll) => [paid, ...sending(roll), step('goodwill', 200, goodwill)],
  () => [authorized, step('void', 5, release)],
  () => [authorized, step('hold', 6, hold('waits for a part from the supplier'))],
  (roll) => [paid, ...sending(roll), step('dispute', 240, dispute)],
  () => [step('half', 0.1, pay('tok_ok', 'manual', 0.5)), step('hold', 0.2, hold('the rest follows'))],
  () => [step('half', 0.1, pay('tok_ok', 'automatic', 0.5)), step('confirm', 0.3, confirm)],
  (roll) => [paid, ...sending(roll), step('refund', 260, refundWhole)],
  () => [paid, step('pack a part', 4, packOne), step('ship', 8, ship)],
  (roll) => [paid, ...sending(roll), step('return', 140, askBack(unitToReturn))],
];

/** The longest story ends then. */
export const longestStoryDays = 17;

/** A download is completed once it is paid. */
const download: readonly Step[] = [paid];

const storyOf = (order: Order, index: number, roll: Dice): readonly Step[] => {
  if (order.totals.totalAmount === 0) return [];
  if (unitsToShip(order).length === 0) return download;
  // Every story is told three times, the usual one most often.
  const story = stories[index < 3 * stories.length ? index % stories.length : roll(3) > 0 ? 0 : roll(stories.length)];
  return story === undefined ? download : story(roll);
};

const staff: Caller = { role: 'staff', staffId: 'op_demo', scopes: [...scopes] };
const byCustomer = new Set(['pay', 'authorize', 'decline', 'half', 'return']);

const callerOf = (name: string, customerId: CustomerId): Caller =>
  byCustomer.has(name) ? { role: 'customer', customerId } : name === 'expire' ? { role: 'system' } : staff;

/** Lives an order as far as it is now. The youngest ones have just been placed. */
export const live = async (
  { ports, setTime }: DemoWorld,
  { id, customerId, changes }: OrderRecord,
  index: number,
  now: Instant,
  roll: Dice,
): Promise<void> => {
  const placedAt = changes[0].at;
  const placed = await ports.orders.find(id);
  if (placed === undefined || now - placedAt < hours(0.4)) return;
  for (const { name, afterHours, run } of storyOf(fold(placed), index, roll)) {
    const at = placedAt + hours(afterHours);
    if (at > now) return;
    setTime(at);
    const record = await ports.orders.find(id);
    if (record === undefined) return;
    const request: Request = {
      caller: callerOf(name, customerId),
      cause: { key: `demo-${id}-${name}`, fingerprint: '' },
      expects: { kind: 'none' },
      trace: null,
    };
    const done = await run({ ports, id, order: fold(record), request });
    if (!done.ok && done.refusal.kind !== 'payment-declined')
      throw new Error(`a step of the demonstration is refused: ${name}, ${done.refusal.kind}`);
  }
};
