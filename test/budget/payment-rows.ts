import { createMemoryPorts } from '#adapters/memory/ports';
import { emptyStore } from '#adapters/memory/store';
import { deliverFulfillment } from '#application/fulfillment/deliver-fulfillment';
import { fulfillOrder } from '#application/fulfillment/fulfill-order';
import { shipFulfillment } from '#application/fulfillment/ship-fulfillment';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { placeOrder } from '#application/orders/place-order';
import { capturePayment } from '#application/payments/captures/capture-payment';
import { payOrder } from '#application/payments/pay-order';
import { receiveProviderEvent } from '#application/payments/receive-provider-event';
import { quoteRefund } from '#application/payments/refunds/quote-refund';
import { refundPayment } from '#application/payments/refunds/refund-payment';
import { voidPayment } from '#application/payments/void-payment';
import type { Ports } from '#application/ports';
import { receiveReturn } from '#application/returns/receive-return';
import { requestReturn } from '#application/returns/request-return';
import type { Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import type { CaptureMode } from '#domain/payments/payment';
import {
  accepted,
  asShopper,
  asStaff,
  bill,
  carting,
  everyLine,
  parcel,
  type Row,
  stock,
  theReturn,
  tracking,
  warmed,
} from '#test/budget/rows';
import { manualClock } from '#test/builders/clock';
import { success } from '#test/builders/payments/decided';
import { type ProviderControl, simulatedProvider } from '#test/builders/payments/simulator';
import { bySystem } from '#test/builders/requests';

/** The same shop, whose provider keeps its payments elsewhere, so that only the calls of this service are counted. */
export const providerElsewhere = (ports: Ports): Ports & { readonly provider: ProviderControl } => {
  const clock = { ...manualClock(), now: ports.clock.now };
  const { simulatedPayments } = createMemoryPorts(emptyStore(clock));
  return { ...ports, ...simulatedProvider(simulatedPayments, clock) };
};

const paying = async (ports: Ports): Promise<Ports & { readonly provider: ProviderControl }> => {
  await stock(ports, 3);
  return providerElsewhere(await warmed(ports, 3));
};

const placedOrder = async (ports: Ports, method?: string, capture: CaptureMode = 'automatic'): Promise<Order> => {
  const payment = method === undefined ? {} : { payment: { method, capture } };
  return (await accepted(placeOrder.with(ports)(carting(3, payment), asShopper()))).value;
};
const placed = async (ports: Ports, method?: string, capture?: CaptureMode): Promise<OrderId> =>
  (await placedOrder(ports, method, capture)).id;

const pay = (ports: Ports, id: OrderId, capture: CaptureMode = 'automatic') =>
  accepted(payOrder.with(ports)({ id, method: 'tok_ok', amount: undefined, capture, reference: null }, asShopper()));

const captured = (ports: Ports, id: OrderId) =>
  accepted(capturePayment.with(ports)({ id, paymentId: 'pay_1', amount: undefined, final: true }, asStaff()));

const aUnitOfEach = everyLine(1);

/** The commands of a whole life after its placement, in their order. */
const life: readonly ((ports: Ports, id: OrderId) => Promise<unknown>)[] = [
  captured,
  (ports, id) => accepted(fulfillOrder.with(ports)({ id, lines: everyLine(2), tracking: null }, asStaff())),
  (ports, id) => accepted(shipFulfillment.with(ports)({ id, ...parcel, tracking }, asStaff())),
  (ports, id) => accepted(deliverFulfillment.with(ports)({ id, ...parcel }, asStaff())),
  (ports, id) => accepted(requestReturn.with(ports)({ id, lines: aUnitOfEach, reason: 'too small' }, asShopper())),
  (ports, id) => {
    const lines = aUnitOfEach.map((line) => ({ ...line, restock: true }));
    return accepted(receiveReturn.with(ports)({ id, ...theReturn, lines }, asStaff()));
  },
  (ports, id) => {
    const command = { id, paymentId: 'pay_1', wish: { kind: 'credit' }, reason: undefined } as const;
    return accepted(refundPayment.with(ports)(command, asStaff()));
  },
];

/** The calls of this service; those of its provider are not counted. */
export const paymentRows: readonly Row[] = [
  {
    name: 'place, 3 lines, with a payment that is captured at once',
    floor: bill(2, 14, 0),
    how: 'the placement, 11 with the intent in it, and k + 2 to move in the index for the outcome, k = 1',
    prepare: async (given) => {
      const ports = await paying(given);
      return () => placed(ports, 'tok_ok');
    },
  },
  {
    name: 'pay an order of 3 lines',
    of: 'payOrder',
    floor: bill(3, 4, 1),
    how: '1 to read, k for the intent, and k + 2 to move in the index for the outcome, k = 1',
    prepare: async (given) => {
      const ports = await paying(given);
      const id = await placed(ports);
      return () => pay(ports, id);
    },
  },
  {
    name: 'capture an authorization',
    of: 'capturePayment',
    floor: bill(3, 3, 1),
    how: '1 to read, k for the intent, and k + 1 of the index for the outcome, k = 1',
    prepare: async (given) => {
      const ports = await paying(given);
      const id = await placed(ports, 'tok_ok', 'manual');
      return () => captured(ports, id);
    },
  },
  {
    name: 'void an authorization',
    of: 'voidPayment',
    floor: bill(3, 3, 1),
    how: '1 to read, k for the intent, and k + 1 of the index for the outcome, k = 1',
    prepare: async (given) => {
      const ports = await paying(given);
      const id = await placed(ports, 'tok_ok', 'manual');
      return () => accepted(voidPayment.with(ports)({ id, paymentId: 'pay_1' }, asStaff()));
    },
  },
  {
    name: 'refund an amount',
    of: 'refundPayment',
    floor: bill(3, 3, 1),
    how: '1 to read, k + 1 of the index for the intent, and k for the outcome, k = 1',
    prepare: async (given) => {
      const ports = await paying(given);
      const id = await placed(ports, 'tok_ok');
      const wish = { kind: 'amount', amount: 500 } as const;
      const command = { id, paymentId: 'pay_1', wish, reason: undefined };
      return () => accepted(refundPayment.with(ports)(command, asStaff()));
    },
  },
  {
    name: 'quote a refund',
    of: 'quoteRefund',
    floor: bill(1, 0, 1),
    how: 'the order, strong',
    prepare: async (given) => {
      const ports = await paying(given);
      const id = await placed(ports, 'tok_ok');
      const wish = { kind: 'amount', amount: 500 } as const;
      return () => accepted(quoteRefund.with(ports)({ id, wish, paymentId: undefined }, asStaff()));
    },
  },
  {
    name: 'cancel a paid order of 3 lines, with restock and refund',
    floor: bill(3, 11, 1),
    how: '2k + 2n + 2 with the intent in it, n = 3, k = 1, 1 to read, and k for the outcome',
    prepare: async (given) => {
      const ports = await paying(given);
      const id = await placed(ports, 'tok_ok');
      return () => accepted(cancelOrder.with(ports)({ id, reason: 'too late', lines: undefined }, asShopper()));
    },
  },
  {
    name: 'receive an event of the provider that settles a payment',
    of: 'receiveProviderEvent',
    floor: bill(2, 3, 1),
    how: 'k + 2 to move in the index, k = 1, and 1 to read',
    prepare: async (given) => {
      const ports = await paying(given);
      const { id, totals } = await placedOrder(ports, 'tok_processing');
      const amount = totals.totalAmount;
      const signed = ports.provider.tell({
        ...{ kind: 'outcome', provider: 'simulator', orderId: id, paymentId: 'pay_1', operationId: 'op_1' },
        outcome: success(amount, { capture: { state: 'succeeded', amount } }),
      });
      return () => accepted(receiveProviderEvent.with(ports)({ provider: 'simulator', signed }, bySystem()));
    },
  },
  {
    name: 'receive an event of the provider that is old',
    floor: bill(1, 0, 1),
    how: 'the order, strong',
    prepare: async (given) => {
      const ports = await paying(given);
      const id = await placed(ports, 'tok_ok');
      const signed = ports.provider.tell({
        ...{ kind: 'outcome', provider: 'simulator', orderId: id, paymentId: 'pay_1', operationId: 'op_1' },
        outcome: { state: 'processing', reference: null },
      });
      return () => accepted(receiveProviderEvent.with(ports)({ provider: 'simulator', signed }, bySystem()));
    },
  },
  {
    name: 'a whole life: place 3 lines with a payment, capture, ship, deliver, return, refund',
    floor: bill(18, 44, 7),
    how: '14 to place, 3 to capture, 2 + 2 + 4 for the parcel, 3 + 11 for the return, and 5 to refund; k = 2 from the shipment on',
    prepare: async (given) => {
      const ports = await paying(given);
      return async () => {
        const id = await placed(ports, 'tok_ok', 'manual');
        for (const step of life) await step(ports, id);
      };
    },
  },
];
