import { describe, expect, test } from '@jest/globals';
import { type Ports, Unavailable } from '#application/ports';
import { minutes } from '#domain/instant';
import { balanceOf } from '#domain/orders/money/balance';
import type { ProviderOutcome } from '#domain/payments/outcome';
import { codeOf, hold, operations, orderOf, pay, payingShop, placed, send, settle } from '#test/builders/payments/shop';

/** The provider does what it is asked for, but its answers to captures are lost. */
const withoutAnswers = (ports: Ports): Ports => ({
  ...ports,
  payments: {
    ...ports.payments,
    do: async (operation) => {
      const outcome = await ports.payments.do(operation);
      if (operation.type === 'capture') throw new Unavailable('no answer');
      return outcome;
    },
  },
});

/** The provider refuses every capture, also those that it is asked about. */
const refusingCaptures = (ports: Ports): Ports => {
  const refused: ProviderOutcome = { state: 'failed', reason: 'expired-card' };
  const unless = (ask: Ports['payments']['do']): Ports['payments']['do'] => {
    return async (operation) => (operation.type === 'capture' ? refused : ask(operation));
  };
  const { payments } = ports;
  return { ...ports, payments: { ...payments, do: unless(payments.do), find: unless(payments.do) } };
};

/** An order whose first parcel, with one shirt, left while the answer to its capture was lost. */
const firstSent = async (settings: Readonly<Record<string, unknown>> = { captureOn: 'shipment' }) => {
  const shop = payingShop(settings);
  const id = await placed(shop.ports, 'tok_multi_capture', 'manual');
  const lossy = withoutAnswers(shop.ports);
  const code = codeOf(await send(lossy, id, 1, ['1', 1]));
  return { shop, id, code };
};

describe('C7 a parcel that leaves while a capture is under way', () => {
  test('is captured once the outcome of that capture is known', async () => {
    const { shop, id, code } = await firstSent();
    expect(code).toBe('provider-unavailable');
    expect(codeOf(await send(shop.ports, id, 2, ['1', 1]))).toBe('ok');
    expect(await operations(shop, id)).toEqual(['op_1 authorization 7541 succeeded', 'op_2 capture 2614 pending']);
    shop.clock.advance(minutes(2));
    await settle(shop.ports);
    expect((await operations(shop, id)).slice(1)).toEqual([
      'op_2 capture 2614 succeeded',
      'op_3 capture 2032 succeeded',
    ]);
  });

  test('is captured with all others that left meanwhile, the last one with all that is due', async () => {
    const { shop, id } = await firstSent();
    await send(shop.ports, id, 2, ['1', 1]);
    await send(shop.ports, id, 3, ['1', 1], ['2', 1]);
    shop.clock.advance(minutes(2));
    await settle(shop.ports);
    expect((await operations(shop, id)).slice(1)).toEqual([
      'op_2 capture 2614 succeeded',
      'op_3 capture 4927 succeeded',
    ]);
    expect(balanceOf(await orderOf(shop, id))).toMatchObject({ dueAmount: 0, authorizedAmount: 0 });
  });

  test('is not captured twice, if another authorization was free', async () => {
    const shop = payingShop({ captureOn: 'shipment' });
    const id = await placed(shop.ports);
    for (const amount of [5000, 2541])
      await pay(shop.ports, id, { method: 'tok_multi_capture', amount, capture: 'manual' });
    await send(withoutAnswers(shop.ports), id, 1, ['1', 1]);
    await send(shop.ports, id, 2, ['1', 1]);
    shop.clock.advance(minutes(2));
    await settle(shop.ports);
    expect((await operations(shop, id)).filter((each) => each.includes('capture'))).toEqual([
      'op_3 capture 2614 succeeded',
      'op_4 capture 2032 succeeded',
    ]);
  });

  test('is asked for once, if the provider refuses', async () => {
    const { shop, id } = await firstSent();
    await send(shop.ports, id, 2, ['1', 1]);
    shop.clock.advance(minutes(2));
    const refusing = refusingCaptures(shop.ports);
    for (const _ of [1, 2, 3]) {
      await settle(refusing);
      shop.clock.advance(minutes(2));
    }
    expect((await operations(shop, id)).slice(1)).toEqual([
      'op_2 capture 2614 failed expired-card',
      'op_3 capture 2032 failed expired-card',
    ]);
  });

  test('waits for staff if the order is on hold when the outcome comes', async () => {
    const { shop, id } = await firstSent();
    await send(shop.ports, id, 2, ['1', 1]);
    await hold(shop.ports, id);
    shop.clock.advance(minutes(2));
    await settle(shop.ports);
    expect((await operations(shop, id)).slice(1)).toEqual(['op_2 capture 2614 succeeded']);
  });

  test('is not asked for again, if no parcel left meanwhile', async () => {
    const { shop, id } = await firstSent();
    shop.clock.advance(minutes(2));
    await settle(shop.ports);
    expect((await operations(shop, id)).slice(1)).toEqual(['op_2 capture 2614 succeeded']);
  });
});
