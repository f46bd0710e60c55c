import { cancelFulfillment } from '#application/fulfillment/cancel-fulfillment';
import { deliverFulfillment } from '#application/fulfillment/deliver-fulfillment';
import { fulfillOrder } from '#application/fulfillment/fulfill-order';
import { shipFulfillment } from '#application/fulfillment/ship-fulfillment';
import { editOrder } from '#application/orders/edit-order';
import { placeHold } from '#application/orders/holds/place-hold';
import { releaseHold } from '#application/orders/holds/release-hold';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { completeOrder } from '#application/orders/lifecycle/complete-order';
import { confirmOrder } from '#application/orders/lifecycle/confirm-order';
import { deleteOrder } from '#application/orders/lifecycle/delete-order';
import { replaceShippingAddress } from '#application/orders/replace-shipping-address';
import { updateOrder } from '#application/orders/update-order';
import { capturePayment } from '#application/payments/captures/capture-payment';
import { payOrder } from '#application/payments/pay-order';
import { refundPayment } from '#application/payments/refunds/refund-payment';
import { voidPayment } from '#application/payments/void-payment';
import { simulatedMethods } from '#application/ports';
import { receiveReturn } from '#application/returns/receive-return';
import { rejectReturn } from '#application/returns/reject-return';
import { requestReturn } from '#application/returns/request-return';
import type { Request } from '#application/use-case';
import { packedUnits } from '#domain/fulfillment/parcel';
import { openOf } from '#domain/orders/lifecycle/cancel';
import type { Order, OrderLine } from '#domain/orders/order';
import { payableAmountOf } from '#domain/payments/pay';
import { authorizedAmountOf, capturedAmountOf, refundableAmountOf } from '#domain/payments/payment';
import type { RefundWish } from '#domain/payments/refunds/refund';
import { returnableUnits } from '#domain/returns/returnable';
import { ada, customer } from '#test/builders/callers';
import { cartLine } from '#test/builders/carts';
import { amountUpTo, type Choice, oneOf, someUnits, upTo } from '#test/lives/choices';
import { leavesShippingOpen } from '#test/lives/comparison/withdrawals';
import type { Run } from '#test/lives/placing';
import { tellEverything } from '#test/lives/provider';
import { skus } from '#test/lives/shop';

/** Chooses a command that the order may take. Undefined: there is nothing to choose. */
type Chooses = (order: Order, choice: Choice) => Run | undefined;

const anyPayment = ({ payments }: Order, which: number) => oneOf(payments, which);

const parcelIn = ({ fulfillments }: Order, status: string, which: number) =>
  oneOf(
    fulfillments.filter((parcel) => parcel.status === status),
    which,
  );
const openReturn = ({ returns }: Order, which: number) =>
  oneOf(
    returns.filter(({ status }) => status === 'requested'),
    which,
  );

const pay: Chooses = (order, { which, much, chance }) => {
  const method = oneOf([...simulatedMethods, 'manual'], which) ?? 'tok_ok';
  const payable = payableAmountOf(order);
  const amount = chance < 500 || payable === 0 ? undefined : amountUpTo(order, payable + 1, much);
  const capture = chance % 2 === 0 ? 'automatic' : 'manual';
  return (ports, request) => payOrder.with(ports)({ id: order.id, method, amount, capture, reference: null }, request);
};

const capture: Chooses = (order, { which, much, chance }) => {
  const payment =
    oneOf(
      order.payments.filter((each) => authorizedAmountOf(each) > 0),
      which,
    ) ?? anyPayment(order, which);
  if (payment === undefined) return undefined;
  const amount = chance < 500 ? undefined : amountUpTo(order, authorizedAmountOf(payment) + 1, much);
  const command = { id: order.id, paymentId: payment.id, amount, final: chance % 3 > 0 };
  return (ports, request) => capturePayment.with(ports)(command, request);
};

/** Customers send a third of the commands that they may send too. */
const byCustomer = ({ chance }: Choice): boolean => chance % 3 === 0;
const as = (request: Request, customers: boolean): Request =>
  customers ? { ...request, caller: customer(ada) } : request;

const cancel: Chooses = (order, choice) => {
  const { which, much, chance } = choice;
  const customers = byCustomer(choice);
  const refund = customers ? undefined : oneOf([undefined, 'credit', 'none'] as const, much);
  const unitsOf = (line: OrderLine) => openOf(line) + (customers ? packedUnits(order, line) : 0);
  const lines = which < 850 ? someUnits(order, { which, much, chance: chance / 2 }, unitsOf) : undefined;
  const command = { id: order.id, reason: 'changed mind', lines, refund };
  return (ports, request) => cancelOrder.with(ports)(command, as(request, customers));
};

const edit: Chooses = (order, { which, much, chance }) => {
  const sku = oneOf(skus, which) ?? 'MUG';
  const add = much < 800 ? [cartLine(sku, upTo(3, much))] : [];
  const cancel = chance < 600 ? (someUnits(order, { which, much, chance }, openOf) ?? []) : [];
  if (add.length + cancel.length === 0) return undefined;
  const command = { id: order.id, add, cancel, preview: chance % 5 === 0, expectedTotalAmount: undefined };
  return (ports, request) => editOrder.with(ports)(command, request);
};

