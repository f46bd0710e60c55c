import { expect, test } from '@jest/globals';
import { authorized, captured, failedWith, payingIn, succeededWith } from '#test/contract/payments/paying';
import type { Suite } from '#test/contract/world';

export const voids: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: C4: a void takes back an authorization`, async () => {
    const paying = await authorized(makeWorld, 'tok_ok');
    expect(await paying.ask('void')).toEqual(succeededWith(7541));
    expect(await paying.ask('capture')).toEqual(failedWith('generic'));
    expect(await paying.ask('void')).toEqual(failedWith('generic'));
    await paying.passDays(8);
    expect(await paying.ask('capture')).toEqual(failedWith('generic'));
  });

  test(`${adapterName}: C4: a void takes the open rest`, async () => {
    const paying = await authorized(makeWorld, 'tok_multi_capture');
    await paying.ask('capture', { amount: 1000, final: false });
    expect(await paying.ask('void', { amount: 6541 })).toEqual(succeededWith(6541));
    expect(await paying.ask('capture', { amount: 1 })).toEqual(failedWith('generic'));
    expect(await paying.ask('refund', { amount: 1000 })).toEqual(succeededWith(1000));
  });

  test(`${adapterName}: C4: captured money cannot be voided`, async () => {
    const paying = await captured(makeWorld, 'tok_ok');
    expect(await paying.ask('void')).toEqual(failedWith('generic'));
    expect(await paying.ask('refund')).toEqual(succeededWith(7541));
  });

  test(`${adapterName}: C4: a declined authorization cannot be voided`, async () => {
    const paying = payingIn(await makeWorld(), 'tok_declined');
    await paying.ask('authorization');
    expect(await paying.ask('void')).toEqual(failedWith('generic'));
  });

  test.each(['tok_requires_action', 'tok_requires_action_fails'])(
    `${adapterName}: P3: a void ends an attempt that waits for the customer: %s`,
    async (method) => {
      const paying = payingIn(await makeWorld(), method);
      await paying.ask('authorization');
      expect(await paying.ask('void')).toEqual(succeededWith(7541));
      await paying.act();
      expect(await paying.find('op_1')).toEqual(failedWith('generic'));
      expect(await paying.find('op_2')).toEqual(succeededWith(7541));
      expect(await paying.ask('capture')).toEqual(failedWith('generic'));
    },
  );

  test.each([true, false])(
    `${adapterName}: P4: a void of an attempt fails once the customer has acted, captures: %s`,
    async (captures) => {
      const paying = payingIn(await makeWorld(), 'tok_requires_action');
      await paying.ask('authorization', { captures });
      await paying.act();
      expect(await paying.ask('void')).toEqual(failedWith('generic'));
      expect(await paying.find('op_1')).toEqual(succeededWith(7541));
      expect(await paying.ask(captures ? 'refund' : 'capture')).toEqual(succeededWith(7541));
    },
  );

  test(`${adapterName}: C4: an authorization that is known to have succeeded after an action can be voided`, async () => {
    const paying = payingIn(await makeWorld(), 'tok_requires_action');
    await paying.ask('authorization');
    await paying.act();
    await paying.find('op_1');
    expect(await paying.ask('void')).toEqual(succeededWith(7541));
    expect(await paying.find('op_1')).toEqual(succeededWith(7541));
    expect(await paying.ask('capture')).toEqual(failedWith('generic'));
  });
};
