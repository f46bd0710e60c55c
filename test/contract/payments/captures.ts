import { expect, test } from '@jest/globals';
import { currency } from '#test/builders/products';
import { authorized, captured, failedWith, payingIn, succeededWith } from '#test/contract/payments/paying';
import type { Suite } from '#test/contract/world';

const usd = currency('USD');

export const captures: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: C1: a final capture of a part releases the rest`, async () => {
    const paying = await authorized(makeWorld, 'tok_ok');
    expect(await paying.ask('capture', { amount: 5510 })).toEqual(succeededWith(5510));
    expect(await paying.ask('capture', { amount: 1 })).toEqual(failedWith('generic'));
    expect(await paying.ask('void', { amount: 2031 })).toEqual(failedWith('generic'));
  });

  test(`${adapterName}: C1: only some authorizations are captured in parts`, async () => {
    const once = await authorized(makeWorld, 'tok_ok');
    expect(await once.ask('capture', { amount: 1000, final: false })).toEqual(failedWith('generic'));
    expect(await once.ask('capture', { amount: 1000 })).toEqual(succeededWith(1000));

    const many = await authorized(makeWorld, 'tok_multi_capture');
    expect(await many.ask('capture', { amount: 1000, final: false })).toEqual(succeededWith(1000));
    expect(await many.ask('capture', { amount: 6542, final: false })).toEqual(failedWith('generic'));
    expect(await many.ask('capture', { amount: 2000 })).toEqual(succeededWith(2000));
    expect(await many.ask('capture', { amount: 1 })).toEqual(failedWith('generic'));
    expect(await many.ask('refund', { amount: 3001 })).toEqual(failedWith('generic'));
    expect(await many.ask('refund', { amount: 3000 })).toEqual(succeededWith(3000));
  });

  test(`${adapterName}: C2: a capture takes at most what is authorized`, async () => {
    const paying = await authorized(makeWorld, 'tok_ok');
    expect(await paying.ask('capture', { amount: 7542 })).toEqual(failedWith('generic'));
    expect(await paying.ask('capture', { amount: 7541 })).toEqual(succeededWith(7541));
  });

  test(`${adapterName}: C2: nothing is left after a capture with the authorization`, async () => {
    const paying = await captured(makeWorld, 'tok_multi_capture');
    expect(await paying.ask('capture', { amount: 1 })).toEqual(failedWith('generic'));
    await paying.passDays(8);
    expect(await paying.ask('capture', { amount: 1 })).toEqual(failedWith('generic'));
  });

  test(`${adapterName}: C8: a capture fails, and the authorization stays`, async () => {
    const paying = await authorized(makeWorld, 'tok_capture_fails');
    expect(await paying.ask('capture')).toEqual(failedWith('generic'));
    expect(await paying.find('op_1')).toEqual(succeededWith(7541));
    expect(await paying.ask('void')).toEqual(succeededWith(7541));
  });

  test.each(['tok_ok', 'tok_lapses', 'tok_multi_capture'])(
    `${adapterName}: C5: an authorization lapses after seven days: %s`,
    async (method) => {
      const last = await authorized(makeWorld, method);
      await last.passDays(6.99);
      expect(await last.ask('capture')).toEqual(succeededWith(7541));

      const late = await authorized(makeWorld, method);
      await late.passDays(7);
      expect(await late.ask('capture')).toEqual(failedWith('lapsed'));
      expect(await late.ask('void')).toEqual(failedWith('lapsed'));
      expect(await late.find('op_1')).toEqual(succeededWith(7541));
    },
  );

  test(`${adapterName}: C5: a capture stays when the time of its authorization is over`, async () => {
    const paying = await authorized(makeWorld, 'tok_multi_capture');
    await paying.ask('capture', { amount: 1000, final: false });
    await paying.passDays(8);
    expect(await paying.find('op_2')).toEqual(succeededWith(1000));
    expect(await paying.ask('capture', { amount: 1000 })).toEqual(failedWith('lapsed'));
    expect(await paying.ask('refund', { amount: 1000 })).toEqual(succeededWith(1000));
  });

  test(`${adapterName}: C5: a slow payment holds for seven days from its success`, async () => {
    const paying = payingIn(await makeWorld(), 'tok_processing');
    await paying.ask('authorization');
    expect(await paying.ask('capture')).toEqual(failedWith('generic'));
    await paying.passDays(7.5);
    expect(await paying.ask('capture')).toEqual(succeededWith(7541));
  });

  test(`${adapterName}: a payment keeps its currency`, async () => {
    const paying = await authorized(makeWorld, 'tok_ok');
    expect(await paying.ask('capture', { currency: usd })).toEqual(failedWith('generic'));
    expect(await paying.ask('capture')).toMatchObject({ state: 'succeeded', currency: 'EUR' });
  });

  test(`${adapterName}: a payment that the provider does not know takes nothing`, async () => {
    const paying = payingIn(await makeWorld(), 'tok_ok');
    for (const type of ['capture', 'void', 'refund'] as const)
      expect(await paying.ask(type)).toEqual(failedWith('generic'));
  });
};