const credit: RefundWish = { kind: 'credit' };

const refund: Chooses = (order, { which, much, chance }) => {
  const captured = order.payments.filter((payment) => capturedAmountOf(payment) > 0);
  const payment = oneOf(captured, which) ?? anyPayment(order, which);
  if (payment === undefined) return undefined;
  const lines = someUnits(order, { which: chance, much, chance: which }, (line) =>
    line.requiresShipping ? returnableUnits(order, line) : openOf(line) - line.quantity.returned,
  );
  const wishes: readonly RefundWish[] = [
    credit,
    { kind: 'shipping' },
    { kind: 'amount', amount: amountUpTo(order, refundableAmountOf(payment) + 1, much) },
    ...(lines === undefined ? [] : [{ kind: 'lines', lines } as const]),
  ];
  const command = { id: order.id, paymentId: payment.id, wish: oneOf(wishes, chance) ?? credit, reason: undefined };
  return (ports, request) => refundPayment.with(ports)(command, request);
};

/** Every command on an existing order, by the id of its operation. */
export const commands = {
  payOrder: pay,
  capturePayment: capture,
  refundPayment: refund,
  receiveProviderEvent: (order) => (ports) => tellEverything(ports, order),
  voidPayment: (order, { which }) => {
    const payment = anyPayment(order, which);
    return payment && ((ports, request) => voidPayment.with(ports)({ id: order.id, paymentId: payment.id }, request));
  },
  cancelOrder: cancel,
  editOrder: edit,
  confirmOrder:
    ({ id }) =>
    (ports, request) =>
      confirmOrder.with(ports)({ id }, request),
  completeOrder:
    ({ id }) =>
    (ports, request) =>
      completeOrder.with(ports)({ id }, request),
  placeHold:
    ({ id }) =>
    (ports, request) =>
      placeHold.with(ports)({ id, reason: 'check' }, request),
  releaseHold: ({ id, holds }, { which }) => {
    const hold = oneOf(holds, which);
    return hold && ((ports, request) => releaseHold.with(ports)({ id, holdId: hold.id }, request));
  },
  updateOrder:
    ({ id }, { much }) =>
    (ports, request) =>
      updateOrder.with(ports)({ id, patch: { note: `note ${much}` } }, request),
  replaceShippingAddress: ({ id, private: { shippingAddress } }, { much }) =>
    shippingAddress === null
      ? undefined
      : (ports, request) =>
          replaceShippingAddress.with(ports)({ id, address: { ...shippingAddress, line2: `Flat ${much}` } }, request),
  deleteOrder:
    ({ id }) =>
    (ports, request) =>
      deleteOrder.with(ports)({ id }, request),
  fulfillOrder: (order, choice) => {
    const lines = someUnits(order, choice, (line) => (line.requiresShipping ? openOf(line) : 0));
    return lines && ((ports, request) => fulfillOrder.with(ports)({ id: order.id, lines, tracking: null }, request));
  },
  shipFulfillment: (order, { which }) => {
    const parcel = parcelIn(order, 'open', which);
    const { id } = order;
    return (
      parcel &&
      ((ports, request) => shipFulfillment.with(ports)({ id, fulfillmentId: parcel.id, tracking: null }, request))
    );
  },
  deliverFulfillment: (order, { which }) => {
    const parcel = parcelIn(order, 'shipped', which);
    return (
      parcel &&
      ((ports, request) => deliverFulfillment.with(ports)({ id: order.id, fulfillmentId: parcel.id }, request))
    );
  },
  cancelFulfillment: (order, { which }) => {
    const parcel = parcelIn(order, 'open', which);
    return (
      parcel && ((ports, request) => cancelFulfillment.with(ports)({ id: order.id, fulfillmentId: parcel.id }, request))
    );
  },
  requestReturn: (order, choice) => {
    const customers = byCustomer(choice);
    const lines = someUnits(order, choice, (line) => returnableUnits(order, line, { packed: customers }));
    const command = lines && { id: order.id, lines, reason: 'torn' };
    return command && ((ports, request) => requestReturn.with(ports)(command, as(request, customers)));
  },
  receiveReturn: (order, { which, much, chance }) => {
    const found = openReturn(order, which);
    if (found === undefined) return undefined;
    const lines = found.lines.map(({ lineId, quantity }, index) => ({
      lineId,
      quantity: index === 0 ? upTo(quantity, much) : quantity,
      restock: much % 2 === 0,
    }));
    const refund = oneOf([undefined, 'credit', 'none'] as const, chance);
    const shipping = leavesShippingOpen(order) ? undefined : chance % 3 === 0;
    const command = { id: order.id, returnId: found.id, lines, shipping, refund };
    return (ports, request) => receiveReturn.with(ports)(command, request);
  },
  rejectReturn: (order, { which }) => {
    const found = openReturn(order, which);
    const reason = undefined;
    return (
      found && ((ports, request) => rejectReturn.with(ports)({ id: order.id, returnId: found.id, reason }, request))
    );
  },
} satisfies Readonly<Record<string, Chooses>>;

export type CommandId = keyof typeof commands;
export const commandIds = Object.keys(commands) as readonly CommandId[];
