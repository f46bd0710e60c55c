import { expect, test } from '@jest/globals';
import { authorized, failedWith, payingIn, succeededWith } from '#test/contract/payments/paying';
import type { Suite } from '#test/contract/world';

const inSevenDays = Date.parse('2026-11-28T10:00:00.000Z');
const inEightDays = Date.parse('2026-11-29T10:00:00.000Z');

/** The methods whose authorization succeeds at once. */
const goodMethods = [
  'tok_ok',
  'tok_capture_fails',
  'tok_refund_fails',
  'tok_lapses',
  'tok_multi_capture',
  'tok_refund_fails_late',
  'tok_disputed',
];

export const authorizations: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: the provider has a name`, async () => {
    const { ports } = await makeWorld();
    expect(ports.payments.provider).toMatch(/^[a-z]+$/);
  });

  test.each(goodMethods)(`${adapterName}: an authorization holds the amount for seven days: %s`, async (method) => {
    const paying = payingIn(await makeWorld(), method);
    expect(await paying.ask('authorization', { amount: 5000 })).toEqual({
      state: 'succeeded',
      amount: 5000,
      currency: 'EUR',
      reference: expect.stringMatching(/^\S{1,64}$/),
      authorizedUntil: inSevenDays,
      capturesMany: method === 'tok_multi_capture',
      capture: null,
    });
  });

  test(`${adapterName}: an authorization that captures has the outcome of the capture`, async () => {
    const paying = payingIn(await makeWorld(), 'tok_ok');
    const outcome = await paying.ask('authorization', { captures: true });
    expect(outcome).toMatchObject({ state: 'succeeded', amount: 7541, capture: { state: 'succeeded', amount: 7541 } });
  });

  test(`${adapterName}: C8: the capture with an authorization fails`, async () => {
    const world = await makeWorld();
    const paying = payingIn(world, 'tok_capture_fails');
    const outcome = await paying.ask('authorization', { captures: true });
    if (world.provider?.capturesApart === true) {
      const capture = { state: 'failed', reason: 'generic' };
      expect(outcome).toMatchObject({ state: 'succeeded', amount: 7541, capture });
      expect(await paying.ask('void')).toEqual(succeededWith(7541));
    } else {
      expect(outcome).toEqual(failedWith('generic'));
      expect(await paying.ask('void')).toEqual(failedWith('generic'));
    }
  });

  test.each([
    ['tok_declined', 'generic'],
    ['tok_insufficient_funds', 'insufficient-funds'],
    ['an unknown method', 'generic'],
    ['constructor', 'generic'],
    [null, 'generic'],
  ])(`${adapterName}: C8: an authorization is declined: %s`, async (method, reason) => {
    const paying = payingIn(await makeWorld(), method);
    expect(await paying.ask('authorization', { captures: true })).toEqual(failedWith(reason));
    expect([undefined, failedWith(reason)]).toContainEqual(await paying.find('op_1'));
    expect(await paying.ask('capture')).toEqual(failedWith('generic'));
    expect(await paying.ask('refund')).toEqual(failedWith('generic'));
  });

  test(`${adapterName}: V3: the provider may authorize another amount than asked`, async () => {
    const paying = payingIn(await makeWorld(), 'tok_amount_differs');
    const outcome = await paying.ask('authorization', { captures: true });
    expect(outcome).toMatchObject({ state: 'succeeded', amount: 7540, capture: { state: 'succeeded', amount: 7540 } });
    expect(await paying.ask('refund', { amount: 7541 })).toEqual(failedWith('generic'));
    expect(await paying.ask('refund', { amount: 7540 })).toEqual(succeededWith(7540));
  });

  test(`${adapterName}: the country of a card stands in the outcome of its authorization, if it is known`, async () => {
    const paying = payingIn(await makeWorld(), 'tok_foreign_card');
    expect(await paying.ask('authorization', { captures: true })).toMatchObject({ cardCountry: 'AQ' });
    expect(await paying.find('op_1')).toMatchObject({ cardCountry: 'AQ' });
    expect(await paying.ask('refund', { amount: 7541 })).not.toHaveProperty('cardCountry');
    const other = payingIn(await makeWorld(), 'tok_ok');
    expect(await other.ask('authorization')).not.toHaveProperty('cardCountry');
  });

  test(`${adapterName}: P3: an authorization waits for the customer, however long, and then succeeds`, async () => {
    const paying = payingIn(await makeWorld(), 'tok_requires_action');
    const waiting = {
      state: 'requires-action',
      action: { type: 'redirect', url: expect.stringMatching(/^https?:\/\/\S+$/) },
    };
    expect(await paying.ask('authorization')).toMatchObject(waiting);
    await paying.passDays(1);
    expect(await paying.find('op_1')).toMatchObject(waiting);
    expect(await paying.ask('capture')).toEqual(failedWith('generic'));
    await paying.act();
    expect(await paying.find('op_1')).toMatchObject({
      state: 'succeeded',
      amount: 7541,
      authorizedUntil: inEightDays,
      capture: null,
    });
    expect(await paying.ask('capture')).toEqual(succeededWith(7541));
  });

  test(`${adapterName}: P3: an authorization that captures does so when the customer has acted`, async () => {
    const paying = payingIn(await makeWorld(), 'tok_requires_action');
    await paying.ask('authorization', { captures: true });
    expect(await paying.ask('refund')).toEqual(failedWith('generic'));
    await paying.act();
    expect(await paying.find('op_1')).toMatchObject({ capture: { state: 'succeeded', amount: 7541 } });
    expect(await paying.ask('refund')).toEqual(succeededWith(7541));
  });

  test(`${adapterName}: P3: the customer fails to authenticate`, async () => {
    const paying = payingIn(await makeWorld(), 'tok_requires_action_fails');
    expect(await paying.ask('authorization')).toMatchObject({ state: 'requires-action' });
    await paying.act();
    expect(await paying.find('op_1')).toEqual(failedWith('authentication-failed'));
    expect(await paying.repeat('op_1')).toEqual(failedWith('authentication-failed'));
  });

  test.each([
    ['tok_processing', { state: 'succeeded', amount: 7541, capture: { state: 'succeeded', amount: 7541 } }],
    ['tok_processing_fails', { state: 'failed', reason: 'insufficient-funds' }],
  ])(`${adapterName}: P5: a slow payment is settled a day later: %s`, async (method, settled) => {
    const paying = payingIn(await makeWorld(), method);
    expect(await paying.ask('authorization', { captures: true })).toMatchObject({ state: 'processing' });
    await paying.passDays(0.99);
    expect(await paying.find('op_1')).toMatchObject({ state: 'processing' });
    expect(await paying.ask('void')).toEqual(failedWith('generic'));
    await paying.passDays(0.01);
    expect(await paying.find('op_1')).toMatchObject(settled);
  });

  test(`${adapterName}: a payment is authorized once`, async () => {
    const paying = await authorized(makeWorld, 'tok_ok');
    expect(await paying.ask('authorization')).toEqual(failedWith('generic'));
    expect(await paying.ask('capture')).toEqual(succeededWith(7541));
  });
};
