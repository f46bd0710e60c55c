import assert from 'node:assert/strict';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { apply, applyAll, factTypes } from '#test/oracle/apply';
import type { Fact } from '#test/oracle/facts';
import { anyOrder, anySteps, factsOf } from '#test/oracle/life';
import { splitRefund, takenOutAmount } from '#test/oracle/money/amounts';
import { allocate, byRate, sumOf } from '#test/oracle/money/exact';
import { adjustedTaxes } from '#test/oracle/money/goodwill';
import { quoteRefund } from '#test/oracle/money/quote';
import { sums } from '#test/oracle/money/sums';
import { goneUnits, linesAndShipping, partsGone, partsLeft, worthOfUnits } from '#test/oracle/money/worth';
import type { Order } from '#test/oracle/order';
import { isCompleted } from '#test/oracle/statuses';
import { casesOf } from '#test/properties/runs';

const numRuns = casesOf(10_000);
const lives = casesOf(500);

/** Lives a life and looks at every moment of it. */
const everyMoment = (look: (before: Order, fact: Fact, after: Order) => void): void =>
  fc.assert(
    fc.property(anyOrder, anySteps, (placement, steps) => {
      let order = placement;
      steps.forEach((step, number) => {
        for (const fact of factsOf(order, step, number)) {
          const after = apply(order, fact);
          look(order, fact, after);
          order = after;
        }
      });
    }),
    { numRuns: lives },
  );

describe('any amounts', () => {
  test('F1: any partition of the units of a line sums to the line', () => {
    const anyPart = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 8 });
    const anyAmount = fc.integer({ min: 0, max: 999_999_999 });
    fc.assert(
      fc.property(anyPart, anyAmount, anyAmount, fc.boolean(), (parts, netAmount, taxAmount, pricesIncludeTax) => {
        const units = sumOf(parts, (part) => part) + 1;
        const line = { units, netAmount, taxAmount, totalAmount: netAmount + taxAmount };
        const worths = [...parts, 1].map((part, index, all) => {
          const from = sumOf(all.slice(0, index), (before) => before);
          return worthOfUnits({ pricesIncludeTax }, line, from, from + part);
        });
        for (const name of ['netAmount', 'taxAmount', 'totalAmount'] as const)
          assert.equal(
            sumOf(worths, (worth) => worth[name]),
            line[name],
          );
        for (const worth of worths) assert.equal(worth.netAmount + worth.taxAmount, worth.totalAmount);
      }),
      { numRuns },
    );
  });

  test('an allocation sums to the amount and gives no share a whole unit too much or too little', () => {
    const anyWeights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), anyWeights, (amount, weights) => {
        const total = sumOf(weights, (weight) => weight);
        const shares = allocate(amount, weights);
        assert.equal(
          sumOf(shares, (share) => share),
          total === 0 ? 0 : amount,
        );
        shares.forEach((share, index) => {
          const exact = total === 0 ? 0 : (amount * (weights[index] ?? 0)) / total;
          assert.ok(Math.abs(share - exact) < 1.001);
        });
      }),
      { numRuns },
    );
  });
});

test('lives contain every type of fact', () => {
  const seen = fc.sample(fc.tuple(anyOrder, anySteps), { seed: 7, numRuns: 200 }).flatMap(([placement, steps]) => {
    let order = placement;
    return steps.flatMap((step, number) => {
      const facts = factsOf(order, step, number);
      order = applyAll(order, facts);
      return facts.map(({ type }) => type);
    });
  });
  expect([...new Set(seen)].sort()).toEqual([...factTypes].sort());
});

