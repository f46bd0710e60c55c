import { goodsEffects } from '#test/oracle/effects/goods';
import { lifecycleEffects } from '#test/oracle/effects/lifecycle';
import { paymentEffects } from '#test/oracle/effects/payments';
import { refundEffects } from '#test/oracle/effects/refunds';
import type { Effect, Fact } from '#test/oracle/facts';
import { linesAndShipping } from '#test/oracle/money/worth';
import type { Adjustment, Order } from '#test/oracle/order';

const effects: { readonly [Type in Fact['type']]: Effect<Type> } = {
  ...lifecycleEffects,
  ...goodsEffects,
  ...paymentEffects,
  ...refundEffects,
};

/** Every type of fact. */
export const factTypes: readonly string[] = Object.keys(effects);

/** Adjustments fall with lines + shipping, the newest first (money.md R5). */
const withBoundedAdjustments = (order: Order): Order => {
  const kept: Adjustment[] = [];
  let room = linesAndShipping(order);
  for (const adjustment of order.adjustments) {
    const amount = Math.min(adjustment.amount, room);
    room -= amount;
    if (amount > 0) kept.push({ ...adjustment, amount });
  }
  return { ...order, adjustments: kept };
};

/** The order after a fact. It refuses nothing that can happen, and throws at what names no line, payment or operation. */
export const apply = <Type extends Fact['type']>(order: Order, fact: Extract<Fact, { type: Type }>): Order => {
  const effect = effects[fact.type as Type] as Effect<Type>;
  return withBoundedAdjustments(effect(order, fact));
};

/** The order after a list of facts. */
export const applyAll = (order: Order, facts: readonly Fact[]): Order =>
  facts.reduce((before, fact) => apply(before, fact), order);
