import { describe, expect, test } from '@jest/globals';
import { createMemoryPorts } from '#adapters/memory/ports';
import { emptyStore } from '#adapters/memory/store';
import { createSimulator } from '#adapters/payments/simulator';
import { type SimulatedPayments, simulatedMethods, Unavailable } from '#application/ports';
import { manualClock, tenOClock } from '#test/builders/clock';
import { authorization, pageOf, simulated, simulatedOperation } from '#test/builders/payments/simulator';

const refundOf = (amount: number, wanted: Parameters<typeof authorization>[0] = {}) =>
  authorization({ operationId: 'op_2', type: 'refund', amount, ...wanted });

const world = (wrap: (store: SimulatedPayments) => SimulatedPayments = (store) => store) => {
  const clock = manualClock();
  const store = createMemoryPorts(emptyStore(clock)).simulatedPayments;
  return { clock, store, simulator: createSimulator({ store: wrap(store), clock, pageOf }) };
};

describe('the payment simulator', () => {
  test('stores facts alone', async () => {
    const { store, simulator } = world();
    await simulator.do(authorization({ method: 'tok_disputed', captures: true }));
    await simulator.do(refundOf(2895, { reference: 'sim_7K3M9Q_1' }));
    expect(await store.find(simulated())).toEqual({
      orderId: '7K3M9Q-X1QF65-V805T8',
      paymentId: 'pay_1',
      version: 2,
      method: 'tok_disputed',
      currency: 'EUR',
      operations: [
        {
          operationId: 'op_1',
          type: 'authorization',
          amount: 7541,
          captures: true,
          final: true,
          hasReference: false,
          at: 1795255200000,
        },
        {
          operationId: 'op_2',
          type: 'refund',
          amount: 2895,
          captures: false,
          final: true,
          hasReference: true,
          at: 1795255200000,
        },
      ],
      acted: null,
    });
  });

  test('V8: stores no text of a method that it does not know', async () => {
    const { store, simulator } = world();
    await simulator.do(authorization({ method: 'pm_1Nv0FGQ9RKHgCVdK' }));
    expect(await store.find(simulated())).toMatchObject({ method: 'tok_declined' });
  });

  test('stores nothing of a call that is lost', async () => {
    const { store, simulator } = world();
    await expect(simulator.do(authorization({ method: 'tok_timeout_before' }))).rejects.toThrow(Unavailable);
    expect(await store.find(simulated())).toBeUndefined();
  });

  test.each(simulatedMethods)('V1: another process has the same outcome: %s', async (method) => {
    const { clock, store, simulator } = world();
    const one = await simulator.do(authorization({ method, captures: true })).catch(() => undefined);
    const another = createSimulator({ store, clock, pageOf });
    const found = await another.find(authorization());
    expect(found).toEqual(await simulator.find(authorization()));
    if (one !== undefined) expect(found).toEqual(one);
  });

  test('P3: the address of the page names the payment', async () => {
    const { simulator } = world();
    expect(await simulator.do(authorization({ method: 'tok_requires_action' }))).toEqual({
      state: 'requires-action',
      reference: null,
      action: { type: 'redirect', url: 'https://pay.test/7K3M9Q-X1QF65-V805T8/pay_1' },
    });
  });

  test('P3: the customer acts once, and only where a payment waits', async () => {
    const { simulator } = world();
    const id = simulated();
    expect(await simulator.act(id, true)).toBe('not-waiting');
    await simulator.do(authorization({ method: 'tok_requires_action' }));
    expect(await simulator.act({ ...id, paymentId: 'pay_2' }, true)).toBe('not-waiting');
    expect(await simulator.act(id, true)).toBe('acted');
    expect(await simulator.act(id, true)).toBe('not-waiting');
    const other = authorization({ paymentId: 'pay_2', operationId: 'op_2' });
    await simulator.do(other);
    expect(await simulator.act(other, true)).toBe('not-waiting');
  });

  test('keeps the order of facts when the clock of another process is behind', async () => {
    const { clock, store, simulator } = world();
    await simulator.do(authorization({ method: 'tok_requires_action' }));
    await simulator.act(simulated(), true);
    clock.set(tenOClock - 60_000);
    expect(await simulator.find(authorization())).toMatchObject({ state: 'succeeded' });
    expect(await simulator.do(authorization({ operationId: 'op_2', type: 'capture' }))).toMatchObject({
      state: 'succeeded',
    });
    expect(await store.find(simulated())).toMatchObject({
      operations: [{ at: tenOClock }, { at: tenOClock }],
      acted: { confirms: true, at: tenOClock, after: 1 },
    });
  });

  test('takes at most 500 operations of a payment', async () => {
    const { store, simulator } = world();
    const operations = Array.from({ length: 499 }, (_, index) =>
      simulatedOperation({
        operationId: `op_${index + 1}`,
        at: tenOClock + index,
        ...(index === 0 ? { captures: true } : { type: 'refund', amount: 1 }),
      }),
    );
    await store.save(simulated({ operations }));
    expect(await simulator.do(refundOf(1, { operationId: 'op_500' }))).toMatchObject({ state: 'succeeded' });
    expect(await simulator.do(refundOf(1, { operationId: 'op_501' }))).toEqual({ state: 'failed', reason: 'generic' });
    expect(await simulator.do(refundOf(1, { operationId: 'op_500' }))).toMatchObject({ state: 'succeeded' });
  });

  test('is unavailable when its payment changes in every attempt', async () => {
    const { simulator } = world((store) => ({ ...store, save: async () => 'changed' }));
    await expect(simulator.do(authorization())).rejects.toThrow(Unavailable);
  });
});
