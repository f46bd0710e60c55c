import { expect, test } from '@jest/globals';
import { Unavailable } from '#application/ports';
import { authorization } from '#test/builders/payments/simulator';
import { failedWith, payingIn, succeededWith } from '#test/contract/payments/paying';
import type { Suite } from '#test/contract/world';

export const repetitions: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: V1: the provider does not know what it was not asked for`, async () => {
    const paying = payingIn(await makeWorld(), 'tok_ok');
    expect(await paying.find('op_1')).toBeUndefined();
    await paying.ask('authorization');
    expect(await paying.find('op_2')).toBeUndefined();
    expect(await paying.find('op_1')).toEqual(succeededWith(7541));
  });

  test(`${adapterName}: V1: to look up an operation moves no money`, async () => {
    const paying = payingIn(await makeWorld(), 'tok_ok');
    await paying.find('op_1');
    expect(await paying.find('op_1')).toBeUndefined();
    await paying.ask('authorization', { captures: true });
    await paying.find('op_2');
    expect(await paying.ask('refund')).toEqual(succeededWith(7541));
  });

  test(`${adapterName}: V1: a repeated operation has its first outcome and moves money once`, async () => {
    const paying = payingIn(await makeWorld(), 'tok_ok');
    const first = await paying.ask('authorization', { captures: true });
    expect(await paying.repeat('op_1')).toEqual(first);
    expect(await paying.find('op_1')).toEqual(first);
    await paying.ask('refund', { amount: 5000 });
    for (let count = 0; count < 3; count += 1) expect(await paying.repeat('op_2')).toEqual(succeededWith(5000));
    expect(await paying.ask('refund', { amount: 2542 })).toEqual(failedWith('generic'));
    expect(await paying.ask('refund', { amount: 2541 })).toEqual(succeededWith(2541));
  });

  test(`${adapterName}: V1: a refused operation stays refused`, async () => {
    const paying = payingIn(await makeWorld(), 'tok_processing');
    await paying.ask('authorization', { captures: true });
    expect(await paying.ask('refund')).toEqual(failedWith('generic'));
    await paying.passDays(2);
    expect(await paying.repeat('op_2')).toEqual(failedWith('generic'));
    expect(await paying.ask('refund')).toEqual(succeededWith(7541));
  });

  test(`${adapterName}: V1: the id of an operation decides, not its content`, async () => {
    const paying = payingIn(await makeWorld(), 'tok_ok');
    await paying.ask('authorization', { amount: 5000 });
    expect(await paying.repeatWith('op_1', { amount: 7541, captures: true })).toMatchObject({
      state: 'succeeded',
      amount: 5000,
      capture: null,
    });
  });

  test(`${adapterName}: V1: concurrent calls of one operation move money once`, async () => {
    const paying = payingIn(await makeWorld(), 'tok_ok');
    await paying.ask('authorization', { captures: true });
    const again = Array.from({ length: 7 }, () => () => paying.repeat('op_2'));
    const outcomes = await Promise.all([() => paying.ask('refund', { amount: 5000 }), ...again].map((call) => call()));
    expect(outcomes).toEqual(Array.from({ length: 8 }, () => succeededWith(5000)));
    expect(await paying.ask('refund', { amount: 2542 })).toEqual(failedWith('generic'));
    expect(await paying.ask('refund', { amount: 2541 })).toEqual(succeededWith(2541));
  });

  test(`${adapterName}: V1: concurrent first calls of a payment have one outcome`, async () => {
    const paying = payingIn(await makeWorld(), 'tok_ok');
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => paying.repeat('op_1')));
    const [first] = outcomes;
    expect(first).toEqual(succeededWith(7541));
    expect(outcomes).toEqual(Array.from({ length: 8 }, () => first));
  });

  test(`${adapterName}: V1: a call that never reached the provider left nothing there`, async () => {
    const paying = payingIn(await makeWorld(), 'tok_timeout_before');
    for (const call of [paying.ask('authorization'), paying.repeat('op_1')])
      await expect(call).rejects.toThrow(Unavailable);
    expect(await paying.find('op_1')).toBeUndefined();
  });

  test(`${adapterName}: V1: a call whose answer was lost is found, and repeated has its outcome`, async () => {
    const paying = payingIn(await makeWorld(), 'tok_timeout_after');
    await expect(paying.ask('authorization', { captures: true })).rejects.toThrow(Unavailable);
    const found = await paying.find('op_1');
    expect(found).toMatchObject({ state: 'succeeded', amount: 7541, capture: { state: 'succeeded', amount: 7541 } });
    expect(await paying.repeat('op_1')).toEqual(found);
    await expect(paying.ask('refund', { amount: 7000 })).rejects.toThrow(Unavailable);
    expect(await paying.find('op_2')).toEqual(succeededWith(7000));
    await expect(paying.ask('refund', { amount: 542 })).rejects.toThrow(Unavailable);
    expect([undefined, failedWith('generic')]).toContainEqual(await paying.find('op_3'));
  });

  test(`${adapterName}: V1: payments of one order are apart`, async () => {
    const { ports } = await makeWorld();
    const other = authorization({ paymentId: 'pay_2', operationId: 'op_2', method: 'tok_declined' });
    await ports.payments.do(authorization());
    expect(await ports.payments.find(other)).toBeUndefined();
    expect(await ports.payments.do(other)).toEqual(failedWith('generic'));
    expect(await ports.payments.find(authorization())).toEqual(succeededWith(7541));
  });
};
