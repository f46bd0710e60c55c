import assert from 'node:assert/strict';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { placeOrder } from '#application/orders/place-order';
import { capturePayment } from '#application/payments/captures/capture-payment';
import { payOrder } from '#application/payments/pay-order';
import { voidPayment } from '#application/payments/void-payment';
import type { Ports, SimulatedMethod } from '#application/ports';
import { minutes, seconds } from '#domain/instant';
import { balanceOf } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import { staff } from '#test/builders/callers';
import { placement } from '#test/builders/carts';
import { cause, request } from '#test/builders/requests';
import type { MemoryWorld } from '#test/builders/world';
import { assertBooksAgree } from '#test/lives/books/agree';
import { reconcile } from '#test/lives/books/reconcile';
import { follow } from '#test/lives/comparison/compare';
import { end } from '#test/lives/ending';
import { orderIn } from '#test/lives/order-in';
import { tellEverything } from '#test/lives/provider';
import { type Choose, type Ended, interleave, type Task } from '#test/lives/races/interleaving';
import { lifeWorld, type ShopKind } from '#test/lives/shop';
import { sweeps } from '#test/lives/sweeping';

/** Commands, sweeps and events of the provider that run at once on one order, and what must hold afterwards. */

export const shop: ShopKind = { pricesIncludeTax: false, captureOn: 'request', amountStep: 1, holds: 'nothing' };

export const theOrder = (world: MemoryWorld): Order => {
  const order = orderIn(world);
  assert.ok(order, 'the order is stored');
  return order;
};

type Payment = { readonly method: SimulatedMethod; readonly capture: 'automatic' | 'manual' };

/** Places one order, whatever its provider says. */
export const place = async (world: MemoryWorld, payment: Payment | undefined): Promise<Order> => {
  await placeOrder.with(world.ports)(placement({ payment }), request({ cause: cause('placement') }));
  return theOrder(world);
};

export const pay =
  ({ id }: Order, { key }: { readonly key: string }) =>
  (ports: Ports) =>
    payOrder.with(ports)(
      { id, method: 'tok_ok', amount: undefined, capture: 'automatic', reference: null },
      request({ caller: staff(), cause: cause(key) }),
    );

/** Nothing is left to settle, the oracle agrees with every version, and the provider has the money of the order. */
export const assertAgreed = async (world: MemoryWorld): Promise<Order> => {
  await end(world);
  const order = theOrder(world);
  reconcile(world, order);
  await assertBooksAgree(world.ports, 'provider');
  const entry = world.store.orders.get(order.id);
  assert.ok(entry);
  follow(shop, entry.record, undefined, () => undefined);
  return order;
};

/** The customer pays what the order is worth, or gets everything back. */
const assertOneOutcome = (order: Order): void => {
  const { authorizedAmount, creditAmount, dueAmount } = balanceOf(order);
  assert.notEqual(order.status, 'pending', 'the order is decided');
  assert.deepEqual({ authorizedAmount, creditAmount }, { authorizedAmount: 0, creditAmount: 0 });
  if (order.status === 'canceled') assert.equal(dueAmount, 0);
};

export type Race = {
  readonly of: string;
  readonly payment: Payment | undefined;
  /** What happens before, and the time that passes. */
  readonly acts?: true;
  readonly after: number;
  readonly tasks: (order: Order) => readonly [Task, Task, Task, ...Task[]];
};

const cancel =
  ({ id }: Order): Task =>
  (ports) =>
    cancelOrder.with(ports)({ id, reason: 'late', lines: undefined }, request({ caller: staff(), cause: cause('no') }));
const repeatPlacement =
  (payment: Payment): Task =>
  (ports) =>
    placeOrder.with(ports)(placement({ payment }), request({ cause: cause('placement') }));
const ofPayment = ({ id }: Order) => ({ id, paymentId: 'pay_1' });
const capture =
  (order: Order): Task =>
  (ports) =>
    capturePayment.with(ports)({ ...ofPayment(order), amount: undefined, final: true }, request({ caller: staff() }));
const takeBack =
  (order: Order): Task =>
  (ports) =>
    voidPayment.with(ports)(ofPayment(order), request({ caller: staff() }));
const tell =
  (order: Order): Task =>
  (ports) =>
    tellEverything(ports, order);

const lost: Payment = { method: 'tok_timeout_after', capture: 'automatic' };
const waiting: Payment = { method: 'tok_requires_action', capture: 'automatic' };

export const races: readonly Race[] = [
  {
    of: 'a payment, the expiry and the settling',
    payment: undefined,
    after: minutes(30),
    tasks: (order) => [pay(order, { key: 'pay' }), sweeps.expireOrders, sweeps.settlePayments],
  },
  {
    of: 'a retry of a placement whose answer was lost, the settling and a cancellation',
    payment: lost,
    after: seconds(71),
    tasks: (order) => [repeatPlacement(lost), sweeps.settlePayments, cancel(order)],
  },
  {
    of: 'the expiry of a confirmed attempt, the event of the provider and another payment',
    payment: waiting,
    acts: true,
    after: minutes(30),
    tasks: (order) => [sweeps.expireOrders, tell(order), pay(order, { key: 'pay' })],
  },
  {
    of: 'the event of the provider, the settling and a cancellation',
    payment: waiting,
    acts: true,
    after: seconds(5),
    tasks: (order) => [tell(order), sweeps.settlePayments, cancel(order)],
  },
  {
    of: 'a capture, a void and a cancellation',
    payment: { method: 'tok_ok', capture: 'manual' },
    after: seconds(5),
    tasks: (order) => [capture(order), takeBack(order), cancel(order)],
  },
];

/** Everything that may meet on one order: a client, the provider, the settling and the expiry. */
export const everyone: Race = {
  of: 'another payment, the event of the provider, the settling and the expiry',
  payment: waiting,
  acts: true,
  after: minutes(30),
  tasks: (order) => [pay(order, { key: 'pay' }), tell(order), sweeps.settlePayments, sweeps.expireOrders],
};

/** Runs the tasks of a race at these places in one order of their calls, and judges the end. With `cutsOff` as in `interleave`. */
export const runRace = async (race: Race, pick: readonly number[], choose: Choose, cutsOff = false): Promise<Ended> => {
  const world = lifeWorld(shop);
  const order = await place(world, race.payment);
  if (race.acts) await world.provider.act({ orderId: order.id, paymentId: 'pay_1' });
  world.advance(race.after);
  const tasks = race.tasks(order);
  const running = pick.flatMap((index) => tasks[index] ?? []);
  const how = await interleave(world.ports, running, choose, cutsOff);
  if (how === 'redundant') return how;
  const ended = await assertAgreed(world);
  if (running.length === tasks.length) assertOneOutcome(ended);
  return how;
};
