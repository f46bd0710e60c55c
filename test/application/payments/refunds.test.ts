import { describe, expect, test } from '@jest/globals';
import { placeOrder } from '#application/orders/place-order';
import { days } from '#domain/instant';
import { balanceOf } from '#domain/orders/money/balance';
import { staff } from '#test/builders/callers';
import { cartLine, placement } from '#test/builders/carts';
import { code, discount } from '#test/builders/discounts';
import { type Units, units } from '#test/builders/orders';
import {
  byStaff,
  cancel,
  codeOf,
  expire,
  hold,
  journal,
  operations,
  orderOf,
  pay,
  payingShop,
  placed,
  quote,
  refund,
  release,
  send,
  settle,
  takeBack,
  voiding,
} from '#test/builders/payments/shop';
import { outpaced } from '#test/builders/ports';
import { product } from '#test/builders/products';
import { cause, request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { type MemoryWorld, memoryWorld } from '#test/builders/world';

const all: readonly Units[] = [
  ['1', 3],
  ['2', 1],
];
const paidOrder = async (shop: MemoryWorld, method = 'tok_ok') => placed(shop.ports, method);
const shippedOrder = async (shop: MemoryWorld, method = 'tok_ok') => {
  const id = await placed(shop.ports, method);
  answerOf(await send(shop.ports, id, 1, ...all));
  return id;
};
const credit = { kind: 'credit' } as const;
const amount = (minor: number) => ({ kind: 'amount', amount: minor }) as const;
const without = byStaff({ caller: staff('op_2', ['orders:write', 'fulfillment:write']) });

describe('R1 canceling a paid order', () => {
  test.each([
    ['credit', 0, 7541],
    ['none', 7541, 0],
  ] as const)('with the policy %s', async (policy, creditAmount, refundedAmount) => {
    const shop = payingShop();
    const id = await paidOrder(shop);
    expect(balanceOf(answerOf(await cancel(shop.ports, id, [], policy)).value)).toMatchObject({
      creditAmount,
      refundedAmount,
    });
  });

  test.each([
    [{}, 7541],
    [{ refundOnCancel: 'none' }, 0],
  ])('runs the policy of the shop for a customer: %j', async (settings, refundedAmount) => {
    const shop = payingShop(settings);
    const id = await paidOrder(shop);
    const order = answerOf(await cancel(shop.ports, id, [], undefined, request())).value;
    expect([order.status, balanceOf(order).refundedAmount]).toEqual(['canceled', refundedAmount]);
  });

  test('(b) the mug and a shirt without a refund leaves a credit of 2895, which a refund pays out', async () => {
    const shop = payingShop();
    const id = await paidOrder(shop);
    const order = answerOf(
      await cancel(
        shop.ports,
        id,
        [
          ['2', 1],
          ['1', 1],
        ],
        'none',
      ),
    ).value;
    expect(balanceOf(order)).toMatchObject({ currentAmount: 4646, creditAmount: 2895 });
    expect(balanceOf(answerOf(await refund(shop.ports, id, credit)).value)).toMatchObject({
      refundedAmount: 2895,
      creditAmount: 0,
    });
  });

  test('pays out the earlier credit with it', async () => {
    const shop = payingShop();
    const id = await paidOrder(shop);
    answerOf(await cancel(shop.ports, id, [['2', 1]], 'none'));
    const order = answerOf(await cancel(shop.ports, id, [['1', 1]], 'credit')).value;
    expect(balanceOf(order)).toMatchObject({ refundedAmount: 2895, creditAmount: 0 });
  });

  test('voids an authorization, whatever the policy', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports, 'tok_ok', 'manual');
    answerOf(await cancel(shop.ports, id, [], 'none'));
    expect((await operations(shop, id)).at(-1)).toBe('op_2 void 7541 succeeded');
    expect((await journal(shop, id)).slice(-2)).toEqual(['order.canceled, payment.requested', 'payment.voided']);
  });

  test('with a policy of one’s own needs the scope for payments', async () => {
    const shop = payingShop();
    const id = await paidOrder(shop);
    for (const asked of [request(), without])
      expect(codeOf(await cancel(shop.ports, id, [], 'none', asked))).toBe('insufficient-scope');
    expect(codeOf(await cancel(shop.ports, id, [], undefined, without))).toBe('ok');
  });

  test('C8 whose refund is refused is done, and the credit stays', async () => {
    const shop = payingShop();
    const id = await paidOrder(shop, 'tok_refund_fails');
    const order = answerOf(await cancel(shop.ports, id, [], 'credit')).value;
    expect([order.status, balanceOf(order).creditAmount]).toEqual(['canceled', 7541]);
  });

  test('R2 (e) of two payments takes the newest first', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports);
    answerOf(await pay(shop.ports, id, { amount: 5000 }));
    answerOf(await pay(shop.ports, id));
    answerOf(await cancel(shop.ports, id, [], 'credit'));
    expect((await journal(shop, id)).at(-3)).toBe('order.canceled, payment.requested, payment.requested');
    expect((await orderOf(shop, id)).payments.map(({ operations: of }) => of.at(-1)?.amount)).toEqual([5000, 2541]);
  });

  test('G6 voids an attempt that waits for the customer', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports, 'tok_requires_action');
    answerOf(await cancel(shop.ports, id));
    expect(await operations(shop, id)).toEqual(['op_1 authorization 7541 failed', 'op_2 void 7541 succeeded']);
    expect(await orderOf(shop, id)).toMatchObject({ status: 'canceled', nextAction: null });
  });

  test('V6 whose payment succeeds late is refunded', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports, 'tok_processing');
    answerOf(await cancel(shop.ports, id));
    shop.advance(days(1));
    await settle(shop.ports);
    expect(balanceOf(await orderOf(shop, id))).toMatchObject({ capturedAmount: 7541, refundedAmount: 7541 });
  });
});

