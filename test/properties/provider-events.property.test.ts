import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { placeOrder } from '#application/orders/place-order';
import { receiveProviderEvent } from '#application/payments/receive-provider-event';
import { fold } from '#domain/orders/evolve';
import { balanceOf } from '#domain/orders/money/balance';
import type { OrderId } from '#domain/orders/order-id';
import { operationsOf } from '#domain/payments/payment';
import type { ProviderEvent } from '#domain/payments/provider-event';
import { placement } from '#test/builders/carts';
import { eur, product } from '#test/builders/products';
import { bySystem, request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';
import { casesOf } from '#test/properties/runs';

const ofPayment = { provider: 'simulator', paymentId: 'pay_1' } as const;

/** What a provider tells of a captured payment of 7719, in the order in which it happens. */
const history = (orderId: OrderId): readonly ProviderEvent[] => {
  const dispute = { ...ofPayment, orderId, kind: 'dispute', amount: 2000, currency: eur } as const;
  const refund = { ...ofPayment, orderId, kind: 'refund', amount: 1000, currency: eur } as const;
  return [
    { ...refund, id: 're_1', state: 'succeeded' },
    { ...dispute, id: 'dp_1', state: 'open' },
    { ...refund, id: 're_2', state: 'succeeded' },
    { ...dispute, id: 'dp_1', state: 'won' },
    { ...dispute, id: 'dp_2', state: 'open' },
    { ...refund, id: 're_2', state: 'failed' },
    { ...dispute, id: 'dp_2', state: 'lost' },
    { ...refund, id: 're_3', state: 'failed' },
    { ...ofPayment, orderId, kind: 'outcome', operationId: 'op_1', outcome: { state: 'failed', reason: 'generic' } },
    { ...ofPayment, orderId, kind: 'lapse', amount: 7719 },
  ];
};

/** The money and the operations of an order after deliveries, each an index of the history. */
const after = async (deliveries: readonly number[]) => {
  const { ports, provider } = memoryWorld({ products: [product({ available: 10 })] });
  const payment = { method: 'tok_ok', capture: 'automatic' } as const;
  const { id } = answerOf(await placeOrder.with(ports)(placement({ payment }), request())).value;
  const events = history(id);
  const receive = receiveProviderEvent.with(ports);
  for (const index of deliveries) {
    const event = events[index];
    if (event !== undefined)
      answerOf(await receive({ provider: 'simulator', signed: provider.tell(event) }, bySystem()));
  }
  const record = await ports.orders.find(id);
  if (record === undefined) throw new Error('the order is stored');
  const order = fold(record);
  const states = operationsOf(order).map(({ type, state }) => `${type} ${state}`);
  return { balance: balanceOf(order), states: states.sort(), changes: record.changes.length };
};

const all = history('' as OrderId).map((_, index) => index);
const shuffled = fc.shuffledSubarray(all, { minLength: all.length });

test('V2: in any order, and however often they are delivered, events lead to the same money', async () => {
  const { balance, states } = await after(all);
  expect([balance.refundedAmount, balance.disputedAmount, balance.adjustedAmount]).toEqual([1000, 2000, 1000]);
  await fc.assert(
    fc.asyncProperty(shuffled, fc.array(fc.constantFrom(...all), { maxLength: 10 }), async (first, again) => {
      const once = await after(first);
      expect({ balance: once.balance, states: once.states }).toEqual({ balance, states });
      expect(await after([...first, ...again])).toEqual(once);
    }),
    { numRuns: casesOf(100) },
  );
});
