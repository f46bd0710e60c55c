import { describe, expect, test } from '@jest/globals';
import { batchPlaceOrders } from '#application/orders/batch-place-orders';
import { editOrder } from '#application/orders/edit-order';
import { updateOrder } from '#application/orders/update-order';
import type { CardQuestion, Ports, RiskQuestion } from '#application/ports';
import { hours, minutes } from '#domain/instant';
import { balanceOf } from '#domain/orders/money/balance';
import type { OrderId } from '#domain/orders/order-id';
import type { RiskAnswer } from '#domain/payments/risk';
import { ada, bob, customer } from '#test/builders/callers';
import { cartLine } from '#test/builders/carts';
import { address, country } from '#test/builders/orders';
import {
  byStaff,
  cancel,
  codeOf,
  goldenPlacement,
  journal,
  operations,
  orderOf,
  pay,
  payingShop,
  place,
  placed,
  release,
} from '#test/builders/payments/shop';
import { counted, outpaced } from '#test/builders/ports';
import { inEuros, mug } from '#test/builders/products';
import { cause, request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const automatic = { payment: { method: 'tok_ok', capture: 'automatic' } } as const;
const denied = (...reasons: readonly string[]) => ({ kind: 'order-denied', reasons });
const cautious = (risk: object) => payingShop({ risk });

const edit = (ports: Ports, id: OrderId, asked = request(), preview = false) =>
  editOrder.with(ports)({ id, add: [cartLine('MUG', 1)], cancel: [], preview, expectedTotalAmount: undefined }, asked);

/** The shop with rules that give this answer, and the questions that they were asked. */
const answering = (ports: Ports, answer: RiskAnswer, questions: RiskQuestion[] = []): Ports => ({
  ...ports,
  riskRules: {
    judge: async (question) => {
      questions.push(question);
      return answer;
    },
    judgeCard: async () => ({ kind: 'allow' }),
  },
});

describe('an order above the orders of an hour', () => {
  const limits = { ordersPerHour: { hold: 2, deny: 3 } };

  test('is held in the change of its placement, with the reason in the event', async () => {
    const shop = cautious(limits);
    await placed(shop.ports);
    await placed(shop.ports);
    const id = await placed(shop.ports);
    expect(await journal(shop, id)).toEqual(['order.placed, order.held']);
    expect(await orderOf(shop, id)).toMatchObject({
      status: 'pending',
      expiresAt: null,
      holds: [{ id: 'hold_1', reason: 'many orders in an hour' }],
      riskReasons: ['orders-per-hour'],
    });
  });

  test('P8 is authorized only; its release captures and confirms', async () => {
    const shop = cautious({ ordersPerHour: { hold: 0 } });
    const id = await placed(shop.ports, 'tok_ok');
    expect(await operations(shop, id)).toEqual(['op_1 authorization 7541 succeeded']);
    expect(await orderOf(shop, id)).toMatchObject({ status: 'pending' });
    const released = answerOf(await release(shop.ports, id, 'hold_1')).value;
    expect([released.status, balanceOf(released).capturedAmount]).toEqual(['confirmed', 7541]);
    expect(await journal(shop, id)).toEqual([
      'order.placed, order.held, payment.requested',
      'payment.authorized',
      'order.hold-released, payment.requested, order.confirmed',
      'payment.captured',
    ]);
  });

  test('that is free is confirmed by its release', async () => {
    const settings = { risk: { ordersPerHour: { hold: 0 } } };
    const { ports } = memoryWorld({ products: [mug({ prices: inEuros(0) })], settings });
    const wanted = { lines: [cartLine('MUG', 1)], discountCode: undefined, shippingMethod: 'pickup' };
    const { id, status } = answerOf(await place(ports, wanted)).value;
    expect(status).toBe('pending');
    expect(answerOf(await release(ports, id, 'hold_1')).value.status).toBe('confirmed');
  });

  test('is denied above the second limit, and nothing is stored', async () => {
    const shop = cautious(limits);
    for (let order = 0; order < 3; order += 1) await placed(shop.ports);
    const aCause = cause('one key');
    const before = await shop.ports.products.find(mug().sku);
    expect(refusalOf(await place(shop.ports, automatic, request({ cause: aCause })))).toEqual(
      denied('orders-per-hour'),
    );
    expect(await shop.ports.products.find(mug().sku)).toEqual(before);
    expect(await shop.ports.receipts.find(aCause.key)).toBeUndefined();
    expect(shop.store.orders.size).toBe(3);
  });

  test('is taken again once an hour has passed', async () => {
    const shop = cautious({ ordersPerHour: { deny: 1 } });
    await placed(shop.ports);
    shop.advance(hours(1) - 1);
    expect(codeOf(await place(shop.ports))).toBe('order-denied');
    shop.advance(1);
    expect(codeOf(await place(shop.ports))).toBe('ok');
  });

  test('counts canceled orders and those that staff placed, and no other customer’s', async () => {
    const shop = cautious({ ordersPerHour: { deny: 2 } });
    answerOf(await cancel(shop.ports, await placed(shop.ports)));
    answerOf(await place(shop.ports, { customerId: ada }, byStaff()));
    expect(codeOf(await place(shop.ports))).toBe('order-denied');
    expect(codeOf(await place(shop.ports, {}, request({ caller: customer(bob) })))).toBe('ok');
  });

  test('is not judged when staff place it, alone or in a batch', async () => {
    const { ports } = cautious({ ordersPerHour: { hold: 0, deny: 1 } });
    const command = goldenPlacement({ customerId: ada });
    for (let order = 0; order < 3; order += 1)
      expect(answerOf(await place(ports, { customerId: ada }, byStaff())).value.holds).toEqual([]);
    const orders = [{ command, cause: cause() }];
    const [answer] = answerOf(await batchPlaceOrders.with(ports)({ orders }, byStaff()));
    expect(answer).toMatchObject({ ok: true, value: { value: { holds: [] } } });
  });

  test.each([{ hold: 0 }, { deny: 1 }])('is replayed as it was placed, with %j', async (ordersPerHour) => {
    const { ports } = cautious({ ordersPerHour });
    const aRequest = request();
    const first = answerOf(await place(ports, automatic, aRequest));
    expect(answerOf(await place(ports, automatic, aRequest))).toEqual({ value: first.value, replayed: true });
  });
});

describe('a payment above the declined payments of an hour', () => {
  const limits = { declinedPaymentsPerHour: { hold: 1, deny: 3 } };

  /** A new order of ada, after so many declined payments of two other orders. */
  const afterDeclined = async (shop: ReturnType<typeof payingShop>, declined: number): Promise<OrderId> => {
    const ids = [await placed(shop.ports), await placed(shop.ports), await placed(shop.ports)] as const;
    const unjudged = answering(shop.ports, { kind: 'allow' });
    for (let payment = 0; payment < declined; payment += 1)
      await pay(unjudged, ids[payment % 2 === 0 ? 0 : 1], { method: 'tok_declined' });
    return ids[2];
  };

  test('holds the order in its own change and only authorizes; the release captures', async () => {
    const shop = cautious(limits);
    const id = await afterDeclined(shop, 2);
    expect(answerOf(await pay(shop.ports, id)).value).toMatchObject({
      status: 'pending',
      holds: [{ id: 'hold_2', reason: 'many declined payments in an hour' }],
    });
    expect(await operations(shop, id)).toEqual(['op_1 authorization 7541 succeeded']);
    answerOf(await release(shop.ports, id, 'hold_2'));
    expect(await journal(shop, id)).toEqual([
      'order.placed',
      'payment.requested, order.held',
      'payment.authorized',
      'order.hold-released, payment.requested, order.confirmed',
      'payment.captured',
    ]);
  });

  test('up to the limit is an ordinary one', async () => {
    const shop = cautious(limits);
    expect(answerOf(await pay(shop.ports, await afterDeclined(shop, 1))).value.status).toBe('confirmed');
  });

  test('that is declined too is still a refused payment, and its replay the same', async () => {
    const shop = cautious(limits);
    const id = await afterDeclined(shop, 2);
    const aRequest = request();
    const refusal = { kind: 'payment-declined', paymentId: 'pay_1', currentVersion: 3 };
    expect(refusalOf(await pay(shop.ports, id, { method: 'tok_declined' }, aRequest))).toMatchObject(refusal);
    expect(refusalOf(await pay(shop.ports, id, { method: 'tok_declined' }, aRequest))).toMatchObject(refusal);
    expect((await orderOf(shop, id)).holds).toHaveLength(1);
  });

  test('is denied above the second limit, and voids no attempt that waits', async () => {
    const shop = cautious(limits);
    const id = await afterDeclined(shop, 4);
    await pay(answering(shop.ports, { kind: 'allow' }), id, { method: 'tok_requires_action' });
    const before = await journal(shop, id);
    expect(refusalOf(await pay(shop.ports, id))).toEqual(denied('declined-payments'));
    expect(await journal(shop, id)).toEqual(before);
  });

  test('holds the placement of an order too', async () => {
    const shop = cautious(limits);
    await afterDeclined(shop, 2);
    const { holds } = answerOf(await place(shop.ports)).value;
    expect(holds).toMatchObject([{ id: 'hold_1', reason: 'many declined payments in an hour' }]);
  });

  test('counts those of the order itself, each once', async () => {
    const shop = cautious(limits);
    const id = await placed(shop.ports);
    await pay(shop.ports, id, { method: 'tok_declined' });
    expect(codeOf(await pay(shop.ports, id, { method: 'tok_declined' }))).toBe('payment-declined');
    expect((await orderOf(shop, id)).holds).toEqual([]);
    expect(answerOf(await pay(shop.ports, id)).value.holds).toHaveLength(1);
  });

  test('counts those that a rival command adds meanwhile', async () => {
    const shop = cautious(limits);
    const id = await placed(shop.ports);
    const rival = () => pay(shop.ports, id, { method: 'tok_declined' });
    const ports = outpaced(shop.ports, async (round) => (round === 1 ? [await rival(), await rival()] : undefined));
    expect(answerOf(await pay(ports, id)).value.holds).toHaveLength(1);
  });

  test('counts for an hour, of orders of the last day', async () => {
    const shop = payingShop({ risk: { declinedPaymentsPerHour: { deny: 0 } }, pendingOrderMinutes: 3_000 });
    const old = await placed(shop.ports);
    shop.advance(hours(24) - minutes(30));
    await pay(shop.ports, old, { method: 'tok_declined' });
    const id = answerOf(await place(answering(shop.ports, { kind: 'allow' }))).value.id;
    expect(codeOf(await pay(shop.ports, id))).toBe('order-denied');
    shop.advance(minutes(31));
    expect(codeOf(await pay(shop.ports, id))).toBe('ok');
  });

  test('is not held again once staff have released the order', async () => {
    const shop = cautious({ declinedPaymentsPerHour: { hold: 1 } });
    const id = await afterDeclined(shop, 2);
    await pay(shop.ports, id, { method: 'tok_declined' });
    answerOf(await release(shop.ports, id, 'hold_2'));
    expect(answerOf(await pay(shop.ports, id)).value).toMatchObject({ status: 'confirmed', holds: [] });
  });

  test('is not judged when staff make it', async () => {
    const shop = cautious(limits);
    const id = await afterDeclined(shop, 4);
    expect(answerOf(await pay(shop.ports, id, {}, byStaff())).value.status).toBe('confirmed');
  });
});

describe('the deny list', () => {
  test('is asked at a payment about the email that the order has by then', async () => {
    const email = 'Mallory@Example.com';
    // The SHA-256 hash of mallory@example.com.
    const emails = ['c9c47fe828a0011508f049c5f57509ac09d1bc4a5145f71773abb59b8bd7e082'];
    const shop = cautious({ denyList: { emails } });
    const id = await placed(shop.ports);
    answerOf(await updateOrder.with(shop.ports)({ id, patch: { email } }, request()));
    expect(codeOf(await pay(shop.ports, id))).toBe('order-denied');
  });
});

describe('a card of another country', () => {
  const shopOf = () => cautious({ cardCountry: 'hold' });

  test('holds the order in the change of the outcome; the release confirms', async () => {
    const shop = shopOf();
    const id = await placed(shop.ports, 'tok_foreign_card');
    expect(await journal(shop, id)).toEqual([
      'order.placed, payment.requested',
      'payment.authorized, payment.captured, order.held',
    ]);
    expect(await orderOf(shop, id)).toMatchObject({
      status: 'pending',
      holds: [{ id: 'hold_2', reason: 'card of another country' }],
    });
    expect(answerOf(await release(shop.ports, id, 'hold_2')).value.status).toBe('confirmed');
  });

  test('is compared with the address, and without one with the country of the shop', async () => {
    const shop = shopOf();
    const questions: CardQuestion[] = [];
    const judgeCard = async (question: CardQuestion) => {
      questions.push(question);
      return { kind: 'allow' } as const;
    };
    const ports: Ports = { ...shop.ports, riskRules: { ...shop.ports.riskRules, judgeCard } };
    const payment = { method: 'tok_foreign_card', capture: 'automatic' } as const;
    const shippingAddress = address({ country: country('FR') });
    answerOf(await place(ports, { payment }));
    answerOf(await place(ports, { payment, destination: shippingAddress, private: { shippingAddress } }));
    expect(questions).toEqual([
      { cardCountry: 'AQ', addressCountry: 'DE' },
      { cardCountry: 'AQ', addressCountry: 'FR' },
    ]);
  });

  test('is not asked about where the provider does not tell it', async () => {
    const shop = shopOf();
    const judgeCard = async () => Promise.reject(new Error('asked without a card'));
    const ports: Ports = { ...shop.ports, riskRules: { ...shop.ports.riskRules, judgeCard } };
    expect((await orderOf(shop, await placed(ports, 'tok_ok'))).status).toBe('confirmed');
    expect((await orderOf(shop, await placed(ports, 'tok_declined'))).status).toBe('pending');
  });

  test('cannot be denied any more, so a rule that denies it holds', async () => {
    const shop = shopOf();
    const judgeCard = async () => ({ kind: 'deny', reasons: ['card-country'] }) as const;
    const ports: Ports = { ...shop.ports, riskRules: { ...shop.ports.riskRules, judgeCard } };
    expect((await orderOf(shop, await placed(ports, 'tok_foreign_card'))).holds).toHaveLength(1);
  });

  test('holds nothing in a shop without the rule', async () => {
    const shop = payingShop();
    expect(await orderOf(shop, await placed(shop.ports, 'tok_foreign_card'))).toMatchObject({
      status: 'confirmed',
      holds: [],
    });
  });
});

describe('an edit', () => {
  test('that the rules hold is stored with its hold, which its preview shows', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports);
    const ports = answering(shop.ports, { kind: 'hold', reasons: ['order-amount'] });
    const previewed = answerOf(await edit(ports, id, request(), true)).value;
    expect(previewed.holds).toMatchObject([{ id: 'hold_2', reason: 'larger than the largest order' }]);
    answerOf(await edit(ports, id));
    expect((await journal(shop, id)).at(-1)).toBe('order.edited, order.held');
    expect((await orderOf(shop, id)).holds).toMatchObject([{ id: 'hold_2' }]);
  });

  test('that the rules deny stores nothing', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports);
    const ports = answering(shop.ports, { kind: 'deny', reasons: ['order-amount'] });
    expect(refusalOf(await edit(ports, id))).toEqual(denied('order-amount'));
    expect(await journal(shop, id)).toEqual(['order.placed']);
  });
});