describe('R1 receiving a return', () => {
  test.each([
    [{}, {}, 0, 2031],
    [{ refundOnReturn: 'credit' }, {}, 2031, 0],
    [{}, { refund: 'credit' }, 2031, 0],
    [{ refundOnReturn: 'credit' }, { refund: 'none' }, 0, 2031],
    [{}, { refund: 'credit', shipping: true }, 2614, 0],
  ] as const)('in a shop with %j by %j', async (settings, wanted, refundedAmount, creditAmount) => {
    const shop = payingShop(settings);
    const id = await shippedOrder(shop);
    expect(balanceOf(answerOf(await takeBack(shop.ports, id, [['1', 1]], wanted)).value)).toMatchObject({
      refundedAmount,
      creditAmount,
    });
  });

  test('with a policy or the shipping needs the scope for payments', async () => {
    for (const [wanted, code] of [
      [{}, 'ok'],
      [{ refund: 'none' }, 'insufficient-scope'],
      [{ shipping: true }, 'insufficient-scope'],
      [{ shipping: false }, 'insufficient-scope'],
    ] as const) {
      const shop = payingShop();
      const id = await shippedOrder(shop);
      expect(codeOf(await takeBack(shop.ports, id, [['1', 1]], wanted, without))).toBe(code);
    }
  });

  test('R7 of everything keeps the shipping or gives it back, as staff say', async () => {
    const shop = payingShop();
    const [kept, given] = [await shippedOrder(shop), await shippedOrder(shop)];
    const back = async (id: typeof kept, shipping: boolean) =>
      balanceOf(answerOf(await takeBack(shop.ports, id, all, { shipping, refund: 'credit' })).value);
    expect(await back(kept, false)).toMatchObject({ currentAmount: 583, refundedAmount: 6958 });
    expect(await back(given, true)).toMatchObject({ currentAmount: 0, refundedAmount: 7541 });
  });

  test('C8 whose refund is refused is done, and the credit stays', async () => {
    const shop = payingShop();
    const id = await shippedOrder(shop, 'tok_refund_fails');
    const order = answerOf(await takeBack(shop.ports, id, all, { refund: 'credit' })).value;
    expect([order.returns[0]?.status, balanceOf(order).creditAmount]).toEqual(['received', 7541]);
  });
});

