import { fulfillOrder } from '#application/fulfillment/fulfill-order';
import { shipFulfillment } from '#application/fulfillment/ship-fulfillment';
import { placeHold } from '#application/orders/holds/place-hold';
import { releaseHold } from '#application/orders/holds/release-hold';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { expireOrders } from '#application/orders/lifecycle/expire-orders';
import { type PlaceOrder, placeOrder } from '#application/orders/place-order';
import { type CapturePayment, capturePayment } from '#application/payments/captures/capture-payment';
import { type PayOrder, payOrder } from '#application/payments/pay-order';
import { quoteRefund } from '#application/payments/refunds/quote-refund';
import { refundPayment } from '#application/payments/refunds/refund-payment';
import { settlePayments } from '#application/payments/settle-payments';
import { voidPayment } from '#application/payments/void-payment';
import type { Ports } from '#application/ports';
import { receiveReturn } from '#application/returns/receive-return';
import { requestReturn } from '#application/returns/request-return';
import type { Request } from '#application/use-case';
import { fold } from '#domain/orders/evolve';
import type { RefundPolicy } from '#domain/orders/lifecycle/cancel';
import type { Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { operationsOf } from '#domain/payments/payment';
import type { RefundQuestion } from '#domain/payments/refunds/quote-refund';
import type { RefundWish } from '#domain/payments/refunds/refund';
import type { Refusal, Result } from '#domain/result';
import { staff } from '#test/builders/callers';
import { cartLine, placement } from '#test/builders/carts';
import { code, discount } from '#test/builders/discounts';
import { type Units, units } from '#test/builders/orders';
import { projecting } from '#test/builders/ports/projected';
import { mug, product } from '#test/builders/products';
import { bySystem, request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { type MemoryWorld, memoryWorld } from '#test/builders/world';

/** A shop in memory that sells the golden order: three shirts and a mug, less ten euros, with shipping: 7541. */
export const payingShop = (settings: Readonly<Record<string, unknown>> = {}): MemoryWorld => {
  const made = memoryWorld({
    products: [product({ available: 100 }), mug({ available: 50 })],
    discounts: [discount({ maxRedemptions: null })],
    settings,
  });
  projecting(made.store);
  return made;
};

/** The placement of the golden order. */
export const goldenPlacement = (wanted: Partial<PlaceOrder> = {}): PlaceOrder =>
  placement({ lines: [cartLine('TEE-M', 3), cartLine('MUG', 1)], discountCode: code('WELCOME10'), ...wanted });

export const byStaff = (wanted: Partial<Request> = {}): Request => ({ ...request({ caller: staff() }), ...wanted });

export const place = (ports: Ports, wanted: Partial<PlaceOrder> = {}, asked = request()) =>
  placeOrder.with(ports)(goldenPlacement(wanted), asked);

/** The id of a placed golden order, with this payment or none, whatever the provider says. */
export const placed = async (
  ports: Ports,
  method?: string,
  capture: 'automatic' | 'manual' = 'automatic',
): Promise<OrderId> => {
  const answer = await place(ports, method === undefined ? {} : { payment: { method, capture } });
  if (answer.ok) return answer.value.value.id;
  if (answer.refusal.kind !== 'provider-unavailable') throw new Error(answer.refusal.kind);
  return answer.refusal.orderId;
};

export const pay = (ports: Ports, id: OrderId, wanted: Partial<PayOrder> = {}, asked = request()) =>
  payOrder.with(ports)(
    { id, method: 'tok_ok', amount: undefined, capture: 'automatic', reference: null, ...wanted },
    asked,
  );

export const capture = (ports: Ports, id: OrderId, wanted: Partial<CapturePayment> = {}, asked = byStaff()) =>
  capturePayment.with(ports)({ id, paymentId: 'pay_1', amount: undefined, final: true, ...wanted }, asked);

export const voiding = (ports: Ports, id: OrderId, paymentId = 'pay_1', asked = byStaff()) =>
  voidPayment.with(ports)({ id, paymentId }, asked);

export const refund = (ports: Ports, id: OrderId, wish: RefundWish, paymentId = 'pay_1', asked = byStaff()) =>
  refundPayment.with(ports)({ id, paymentId, wish, reason: undefined }, asked);

export const quote = (ports: Ports, id: OrderId, wish: RefundQuestion['wish'], asked = request()) =>
  quoteRefund.with(ports)({ id, wish, paymentId: undefined }, asked);

/** Cancels these units, or without any the whole order. */
export const cancel = (
  ports: Ports,
  id: OrderId,
  quantities: readonly Units[] = [],
  refundPolicy?: RefundPolicy,
  asked = byStaff(),
) =>
  cancelOrder.with(ports)(
    { id, reason: 'late', lines: quantities.length === 0 ? undefined : units(...quantities), refund: refundPolicy },
    asked,
  );

export const hold = (ports: Ports, id: OrderId) => placeHold.with(ports)({ id, reason: 'odd' }, byStaff());
export const release = (ports: Ports, id: OrderId, holdId: string) =>
  releaseHold.with(ports)({ id, holdId }, byStaff());

/** Ships these units in a parcel. */
export const send = async (ports: Ports, id: OrderId, number: number, ...quantities: readonly Units[]) => {
  answerOf(await fulfillOrder.with(ports)({ id, lines: units(...quantities), tracking: null }, byStaff()));
  return shipFulfillment.with(ports)({ id, fulfillmentId: `ful_${number}`, tracking: null }, byStaff());
};

/** The customer asks to return these units, and the shop receives them. */
export const takeBack = async (
  ports: Ports,
  id: OrderId,
  quantities: readonly Units[],
  wanted: { readonly shipping?: boolean; readonly refund?: RefundPolicy } = {},
  asked = byStaff(),
) => {
  const lines = units(...quantities);
  answerOf(await requestReturn.with(ports)({ id, lines, reason: 'too small' }, request()));
  const received = lines.map((line) => ({ ...line, restock: true }));
  return receiveReturn.with(ports)({ id, returnId: 'ret_1', lines: received, ...wanted }, asked);
};

export const settle = async (ports: Ports) =>
  answerOf(await settlePayments.with(ports)({ after: undefined, limit: 100 }, bySystem()));
export const expire = async (ports: Ports) =>
  answerOf(await expireOrders.with(ports)({ after: undefined, limit: 100 }, bySystem()));

export const recordOf = async ({ ports }: MemoryWorld, id: OrderId) => {
  const record = await ports.orders.find(id);
  if (record === undefined) throw new Error('the order is stored');
  return record;
};
export const orderOf = async (shop: MemoryWorld, id: OrderId): Promise<Order> => fold(await recordOf(shop, id));

/** `op_1 authorization 7541 succeeded`, and the reason of a failure. */
export const operations = async (shop: MemoryWorld, id: OrderId): Promise<readonly string[]> =>
  operationsOf(await orderOf(shop, id)).map((each) =>
    [each.id, each.type, each.amount, each.state, ...(each.reason === null ? [] : [each.reason])].join(' '),
  );

/** The events of each change, the oldest first. */
export const journal = async (shop: MemoryWorld, id: OrderId): Promise<readonly string[]> =>
  (await recordOf(shop, id)).changes.map(({ events }) => events.map(({ type }) => type).join(', '));

/** `ok`, or the code of the refusal. */
export const codeOf = (answer: Result<unknown, Refusal>): string => (answer.ok ? 'ok' : answer.refusal.kind);