describe('the rules', () => {
  test('are asked what the command is about', async () => {
    const shop = payingShop();
    const questions: RiskQuestion[] = [];
    const ports = answering(shop.ports, { kind: 'allow' }, questions);
    const id = answerOf(await place(ports, { private: { email: 'ada@example.com' } })).value.id;
    answerOf(await edit(ports, id, byStaff()));
    answerOf(await pay(ports, id));
    expect(questions.map(({ history: _, ...question }) => question)).toEqual(
      [
        { occasion: 'placement', by: 'customer', totalAmount: 7541 },
        { occasion: 'edit', by: 'staff', totalAmount: 8553 },
        { occasion: 'payment', by: 'customer', totalAmount: 8553 },
      ].map((asked) => ({
        ...asked,
        customerId: 'cus_ada',
        email: 'ada@example.com',
        shippingAddress: null,
        currency: 'EUR',
      })),
    );
  });

  test('of the shipped settings read nothing', async () => {
    const shop = payingShop();
    const { ports, calls } = counted(shop.ports);
    const id = await placed(ports, 'tok_declined');
    answerOf(await edit(ports, id));
    answerOf(await pay(ports, id));
    expect(calls['recentOrders.ofCustomer']).toBeUndefined();
  });

  test('read the orders of the customer once for a command, whatever they count', async () => {
    const limits = { hold: 5, deny: 90 };
    const shop = cautious({ ordersPerHour: limits, declinedPaymentsPerHour: limits });
    await placed(shop.ports);
    const { ports, calls } = counted(shop.ports);
    await placed(ports);
    expect([calls['recentOrders.ofCustomer'], calls['orders.find']]).toEqual([1, undefined]);
  });
});