describe('R3 refunding a payment', () => {
  test('(c) one shirt, then the two others come back', async () => {
    const shop = payingShop();
    const id = await shippedOrder(shop);
    const order = answerOf(await refund(shop.ports, id, { kind: 'lines', lines: units(['1', 1]) })).value;
    expect(balanceOf(order)).toMatchObject({
      currentAmount: 5510,
      refundedAmount: 2031,
      dueAmount: 0,
      creditAmount: 0,
    });
    await expect(takeBack(shop.ports, id, [['1', 3]])).rejects.toThrow('quantity-exceeds-fulfilled');
    expect(balanceOf(answerOf(await takeBack(shop.ports, id, [['1', 2]])).value)).toMatchObject({
      currentAmount: 1447,
      creditAmount: 4063,
    });
  });

  test.each([
    ['nothing to give back', 'tok_ok', credit, 'nothing-to-refund'],
    ['more than was captured', 'tok_ok', amount(7542), 'refund-exceeds-captured'],
    [
      'units that were not shipped',
      'tok_ok',
      { kind: 'lines', lines: units(['1', 1]) } as const,
      'quantity-exceeds-fulfilled',
    ],
    ['a payment that failed', 'tok_declined', amount(1), 'payment-status-conflict'],
  ])('is refused for %s', async (_, method, wish, code) => {
    const shop = payingShop();
    expect(codeOf(await refund(shop.ports, await paidOrder(shop, method), wish))).toBe(code);
  });

  test('R4 twenty refunds of 1000 at once: seven are taken', async () => {
    const shop = payingShop();
    const id = await paidOrder(shop);
    const answers = await Promise.all(Array.from({ length: 20 }, () => refund(shop.ports, id, amount(1000))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(7);
    expect(new Set(answers.map(codeOf))).toEqual(new Set(['ok', 'refund-exceeds-captured']));
    expect(balanceOf(await orderOf(shop, id))).toMatchObject({ refundedAmount: 7000, refundableAmount: 541 });
  });

  test('R4 that loses a race counts what the other took', async () => {
    const shop = payingShop();
    const id = await paidOrder(shop);
    const ports = outpaced(shop.ports, () => refund(shop.ports, id, amount(5000)));
    expect(refusalOf(await refund(ports, id, amount(5000)))).toEqual({
      kind: 'refund-exceeds-captured',
      maximum: 2541,
      wish: 'amount',
    });
  });

  test('R5 (d) goodwill of 1000, then all comes back with the shipping: 7541 in all', async () => {
    const shop = payingShop();
    const id = await shippedOrder(shop);
    answerOf(await refund(shop.ports, id, amount(1000)));
    expect(balanceOf(await orderOf(shop, id))).toMatchObject({
      currentAmount: 6541,
      adjustedAmount: 1000,
      dueAmount: 0,
    });
    const order = answerOf(await takeBack(shop.ports, id, all, { shipping: true, refund: 'credit' })).value;
    expect((await operations(shop, id)).at(-1)).toBe('op_4 refund 6541 succeeded');
    expect(balanceOf(order)).toMatchObject({ currentAmount: 0, refundedAmount: 7541, creditAmount: 0 });
  });

  test('C8 that is refused is refused, tells why, and takes nothing', async () => {
    const shop = payingShop();
    const id = await shippedOrder(shop, 'tok_refund_fails');
    const again = () => refund(shop.ports, id, amount(1000), 'pay_1', byStaff({ cause: cause('refund') }));
    const first = refusalOf(await again());
    expect(first).toMatchObject({ kind: 'payment-declined', paymentId: 'pay_1', declineCode: 'generic' });
    expect(balanceOf(await orderOf(shop, id))).toMatchObject({
      currentAmount: 7541,
      refundedAmount: 0,
      adjustedAmount: 0,
    });
    expect(refusalOf(await again())).toEqual(first);
  });

  test('P6 that staff recorded is recorded, without a call', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports);
    answerOf(await pay(shop.ports, id, { method: 'manual' }, byStaff()));
    const payments = { ...shop.ports.payments, do: async () => Promise.reject(new Error('no call')) };
    answerOf(await refund({ ...shop.ports, payments }, id, amount(1000)));
    expect((await operations(shop, id)).at(-1)).toBe('op_2 refund 1000 succeeded');
    expect(codeOf(await voiding(shop.ports, id))).toBe('payment-status-conflict');
  });
});

