import { expect, test } from '@jest/globals';
import { authorized, captured, failedWith, succeededWith } from '#test/contract/payments/paying';
import type { Suite } from '#test/contract/world';

export const refunds: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: R4: refunds take at most what is captured`, async () => {
    const paying = await captured(makeWorld, 'tok_ok');
    expect(await paying.ask('refund', { amount: 7542 })).toEqual(failedWith('generic'));
    expect(await paying.ask('refund', { amount: 2895 })).toEqual(succeededWith(2895));
    expect(await paying.ask('refund', { amount: 4647 })).toEqual(failedWith('generic'));
    expect(await paying.ask('refund', { amount: 4646 })).toEqual(succeededWith(4646));
    expect(await paying.ask('refund', { amount: 1 })).toEqual(failedWith('generic'));
  });

  test(`${adapterName}: R4: an authorization is not refunded`, async () => {
    const paying = await authorized(makeWorld, 'tok_ok');
    expect(await paying.ask('refund', { amount: 1 })).toEqual(failedWith('generic'));
    await paying.ask('capture', { amount: 5510 });
    expect(await paying.ask('refund', { amount: 5511 })).toEqual(failedWith('generic'));
    expect(await paying.ask('refund', { amount: 5510 })).toEqual(succeededWith(5510));
  });

  test(`${adapterName}: R4: of concurrent refunds only those that the captured amount covers succeed`, async () => {
    const paying = await captured(makeWorld, 'tok_ok');
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => paying.ask('refund', { amount: 2500 })));
    expect(outcomes.map(({ state }) => state).toSorted()).toEqual([
      'failed',
      'failed',
      'succeeded',
      'succeeded',
      'succeeded',
    ]);
    expect(await paying.ask('refund', { amount: 42 })).toEqual(failedWith('generic'));
    expect(await paying.ask('refund', { amount: 41 })).toEqual(succeededWith(41));
  });

  test(`${adapterName}: C8: a refund fails, and the money stays captured`, async () => {
    const paying = await captured(makeWorld, 'tok_refund_fails');
    expect(await paying.ask('refund')).toEqual(failedWith('generic'));
    expect([undefined, failedWith('generic')]).toContainEqual(await paying.find('op_2'));
    expect(await paying.find('op_1')).toMatchObject({ capture: { state: 'succeeded', amount: 7541 } });
  });

  test(`${adapterName}: R6: a refund that succeeded fails a day later`, async () => {
    const paying = await captured(makeWorld, 'tok_refund_fails_late');
    expect(await paying.ask('refund')).toEqual(succeededWith(7541));
    await paying.passDays(0.99);
    expect(await paying.find('op_2')).toEqual(succeededWith(7541));
    expect(await paying.ask('refund', { amount: 1 })).toEqual(failedWith('generic'));
    await paying.passDays(0.01);
    expect(await paying.find('op_2')).toEqual(failedWith('generic'));
    expect(await paying.ask('refund')).toEqual(succeededWith(7541));
    expect(await paying.find('op_2')).toEqual(failedWith('generic'));
  });

  test(`${adapterName}: R4: disputed money is not refunded`, async () => {
    const paying = await captured(makeWorld, 'tok_disputed');
    expect(await paying.ask('refund', { amount: 2541 })).toEqual(succeededWith(2541));
    await paying.passDays(1);
    expect(await paying.ask('refund', { amount: 1 })).toEqual(failedWith('generic'));
    await paying.passDays(30);
    expect(await paying.ask('refund', { amount: 1 })).toEqual(failedWith('generic'));
    expect(await paying.find('op_2')).toEqual(succeededWith(2541));
  });
};
