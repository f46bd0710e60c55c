import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { receiveProviderEvent } from '#application/payments/receive-provider-event';
import type { SignedRequest } from '#application/ports';
import { days, minutes } from '#domain/instant';
import { balanceOf } from '#domain/orders/money/balance';
import type { OrderId } from '#domain/orders/order-id';
import {
  capture,
  codeOf,
  expire,
  operations,
  orderOf,
  pay,
  payingShop,
  placed,
  refund,
  settle,
} from '#test/builders/payments/shop';
import { bySystem } from '#test/builders/requests';
import { type StripeWorld, stripeProvider } from '#test/builders/stripe/provider';
import { type FakeStripe, startFakeStripe } from '#test/builders/stripe/server';
import type { MemoryWorld } from '#test/builders/world';

let fake: FakeStripe;
beforeAll(async () => {
  fake = await startFakeStripe();
});
afterAll(() => fake.stop());

type Shop = MemoryWorld & { readonly stripe: StripeWorld };

const shopOf = (): Shop => {
  const world = payingShop();
  const stripe = stripeProvider(fake, world.clock);
  const { payments, providerEvents, provider } = stripe;
  return { ...world, stripe, provider, ports: { ...world.ports, payments, providerEvents } };
};

const receive = ({ ports }: Shop, signed: SignedRequest) =>
  receiveProviderEvent.with(ports)({ provider: 'stripe', signed }, bySystem());

/** Delivers every webhook again, the newest first. Returns what each changed. */
const deliverAll = async (shop: Shop): Promise<readonly unknown[]> => {
  const answers = [];
  for (const signed of shop.stripe.webhooks().toReversed()) answers.push(await receive(shop, signed));
  return answers.map((answer) => (answer.ok ? answer.value : answer.refusal.kind));
};

const act = (shop: Shop, orderId: OrderId, confirms = true) =>
  shop.provider.act({ orderId, paymentId: 'pay_1' }, confirms);

describe('a shop with Stripe', () => {
  test('an order is paid, shown as paid by Stripe, and refunded; webhooks in any order change nothing more', async () => {
    const shop = shopOf();
    const id = await placed(shop.ports, 'tok_ok');
    expect(await orderOf(shop, id)).toMatchObject({
      status: 'confirmed',
      payments: [{ provider: 'stripe', reference: expect.stringMatching(/^pi_/) }],
    });
    expect(codeOf(await refund(shop.ports, id, { kind: 'amount', amount: 1000 }))).toBe('ok');
    expect(await operations(shop, id)).toEqual([
      'op_1 authorization 7541 succeeded',
      'op_2 capture 7541 succeeded',
      'op_3 refund 1000 succeeded',
    ]);
    expect(new Set(await deliverAll(shop))).toEqual(new Set(['unchanged']));
  });

  test('P3: the webhook confirms an order whose customer has acted', async () => {
    const shop = shopOf();
    const id = await placed(shop.ports, 'tok_requires_action', 'manual');
    expect((await orderOf(shop, id)).nextAction?.action).toMatchObject({ type: 'redirect' });
    await act(shop, id);
    expect(await deliverAll(shop)).toEqual(['recorded', 'unchanged']);
    expect(await orderOf(shop, id)).toMatchObject({ status: 'confirmed', nextAction: null });
    expect(codeOf(await capture(shop.ports, id))).toBe('ok');
    expect(await operations(shop, id)).toEqual(['op_1 authorization 7541 succeeded', 'op_2 capture 7541 succeeded']);
  });

  test('P4: an order expires once Stripe has canceled the attempt, and is confirmed if the customer was faster', async () => {
    const shop = shopOf();
    const [late, fast] = [
      await placed(shop.ports, 'tok_requires_action'),
      await placed(shop.ports, 'tok_requires_action'),
    ];
    await act(shop, fast);
    shop.advance(minutes(31));
    // The first sweep voids the attempt, the next one expires the order.
    for (let sweep = 0; sweep < 2; sweep += 1) await expire(shop.ports);
    expect((await orderOf(shop, late)).status).toBe('canceled');
    expect((await orderOf(shop, fast)).status).toBe('confirmed');
    await act(shop, late);
    expect(new Set(await deliverAll(shop))).toEqual(new Set(['unchanged']));
  });

  test('P3: paying again voids the attempt that waits; the customer can no longer finish it', async () => {
    const shop = shopOf();
    const id = await placed(shop.ports, 'tok_requires_action');
    expect(codeOf(await pay(shop.ports, id))).toBe('ok');
    await act(shop, id);
    expect(new Set(await deliverAll(shop))).toEqual(new Set(['unchanged']));
    expect(await operations(shop, id)).toEqual([
      'op_1 authorization 7541 failed',
      'op_2 void 7541 succeeded',
      'op_3 authorization 7541 succeeded',
      'op_4 capture 7541 succeeded',
    ]);
  });

  test('P3: paying again is refused if the customer finished the attempt meanwhile', async () => {
    const shop = shopOf();
    const id = await placed(shop.ports, 'tok_requires_action');
    await act(shop, id);
    expect(codeOf(await pay(shop.ports, id))).toBe('amount-exceeds-due');
    expect((await operations(shop, id)).filter((each) => each.includes('succeeded'))).toEqual([
      'op_1 authorization 7541 succeeded',
      'op_3 capture 7541 succeeded',
    ]);
  });

  test('C8: a declined payment is told with its reason', async () => {
    const { ports } = shopOf();
    const answer = await pay(ports, await placed(ports), { method: 'tok_insufficient_funds' });
    expect(answer).toMatchObject({ refusal: { kind: 'payment-declined', declineCode: 'insufficient-funds' } });
  });

  test('V1: a payment whose answer was lost is settled by the sweep', async () => {
    const shop = shopOf();
    const id = await placed(shop.ports, 'tok_timeout_after');
    expect(await operations(shop, id)).toEqual(['op_1 authorization 7541 pending']);
    await settle(shop.ports);
    expect(await operations(shop, id)).toEqual(['op_1 authorization 7541 succeeded', 'op_2 capture 7541 succeeded']);
  });

  test('V1: a payment that never reached Stripe fails when it is older than 70 seconds', async () => {
    const shop = shopOf();
    const id = await placed(shop.ports, 'tok_timeout_before');
    shop.advance(70_000);
    await settle(shop.ports);
    expect(await operations(shop, id)).toEqual(['op_1 authorization 7541 pending']);
    shop.advance(1);
    await settle(shop.ports);
    expect(await operations(shop, id)).toEqual(['op_1 authorization 7541 failed generic']);
  });

  test('V4, V5: refunds of the dashboard and disputes are recorded once', async () => {
    const shop = shopOf();
    const id = await placed(shop.ports, 'tok_disputed');
    shop.stripe.shop.account.refundThere({ orderId: id, paymentId: 'pay_1' }, 500);
    shop.advance(days(1));
    await deliverAll(shop);
    await deliverAll(shop);
    expect(balanceOf(await orderOf(shop, id))).toMatchObject({ refundedAmount: 500, disputedAmount: 7041 });
  });

  test('C5: an authorization that lapses is voided by its webhook', async () => {
    const shop = shopOf();
    const id = await placed(shop.ports, 'tok_ok', 'manual');
    shop.advance(days(8));
    await deliverAll(shop);
    expect((await operations(shop, id)).at(-1)).toBe('op_2 void 7541 succeeded lapsed');
  });
});