describe('R9 a quote', () => {
  test.each([
    ['one shirt', { kind: 'lines', lines: units(['1', 1]) } as const, 2031],
    ['the shipping', { kind: 'shipping' } as const, 583],
    ['goodwill', amount(1234), 1234],
  ])('of %s is the refund to the cent, and stores nothing', async (_, wish, expected) => {
    const shop = payingShop();
    const id = await shippedOrder(shop);
    const before = await journal(shop, id);
    const quoted = answerOf(await quote(shop.ports, id, wish));
    expect(quoted).toMatchObject({ order: { version: 4 }, quote: { amount: expected } });
    expect(await journal(shop, id)).toEqual(before);
    answerOf(await refund(shop.ports, id, wish));
    expect((await operations(shop, id)).at(-1)).toBe(`op_3 refund ${expected} succeeded`);
  });

  test('of a cancel is the credit that it leaves', async () => {
    const shop = payingShop();
    const id = await paidOrder(shop);
    const { quote: quoted } = answerOf(await quote(shop.ports, id, { kind: 'cancel', lines: units(['1', 1]) }));
    const after = balanceOf(answerOf(await cancel(shop.ports, id, [['1', 1]], 'none')).value);
    expect([quoted.amount, after.creditAmount]).toEqual([2031, 2031]);
  });

  test('is for the customer of the order', async () => {
    const shop = payingShop();
    const id = await paidOrder(shop);
    const { caller } = request();
    expect(caller).toEqual({ role: 'customer', customerId: 'cus_ada' });
    const stranger = request({ caller: { role: 'customer', customerId: 'cus_bob' as never } });
    expect(codeOf(await quote(shop.ports, id, credit, stranger))).toBe('order-not-found');
  });
});

test('F3 an order that is paid in part gives the part back when it expires', async () => {
  const shop = payingShop();
  const id = await placed(shop.ports);
  answerOf(await pay(shop.ports, id, { amount: 3000 }));
  answerOf(await pay(shop.ports, id, { amount: 2000, capture: 'manual' }));
  shop.advance(days(1));
  await expire(shop.ports);
  expect((await operations(shop, id)).filter((each) => /refund|void/.test(each))).toEqual([
    'op_4 refund 3000 succeeded',
    'op_5 void 2000 succeeded',
  ]);
  expect((await journal(shop, id)).at(-3)).toBe('order.expired, payment.requested, payment.requested');
});

test('P2 a pending order whose last units are refunded is canceled instead of confirmed', async () => {
  const world = memoryWorld({
    products: [product({ requiresShipping: false })],
    discounts: [discount({ maxRedemptions: 5 })],
  });
  const { ports } = world;
  const wanted = { lines: [cartLine('TEE-M', 3)], discountCode: code('WELCOME10') };
  const { id } = answerOf(await placeOrder.with(ports)(placement(wanted), request())).value;
  const redeemed = async () => (await ports.discounts.find(code('WELCOME10'), { fresh: true }))?.redeemed;
  answerOf(await hold(ports, id));
  answerOf(await pay(ports, id, { method: 'manual' }, byStaff()));
  answerOf(await refund(ports, id, { kind: 'lines', lines: units(['1', 3]) }));
  expect(await redeemed()).toBe(1);
  answerOf(await release(ports, id, 'hold_2'));
  const order = await orderOf(world, id);
  expect([order.status, balanceOf(order).currentAmount, await redeemed()]).toEqual(['canceled', 0, 0]);
});
