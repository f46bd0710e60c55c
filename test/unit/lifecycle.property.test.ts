import assert from 'node:assert/strict';
import { test } from '@jest/globals';
import fc from 'fast-check';
import { balanceOf, worthOf } from '#domain/order/balance';
import { cancel } from '#domain/order/cancel';
import { complete } from '#domain/order/complete';
import { confirm } from '#domain/order/confirm';
import { appended, type Decision } from '#domain/order/decision';
import type { OrderEvent, OrderPlaced, OrderRecord } from '#domain/order/events';
import { evolve, fold } from '#domain/order/evolve';
import type { Order, OrderStatus } from '#domain/order/order';
import { inStatus } from '#domain/order/status-conflict';
import { statusesOf } from '#domain/order/statuses';
import { ok, type Refusal, type Result } from '#domain/result';
import { tenOClock } from '#test/builders/clock';
import { line, orderRecord, rate, type WantedLine, type WantedOrder } from '#test/builders/orders';
import { cause } from '#test/builders/requests';

type Verb = 'confirm' | 'complete' | 'cancel';

const decide: Record<Verb, (order: Order) => Result<Decision, Refusal>> = {
  confirm: (order) => {
    const open = inStatus(order, 'pending');
    return open.ok ? ok(confirm(open.value)) : open;
  },
  complete: (order) => {
    const open = inStatus(order, 'confirmed');
    return open.ok ? ok(complete(open.value)) : open;
  },
  cancel: (order) => {
    const open = inStatus(order, 'pending', 'confirmed');
    return open.ok ? cancel(open.value, { reason: 'for any reason' }) : open;
  },
};

/** The machine of the documentation, written down once more: what each verb makes of each status. */
const machine: Record<OrderStatus, Partial<Record<Verb, OrderStatus>>> = {
  pending: { confirm: 'confirmed', cancel: 'canceled' },
  confirmed: { complete: 'completed', cancel: 'canceled' },
  completed: {},
  canceled: {},
};

const anyLine: fc.Arbitrary<WantedLine> = fc
  .record({
    sku: fc.constantFrom('TEE-M', 'MUG', 'CAP'),
    unitAmount: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 999_999_999 })),
    quantity: fc.integer({ min: 1, max: 9_999 }),
    requiresShipping: fc.boolean(),
    taxRate: fc.constantFrom('0', '0.07', '0.19', '0.08875', '1').map(rate),
  })
  .map(line);

const anyOrder: fc.Arbitrary<WantedOrder> = fc.record({
  lines: fc.array(anyLine, { minLength: 1, maxLength: 4 }),
  pricesIncludeTax: fc.boolean(),
  shippingAmount: fc.constantFrom(null, 0, 490),
});

const anyStep = fc.record({
  verb: fc.constantFrom<Verb>('confirm', 'complete', 'cancel'),
  after: fc.integer({ min: 0, max: 100_000 }),
  private: fc.constantFrom({}, { note: 'a note' }, { note: null }, { email: 'a@example.com', tags: ['x'] }),
});

const sameCause = cause();
const isLater = (event: OrderEvent): event is Exclude<OrderEvent, OrderPlaced> => event.type !== 'order.placed';
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

const expectConsistent = (order: Order): void => {
  const { paymentStatus, fulfillmentStatus, returnStatus } = statusesOf(order);
  const { totals, lines, shipping, pricesIncludeTax } = order;
  const charged = [...lines, ...(shipping === null ? [] : [shipping])];

  for (const part of charged) assert.equal(part.netAmount + part.taxAmount, part.totalAmount);
  assert.equal(sum(charged.map((part) => part.totalAmount)), totals.totalAmount);
  assert.equal(sum(charged.map((part) => part.taxAmount)), totals.taxAmount);
  assert.equal(
    totals.subtotalAmount - totals.discountAmount + totals.shippingAmount,
    totals.totalAmount - (pricesIncludeTax ? 0 : totals.taxAmount),
  );

  const canceled = order.status === 'canceled';
  for (const { quantity } of lines) assert.equal(quantity.canceled, canceled ? quantity.ordered : 0);
  assert.equal(worthOf(order), canceled ? 0 : totals.totalAmount);
  const { dueAmount, creditAmount, refundableAmount } = balanceOf(order);
  assert.deepEqual([dueAmount, creditAmount, refundableAmount], [worthOf(order), 0, 0]);
  assert.equal(paymentStatus, worthOf(order) === 0 ? 'not-required' : 'unpaid');
  const anythingToShip = !canceled && lines.some(({ requiresShipping }) => requiresShipping);
  assert.equal(fulfillmentStatus, anythingToShip ? 'unfulfilled' : 'not-required');
  assert.equal(returnStatus, 'none');
};

test('in any life an order is the fold of its events, never contradicts itself, and gives its units back once', () => {
  const ends = new Set<OrderStatus>();
  fc.assert(
    fc.property(anyOrder, fc.array(anyStep, { maxLength: 5 }), (wanted, steps) => {
      let record: OrderRecord = orderRecord({ ...wanted, cause: sameCause });
      let at = tenOClock;
      const free = fold(record).totals.totalAmount === 0;
      let stepwise: Order = fold(record);
      assert.equal(stepwise.status, free ? 'confirmed' : 'pending');
      const versions: Order[] = [stepwise];
      const restocked = new Map<string, number>();

      for (const step of steps) {
        const next: OrderStatus | undefined = machine[stepwise.status][step.verb];
        const decided = decide[step.verb](stepwise);
        assert.equal(decided.ok, next !== undefined);
        if (!decided.ok || next === undefined) continue;

        at += step.after;
        const decision = { ...decided.value, private: { ...decided.value.private, ...step.private } };
        const result = appended(record, decision, { at, actor: { role: 'customer' }, cause: sameCause });
        if (!result.ok) throw new Error('these lives are short');
        record = result.value;

        const before: Order = stepwise;
        stepwise = {
          ...decided.value.events.filter(isLater).reduce(evolve, before),
          version: before.version + 1,
          updatedAt: at,
          private: { ...before.private, ...step.private },
        };
        versions.push(stepwise);
        for (const { sku, quantity } of decided.value.restock ?? [])
          restocked.set(sku, (restocked.get(sku) ?? 0) + quantity);
        assert.equal(stepwise.status, next);
      }

      for (const [index, version] of versions.entries()) {
        assert.deepEqual(fold(record, index + 1), version);
        expectConsistent(version);
      }
      assert.deepEqual(fold(record), stepwise);
      const ordered = sum(stepwise.lines.map(({ quantity }) => quantity.ordered));
      assert.equal(sum([...restocked.values()]), stepwise.status === 'canceled' ? ordered : 0);
      ends.add(stepwise.status);
    }),
    { numRuns: 10_000 },
  );
  assert.deepEqual(ends, new Set(['pending', 'confirmed', 'completed', 'canceled']));
});
