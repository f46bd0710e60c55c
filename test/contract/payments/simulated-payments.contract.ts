import { expect, test } from '@jest/globals';
import type { SimulatedPayment } from '#application/ports';
import { tenOClock } from '#test/builders/clock';
import { simulated, simulatedOperation } from '#test/builders/payments/simulator';
import { type Suite, tampered } from '#test/contract/world';

const refund = simulatedOperation({
  operationId: 'op_2',
  type: 'refund',
  amount: 2895,
  captures: true,
  final: false,
  hasReference: true,
  at: tenOClock + 5,
});

/** The second version of the payment, with a value in every field. */
const second: SimulatedPayment = simulated({
  version: 2,
  method: 'tok_requires_action',
  operations: [simulatedOperation(), refund],
  acted: { confirms: false, at: tenOClock + 1, after: 1 },
});

export const simulatedPaymentsSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: an unknown payment is not found`, async () => {
    const { ports } = await makeWorld();
    expect(await ports.simulatedPayments.find(simulated())).toBeUndefined();
  });

  test(`${adapterName}: a payment is found right after it was saved`, async () => {
    const { ports } = await makeWorld();
    expect(await ports.simulatedPayments.save(simulated())).toBe('saved');
    expect(await ports.simulatedPayments.find(simulated())).toEqual(simulated());
    expect(await ports.simulatedPayments.save(second)).toBe('saved');
    expect(await ports.simulatedPayments.find(simulated())).toEqual(second);
  });

  test(`${adapterName}: the payments of an order are apart`, async () => {
    const { ports } = await makeWorld();
    await ports.simulatedPayments.save(simulated());
    expect(await ports.simulatedPayments.find(simulated({ paymentId: 'pay_2' }))).toBeUndefined();
    const other = simulated({ paymentId: 'pay_2', method: 'tok_declined' });
    expect(await ports.simulatedPayments.save(other)).toBe('saved');
    expect(await ports.simulatedPayments.find(other)).toEqual(other);
    expect(await ports.simulatedPayments.find(simulated())).toEqual(simulated());
  });

  test.each([1, 3])(`${adapterName}: a payment of version %d does not replace version 1`, async (version) => {
    const { ports } = await makeWorld();
    await ports.simulatedPayments.save(simulated());
    expect(await ports.simulatedPayments.save({ ...second, version })).toBe('changed');
    expect(await ports.simulatedPayments.find(simulated())).toEqual(simulated());
  });

  test(`${adapterName}: a later version of an unknown payment is not stored`, async () => {
    const { ports } = await makeWorld();
    expect(await ports.simulatedPayments.save(second)).toBe('changed');
    expect(await ports.simulatedPayments.find(second)).toBeUndefined();
  });

  test(`${adapterName}: the same payment can be saved again`, async () => {
    const { ports } = await makeWorld();
    for (const payment of [simulated(), second])
      for (let count = 0; count < 2; count += 1) expect(await ports.simulatedPayments.save(payment)).toBe('saved');
    expect(await ports.simulatedPayments.save(simulated())).toBe('changed');
    expect(await ports.simulatedPayments.find(second)).toEqual(second);
  });

  test(`${adapterName}: of different payments that are saved at once one is stored`, async () => {
    const { ports } = await makeWorld();
    const rivals = [1, 2, 3, 4].map((amount) => simulated({ operations: [simulatedOperation({ amount })] }));
    const outcomes = await Promise.all(rivals.map((rival) => ports.simulatedPayments.save(rival)));
    expect(outcomes.toSorted()).toEqual(['changed', 'changed', 'changed', 'saved']);
    expect(await ports.simulatedPayments.find(simulated())).toEqual(rivals[outcomes.indexOf('saved')]);
  });

  test(`${adapterName}: a caller's change of a payment does not change the stored payment`, async () => {
    const { ports } = await makeWorld();
    const payment = structuredClone(second);
    await ports.simulatedPayments.save(simulated());
    await ports.simulatedPayments.save(payment);
    tampered(payment, { acted: null });
    tampered(await ports.simulatedPayments.find(second), { acted: null });
    expect(await ports.simulatedPayments.find(second)).toEqual(second);
  });
};
