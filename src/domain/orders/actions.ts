import { type Caller, mayRead } from '#domain/access/caller';
import { accessOfCommands, type OrderCommand, orderCommands } from '#domain/access/order-commands';
import { cancelParcel } from '#domain/fulfillment/cancel-parcel';
import { deliver } from '#domain/fulfillment/deliver';
import { fulfill } from '#domain/fulfillment/fulfill';
import { ship } from '#domain/fulfillment/ship';
import type { Instant } from '#domain/instant';
import { editable, openForEdits } from '#domain/orders/edit';
import { hold } from '#domain/orders/holds/hold';
import { releaseHold } from '#domain/orders/holds/release-hold';
import { cancel, cancelOrHold, openOf } from '#domain/orders/lifecycle/cancel';
import { complete } from '#domain/orders/lifecycle/complete';
import { confirm } from '#domain/orders/lifecycle/confirm';
import { mayBeDeleted } from '#domain/orders/lifecycle/delete';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';
import type { Order, OrderLine } from '#domain/orders/order';
import { readdressable } from '#domain/orders/replace-shipping-address';
import { decideIn, statusesTo } from '#domain/orders/status-conflict';
import { update } from '#domain/orders/update';
import { capture } from '#domain/payments/captures/capture';
import { pay } from '#domain/payments/pay';
import { refund } from '#domain/payments/refunds/refund';
import { voidPayment } from '#domain/payments/void';
import type { Refusal, Result } from '#domain/result';
import { receive } from '#domain/returns/receive';
import { reject } from '#domain/returns/reject';
import { request, termsOfReturns } from '#domain/returns/request';
import { returnableUnits } from '#domain/returns/returnable';
import type { Withdrawal } from '#domain/returns/withdrawal';

/** The parts of an order that a command may be about, by the name of its parameter. */
export const orderParts = ['holdId', 'paymentId', 'fulfillmentId', 'returnId'] as const;
export type OrderPart = (typeof orderParts)[number];
export type ActionPart = { readonly [Name in OrderPart]?: string };

/** The settings of the shop by which commands are decided. */
export type ActionRules = {
  readonly shipOnlyWhenCovered: boolean;
  readonly returnWindowDays: number;
  /** At the destination of the order; null: its customer may not withdraw. */
  readonly withdrawal: Withdrawal | null;
};

type ActionQuestion = { readonly caller: Caller; readonly at: Instant; readonly rules: ActionRules };

const openToShip = (line: OrderLine): number => (line.requiresShipping ? openOf(line) : 0);

/** Units of each line for which a command could ask; where there are none, one of the first line, which is refused. */
const asManyAs = (order: Order, ...counts: readonly ((line: OrderLine) => number)[]): LineQuantities => {
  for (const countOf of counts) {
    const lines = order.lines.map((line) => ({ lineId: line.id, quantity: countOf(line) }));
    const some = lines.filter(({ quantity }) => quantity > 0);
    if (some.length > 0) return some;
  }
  return order.lines.slice(0, 1).map(({ id }) => ({ lineId: id, quantity: 1 }));
};

const cancellation = (order: Order, { caller, rules }: ActionQuestion) =>
  decideIn(order, statusesTo.cancel, (open) => {
    const decide = caller.role === 'customer' && rules.withdrawal !== null ? cancelOrHold : cancel;
    const whole = decide(open, { reason: '' });
    const lines = asManyAs(open, openOf);
    const partly = whole.ok ? whole : decide(open, { reason: '', lines });
    return partly.ok ? partly : whole;
  });

const returnRequest = (order: Order, { caller, at, rules }: ActionQuestion) =>
  decideIn(order, statusesTo.return, (sent) => {
    const terms = termsOfReturns(caller, rules, at);
    const lines = asManyAs(
      sent,
      (line) => returnableUnits(sent, line, terms),
      (line) => returnableUnits(sent, line),
    );
    return request(sent, { lines, reason: '' }, terms);
  });

/** The answer to whether a command about a part may be given. Null: it may. */
type Ruling<R extends Refusal> = { readonly part: ActionPart; readonly refusal: R | null };

const ofOrder = <R extends Refusal>(decided: Result<unknown, R>): readonly Ruling<R>[] => [
  { part: {}, refusal: decided.ok ? null : decided.refusal },
];

const ofEach = <Id extends string, R extends Refusal>(
  name: OrderPart,
  parts: readonly { readonly id: Id }[],
  decide: (id: Id) => Result<unknown, R>,
): readonly Ruling<R>[] =>
  parts.flatMap(({ id }) => ofOrder(decide(id)).map(({ refusal }) => ({ part: { [name]: id }, refusal })));

