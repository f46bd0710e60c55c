import assert from 'node:assert/strict';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { expireOrders } from '#application/orders/lifecycle/expire-orders';
import { placeOrder } from '#application/orders/place-order';
import { capturePayment } from '#application/payments/captures/capture-payment';
import { payOrder } from '#application/payments/pay-order';
import { providerOperationOf } from '#application/payments/provider-operation';
import { settlePayments } from '#application/payments/settle-payments';
import { voidPayment } from '#application/payments/void-payment';
import { type Ports, type SimulatedMethod, simulatedMethods } from '#application/ports';
import { days, hours, minutes, seconds } from '#domain/instant';
import { fold } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { awaitsOutcome, isUnsettled, operationsOf } from '#domain/payments/payment';
import { staff } from '#test/builders/callers';
import { placement } from '#test/builders/carts';
import { projecting } from '#test/builders/ports/projected';
import { product } from '#test/builders/products';
import { bySystem, cause, request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { type MemoryWorld, memoryWorld } from '#test/builders/world';
import { casesOf } from '#test/properties/runs';

/** Whatever commands, retries and sweeps run at once, two sweeps settle everything as the provider has it. */

// A refund that the bank sends back later is told by the provider's event, not by a sweep (money.md R6).
const methods = simulatedMethods.filter((method) => method !== 'tok_refund_fails_late');

const action = fc.record({
  kind: fc.constantFrom('place', 'place', 'repeat', 'pay', 'cancel', 'void', 'capture', 'act', 'settle', 'expire'),
  index: fc.nat(2),
  method: fc.constantFrom<SimulatedMethod>(...methods),
  capture: fc.constantFrom('automatic' as const, 'manual' as const),
});
type Action = typeof action extends fc.Arbitrary<infer One> ? One : never;

/** What runs at once, and the time that passes afterwards. */
const groups = fc.array(
  fc.record({
    actions: fc.array(action, { minLength: 1, maxLength: 4 }),
    passes: fc.constantFrom(0, seconds(5), seconds(61), seconds(71), minutes(31), hours(25), days(8)),
  }),
  { minLength: 1, maxLength: 10 },
);

type Placed = { readonly key: string; readonly payment: Pick<Action, 'method' | 'capture'>; readonly id: OrderId };

const place = async (ports: Ports, key: string, payment: Placed['payment']): Promise<OrderId | undefined> => {
  const result = await placeOrder.with(ports)(placement({ payment }), request({ cause: cause(key) }));
  if (result.ok) return result.value.value.id;
  return result.refusal.kind === 'provider-unavailable' ? result.refusal.orderId : undefined;
};

const sweeps = async (ports: Ports, sweep: typeof settlePayments | typeof expireOrders): Promise<void> => {
  const { failed } = answerOf(await sweep.with(ports)({ after: undefined, limit: 100 }, bySystem()));
  for (const { defect } of failed) throw defect;
};

/** Runs one action; a refused command changes nothing. */
const run = async ({ ports, provider }: MemoryWorld, orders: Placed[], wanted: Action): Promise<void> => {
  const { kind, index, method, capture } = wanted;
  const asStaff = () => request({ caller: staff() });
  if (kind === 'settle') return sweeps(ports, settlePayments);
  if (kind === 'expire') return sweeps(ports, expireOrders);
  if (kind === 'place') {
    const key = `placement ${orders.length}`;
    const id = await place(ports, key, { method, capture });
    if (id !== undefined) orders.push({ key, payment: { method, capture }, id });
    return;
  }
  const order = orders[index];
  if (order === undefined) return;
  const { id } = order;
  const record = await ports.orders.find(id);
  const paymentId = record === undefined ? undefined : fold(record).payments.at(-1)?.id;
  if (paymentId === undefined) return;
  if (kind === 'repeat') await place(ports, order.key, order.payment);
  if (kind === 'pay')
    await payOrder.with(ports)({ id, method, amount: undefined, capture, reference: null }, request());
  if (kind === 'cancel') await cancelOrder.with(ports)({ id, reason: 'late', lines: undefined }, asStaff());
  if (kind === 'void') await voidPayment.with(ports)({ id, paymentId }, asStaff());
  if (kind === 'capture')
    await capturePayment.with(ports)({ id, paymentId, amount: undefined, final: true }, asStaff());
  if (kind === 'act') await provider.act({ orderId: id, paymentId });
};

/** Operations that the provider was not asked for by their own id: a capture with its authorization, and a lapse. */
const isOurs = (order: Order, index: number): boolean => {
  const operation = operationsOf(order)[index];
  return operation?.type !== 'capture' && operation?.reason !== 'lapsed';
};

/** The operations whose state is not what the provider knows. */
const differences = async ({ payments }: Ports, order: Order): Promise<readonly string[]> => {
  const all = order.payments.flatMap((payment) => payment.operations.map((operation) => ({ payment, operation })));
  const found: string[] = [];
  for (const [index, each] of all.entries()) {
    if (!isOurs(order, index)) continue;
    const state = (await payments.find(providerOperationOf(order, each)))?.state ?? 'failed';
    if (state !== each.operation.state) found.push(`${each.operation.id}: ${each.operation.state}, not ${state}`);
  }
  return found;
};

test('V1, V2: two sweeps settle every operation as the provider has it', async () => {
  let settled = 0;
  await fc.assert(
    fc.asyncProperty(groups, async (taken) => {
      const world = memoryWorld({ products: [product({ available: 1_000 })] });
      projecting(world.store);
      const orders: Placed[] = [];
      for (const { actions, passes } of taken) {
        await Promise.all(actions.map((each) => run(world, orders, each)));
        world.advance(passes);
      }
      for (const passes of [seconds(71), days(15)]) {
        world.advance(passes);
        await sweeps(world.ports, settlePayments);
      }
      for (const { record } of world.store.orders.values()) {
        const order = fold(record);
        assert.deepEqual(operationsOf(order).filter(isUnsettled), []);
        assert.deepEqual(await differences(world.ports, order), []);
        assert.equal(
          world.store.unsettledEntries.has(order.id),
          operationsOf(order).some((operation) => awaitsOutcome(operation)),
        );
        settled += record.changes.filter(({ cause: { key } }) => key.startsWith('settle:')).length;
      }
    }),
    { numRuns: casesOf(500) },
  );
  expect(settled).toBeGreaterThan(0);
});