describe('at any moment of any life', () => {
  test('R4, R5: no sum is below zero or above its limit', () => {
    everyMoment((_, __, after) => {
      const now = sums(after);
      for (const [name, amount] of Object.entries(now))
        if (typeof amount === 'number' && name !== 'roundingAmount') assert.ok(amount >= 0, `${name} is ${amount}`);
      assert.ok(now.refundedAmount <= now.capturedAmount - now.disputedAmount);
      assert.ok(now.adjustedAmount <= linesAndShipping(after));
      assert.equal(now.refundableAmount, now.netPaidAmount);
      assert.equal(now.currentAmount % after.amountStep, 0);
      assert.ok(now.dueAmount === 0 || now.creditAmount === 0);
      assert.equal(now.currentAmount - now.netPaidAmount, now.dueAmount - now.creditAmount);
    });
  });

  test('the units of a line are gone or left', () => {
    everyMoment((_, __, after) => {
      const all = sumOf(after.lines, ({ totalAmount }) => totalAmount) + (after.shipping?.totalAmount ?? 0);
      const [left, gone] = [partsLeft(after), partsGone(after)].map((parts) =>
        sumOf(parts, (part) => part.totalAmount),
      );
      assert.equal((left ?? 0) + (gone ?? 0), all);
      for (const line of after.lines) assert.ok(goneUnits(line) <= line.units);
    });
  });

  test('R5: goodwill and returns give back no more tax than was charged, per rate', () => {
    everyMoment((_, __, after) => {
      const taxLeft = byRate(
        partsLeft(after),
        ({ rate }) => rate,
        ({ taxAmount }) => taxAmount,
      );
      for (const [rate, taxAmount] of adjustedTaxes(after)) {
        assert.ok(taxAmount >= 0);
        assert.ok(taxAmount <= (taxLeft.get(rate) ?? 0));
      }
    });
  });

  test('R3, R5: a refund of a confirmed order makes nothing due again, and one of goods leaves due and credit', () => {
    everyMoment((before, fact, after) => {
      if (fact.type !== 'payment.refund-requested') return;
      const [was, is] = [sums(before), sums(after)];
      if (fact.lines !== undefined || fact.shipping === true) {
        assert.equal(fact.amount, takenOutAmount(before, fact.lines ?? [], fact.shipping === true));
        assert.deepEqual([is.dueAmount, is.creditAmount], [was.dueAmount, was.creditAmount]);
      } else if (before.status !== 'pending') {
        assert.equal(is.dueAmount, was.dueAmount);
        assert.equal(is.creditAmount, Math.max(0, was.creditAmount - fact.amount));
      }
    });
  });

  test('R5, R6: a refund that fails at once leaves the sums of before', () => {
    everyMoment((before, fact, after) => {
      if (fact.type !== 'payment.refund-requested' || fact.lines !== undefined || fact.shipping === true) return;
      const { paymentId, operationId } = fact;
      assert.deepEqual(sums(apply(after, { type: 'payment.refund-failed', paymentId, operationId })), sums(before));
    });
  });

  test('R2: a split refund gives what the payments can give, and no payment more', () => {
    everyMoment((_, __, after) => {
      const { creditAmount, refundableByPayment } = sums(after);
      const parts = splitRefund(after, creditAmount);
      for (const { paymentId, amount } of parts) assert.ok(amount <= (refundableByPayment[paymentId] ?? 0));
      const possible = sumOf(
        after.payments.filter(({ method }) => method !== 'manual'),
        ({ id }) => refundableByPayment[id] ?? 0,
      );
      assert.equal(
        sumOf(parts, ({ amount }) => amount),
        Math.min(creditAmount, possible),
      );
    });
  });

  test('R9: a quote is the refund to the cent, and its net and tax are its amount', () => {
    everyMoment((before, fact, after) => {
      if (fact.type !== 'payment.refund-requested') return;
      const { paymentId, amount, lines, shipping } = fact;
      const asked = lines !== undefined ? { lines } : shipping === true ? { shipping } : { amount };
      const quote = quoteRefund(before, { paymentId, ...asked });
      assert.equal(quote.amount, amount);
      assert.deepEqual(quote.payments, [{ paymentId, amount }]);
      assert.ok(quote.netAmount >= 0 && quote.taxAmount >= 0);
      const goods = lines !== undefined || shipping === true;
      if (!goods) assert.equal(quote.goodwillAmount, sums(after).adjustedAmount - sums(before).adjustedAmount);
    });
  });

  test('G4: an order completes when nothing is open', () => {
    everyMoment((before, fact) => {
      if (fact.type !== 'order.completed') return;
      assert.ok(isCompleted(before));
      const { dueAmount, creditAmount, pendingAmount } = sums(before);
      assert.deepEqual([dueAmount, creditAmount, pendingAmount], [0, 0, 0]);
    });
  });
});