/** Each command as it would be decided with the least that it can ask for. */
const decisions = {
  confirmOrder: (order: Order) => ofOrder(decideIn(order, statusesTo.confirm, confirm)),
  completeOrder: (order: Order) => ofOrder(decideIn(order, statusesTo.complete, complete)),
  cancelOrder: (order: Order, question: ActionQuestion) => ofOrder(cancellation(order, question)),
  deleteOrder: (order: Order) => ofOrder(decideIn(order, statusesTo.delete, mayBeDeleted)),
  updateOrder: (order: Order) => ofOrder(decideIn(order, statusesTo.update, (open) => update(open, {}))),
  editOrder: (order: Order, { caller }: ActionQuestion) => {
    const open = openForEdits(caller, order);
    return ofOrder(open.ok ? editable(open.value, { added: 1, canceled: [] }) : open);
  },
  replaceShippingAddress: (order: Order) => ofOrder(decideIn(order, statusesTo.readdress, readdressable)),
  placeHold: (order: Order) => ofOrder(decideIn(order, statusesTo.hold, (open) => hold(open, { reason: '' }))),
  releaseHold: (order: Order) =>
    ofEach('holdId', order.holds, (id) => decideIn(order, statusesTo.release, (open) => releaseHold(open, id))),
  payOrder: (order: Order) =>
    ofOrder(
      decideIn(order, statusesTo.pay, (open) =>
        pay(open, { provider: '', method: '', amount: undefined, capture: 'automatic' }),
      ),
    ),
  capturePayment: (order: Order) =>
    ofEach('paymentId', order.payments, (id) =>
      decideIn(order, statusesTo.capture, (open) => capture(open, id, { amount: undefined, final: true })),
    ),
  voidPayment: (order: Order) => ofEach('paymentId', order.payments, (id) => voidPayment(order, id)),
  refundPayment: (order: Order) =>
    ofEach('paymentId', order.payments, (id) => refund(order, id, { kind: 'amount', amount: order.amountStep })),
  fulfillOrder: (order: Order, { rules }: ActionQuestion) =>
    ofOrder(
      decideIn(order, statusesTo.fulfill, (open) =>
        fulfill(open, { lines: asManyAs(open, openToShip), tracking: null }, rules),
      ),
    ),
  shipFulfillment: (order: Order) =>
    ofEach('fulfillmentId', order.fulfillments, (id) => ship(order, { fulfillmentId: id, tracking: null })),
  deliverFulfillment: (order: Order) => ofEach('fulfillmentId', order.fulfillments, (id) => deliver(order, id)),
  cancelFulfillment: (order: Order) => ofEach('fulfillmentId', order.fulfillments, (id) => cancelParcel(order, id)),
  requestReturn: (order: Order, question: ActionQuestion) => ofOrder(returnRequest(order, question)),
  receiveReturn: (order: Order) =>
    ofEach('returnId', order.returns, (id) => receive(order, { returnId: id, lines: [] })),
  rejectReturn: (order: Order) =>
    ofEach('returnId', order.returns, (id) => reject(order, { returnId: id, reason: undefined })),
} satisfies {
  readonly [Command in OrderCommand]: (order: Order, question: ActionQuestion) => readonly Ruling<Refusal>[];
};

type Decided = ReturnType<(typeof decisions)[OrderCommand]>[number]['refusal'];

/** A command that an order would take from a caller now, or why it would not. Null: it would. */
export type OrderAction = {
  readonly command: OrderCommand;
  readonly part: ActionPart;
  readonly refusal: NonNullable<Decided> | ScopeMissing | null;
};

/** Staff need the scope of a command. */
export type ScopeMissing = { readonly kind: 'insufficient-scope'; readonly detail: string };

const missing = (command: OrderCommand, caller: Caller): ScopeMissing | null => {
  const { scope } = accessOfCommands[command];
  return caller.role !== 'staff' || caller.scopes.includes(scope)
    ? null
    : { kind: 'insufficient-scope', detail: `The command requires the scope ${scope}.` };
};

/**
 * Every command that the caller may give on an order, each with the part that it is about, and whether the order takes it
 * now. The commands of staff are not shown to customers. The rules of the order decide, and nothing outside it: the stock,
 * the risk rules, the taxes of an address and the payment provider may still refuse.
 */
export const actionsOf = (order: Order, question: ActionQuestion): readonly OrderAction[] =>
  orderCommands
    .filter((command) => mayRead(question.caller, accessOfCommands[command].who))
    .flatMap((command) => {
      const scope = missing(command, question.caller);
      return decisions[command](order, question).map(({ part, refusal }) => ({
        command,
        part,
        refusal: scope ?? refusal,
      }));
    });
