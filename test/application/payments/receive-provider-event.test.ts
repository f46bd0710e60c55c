import { describe, expect, test } from '@jest/globals';
import { providerEventsOf } from '#adapters/payments/provider-events';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { placeOrder } from '#application/orders/place-order';
import { payOrder } from '#application/payments/pay-order';
import { receiveProviderEvent } from '#application/payments/receive-provider-event';
import { refundPayment } from '#application/payments/refunds/refund-payment';
import { type Ports, type SignedRequest, Unavailable } from '#application/ports';
import type { Country } from '#domain/country';
import type { Currency } from '#domain/currency';
import { days } from '#domain/instant';
import { fold } from '#domain/orders/evolve';
import { balanceOf, worthOf } from '#domain/orders/money/balance';
import { moneyMoved } from '#domain/orders/money/money-moved';
import type { Order } from '#domain/orders/order';
import { type OrderId, orderIdOf } from '#domain/orders/order-id';
import { paymentStatusOf } from '#domain/orders/statuses';
import { operationsOf } from '#domain/payments/payment';
import type { EventOf, ProviderEvent } from '#domain/payments/provider-event';
import { staff } from '#test/builders/callers';
import { placement } from '#test/builders/carts';
import { tenOClock } from '#test/builders/clock';
import { pageOf } from '#test/builders/payments/simulator';
import { eur, product } from '#test/builders/products';
import { bySystem, request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { type MemoryWorld, memoryWorld } from '#test/builders/world';

/** A shop in memory that counts its commits. */
const shopOf = (settings: Readonly<Record<string, unknown>> = {}) => {
  const world = memoryWorld({ products: [product({ available: 100 })], settings });
  let commits = 0;
  const commit: Ports['commit'] = (writes) => {
    commits += 1;
    return world.ports.commit(writes);
  };
  return { ...world, ports: { ...world.ports, commit }, commits: () => commits };
};
type Shop = ReturnType<typeof shopOf>;

/** Places an order of 7719 and returns its id, whatever the provider said. */
const place = async ({ ports }: Shop, method: string, capture: 'automatic' | 'manual' = 'automatic') => {
  const placed = await placeOrder.with(ports)(placement({ payment: { method, capture } }), request());
  return answerOf(placed).value.id;
};

const orderOf = async ({ ports }: Pick<MemoryWorld, 'ports'>, id: OrderId): Promise<Order> => {
  const record = await ports.orders.find(id);
  if (record === undefined) throw new Error('the order is stored');
  return fold(record);
};

/** `op_1 authorization succeeded 7719`, and the reason of a failure. */
const operations = async (shop: Shop, id: OrderId): Promise<readonly string[]> =>
  operationsOf(await orderOf(shop, id)).map((each) =>
    [each.id, each.type, each.state, each.amount, ...(each.reason === null ? [] : [each.reason])].join(' '),
  );

const receive = async ({ ports }: Pick<MemoryWorld, 'ports'>, signed: SignedRequest, provider = 'simulator') =>
  receiveProviderEvent.with(ports)({ provider, signed }, bySystem());

/** Tells the service of events in their order. Returns the answers, and the number of commits. */
const tell = async (shop: Shop, ...events: readonly ProviderEvent[]) => {
  const before = shop.commits();
  const answers: string[] = [];
  for (const event of events) answers.push(answerOf(await receive(shop, shop.provider.tell(event))));
  return [...answers, shop.commits() - before];
};

/** What the simulator tells about the first payment of an order up to now. */
const told = async ({ ports, clock }: Shop, orderId: OrderId): Promise<readonly ProviderEvent[]> => {
  const payment = await ports.simulatedPayments.find({ orderId, paymentId: 'pay_1' });
  return payment === undefined ? [] : providerEventsOf(payment, clock.now(), pageOf);
};

const act = ({ provider }: Shop, orderId: OrderId, confirms = true) =>
  provider.act({ orderId, paymentId: 'pay_1' }, confirms);

const usd = 'USD' as Currency;

const of = (orderId: OrderId) => ({ provider: 'simulator', orderId, paymentId: 'pay_1' }) as const;
const dispute = (orderId: OrderId, state: EventOf<'dispute'>['state']): EventOf<'dispute'> => ({
  ...of(orderId),
  kind: 'dispute',
  id: 'dp_1',
  state,
  amount: 7719,
  currency: eur,
});
const refund = (orderId: OrderId, state: EventOf<'refund'>['state'], amount = 1000): EventOf<'refund'> => ({
  ...of(orderId),
  kind: 'refund',
  id: 're_1',
  state,
  amount,
  currency: eur,
});
const succeeded = (orderId: OrderId, amount: number): EventOf<'outcome'> => ({
  ...of(orderId),
  kind: 'outcome',
  operationId: 'op_1',
  outcome: {
    state: 'succeeded',
    amount,
    currency: eur,
    reference: 'ref_1',
    authorizedUntil: null,
    capturesMany: false,
    capture: { state: 'succeeded', amount },
  },
});

const moneyOf = async (shop: Shop, id: OrderId) => {
  const order = await orderOf(shop, id);
  const { currentAmount, dueAmount, creditAmount } = balanceOf(order);
  return [
    paymentStatusOf(worthOf(order), moneyMoved(order)),
    `T ${currentAmount}`,
    `due ${dueAmount}`,
    `credit ${creditAmount}`,
  ];
};

describe('a payment on which the customer acts', () => {
  test('P3: is recorded with its capture, confirms the order, and is told twice for nothing', async () => {
    const shop = shopOf();
    const id = await place(shop, 'tok_requires_action');
    await act(shop, id);
    const [event] = await told(shop, id);
    expect(await tell(shop, event as ProviderEvent)).toEqual(['recorded', 1]);
    expect(await operations(shop, id)).toEqual(['op_1 authorization succeeded 7719', 'op_2 capture succeeded 7719']);
    const order = await orderOf(shop, id);
    expect([order.status, order.nextAction]).toEqual(['confirmed', null]);
    expect(await tell(shop, event as ProviderEvent, event as ProviderEvent)).toEqual(['unchanged', 'unchanged', 0]);
    const record = await shop.ports.orders.find(id);
    expect(record?.changes.at(-1)).toMatchObject({ actor: { role: 'system' }, cause: { key: 'told:op_1:succeeded' } });
  });

  test('P3: fails when the customer declines, and the order still waits', async () => {
    const shop = shopOf();
    const id = await place(shop, 'tok_requires_action');
    await act(shop, id, false);
    expect(await tell(shop, ...(await told(shop, id)))).toEqual(['recorded', 1]);
    expect(await operations(shop, id)).toEqual(['op_1 authorization failed 7719 authentication-failed']);
    expect(await orderOf(shop, id)).toMatchObject({ status: 'pending', nextAction: null });
  });

  test('P5: of a slow method is recorded when the money has arrived', async () => {
    const shop = shopOf();
    const id = await place(shop, 'tok_processing');
    shop.advance(days(1));
    expect(await tell(shop, ...(await told(shop, id)))).toEqual(['recorded', 1]);
    expect(await orderOf(shop, id)).toMatchObject({ status: 'confirmed' });
  });
});

test('V2: events that arrive in another order, or late, change nothing and cost no write', async () => {
  const shop = shopOf();
  const id = await place(shop, 'tok_processing');
  const processing: ProviderEvent = { ...succeeded(id, 7719), outcome: { state: 'processing', reference: null } };
  const failed: ProviderEvent = { ...succeeded(id, 7719), outcome: { state: 'failed', reason: 'generic' } };
  expect(await tell(shop, succeeded(id, 7719), processing, failed)).toEqual(['recorded', 'unchanged', 'unchanged', 1]);
  expect(await operations(shop, id)).toEqual(['op_1 authorization succeeded 7719', 'op_2 capture succeeded 7719']);
});

test('V2: two deliveries at once are recorded once', async () => {
  const shop = shopOf();
  const id = await place(shop, 'tok_ok');
  const signed = shop.provider.tell(refund(id, 'succeeded'));
  const answers = await Promise.all([receive(shop, signed), receive(shop, signed), receive(shop, signed)]);
  expect(answers.map(answerOf).sort()).toEqual(['recorded', 'unchanged', 'unchanged']);
  expect((await operations(shop, id)).at(-1)).toBe('op_3 refund succeeded 1000');
});

test('C5: a lapse is recorded once, and nobody is charged again', async () => {
  const shop = shopOf();
  const id = await place(shop, 'tok_lapses', 'manual');
  shop.advance(days(7));
  const [event] = await told(shop, id);
  expect(await tell(shop, event as ProviderEvent, event as ProviderEvent)).toEqual(['recorded', 'unchanged', 1]);
  expect(await operations(shop, id)).toEqual(['op_1 authorization succeeded 7719', 'op_2 void succeeded 7719 lapsed']);
  expect(await moneyOf(shop, id)).toEqual(['voided', 'T 7719', 'due 7719', 'credit 0']);
});

describe('V5: a dispute', () => {
  test('lowers what is paid until it is won', async () => {
    const shop = shopOf();
    const id = await place(shop, 'tok_ok');
    expect(await tell(shop, dispute(id, 'open'), dispute(id, 'open'))).toEqual(['recorded', 'unchanged', 1]);
    expect(await moneyOf(shop, id)).toEqual(['disputed', 'T 7719', 'due 7719', 'credit 0']);
    expect(await tell(shop, dispute(id, 'won'), dispute(id, 'won'))).toEqual(['recorded', 'unchanged', 1]);
    expect(await moneyOf(shop, id)).toEqual(['paid', 'T 7719', 'due 0', 'credit 0']);
  });

  test('that is lost leaves the money due', async () => {
    const shop = shopOf();
    const id = await place(shop, 'tok_disputed');
    shop.advance(days(11));
    expect(await tell(shop, ...(await told(shop, id)))).toEqual(['recorded', 'recorded', 2]);
    expect((await moneyOf(shop, id)).slice(1)).toEqual(['T 7719', 'due 7719', 'credit 0']);
  });

  test('whose end arrives first is opened and closed in one change', async () => {
    const shop = shopOf();
    const id = await place(shop, 'tok_ok');
    expect(await tell(shop, dispute(id, 'lost'), dispute(id, 'open'), dispute(id, 'won'))).toEqual([
      'recorded',
      'unchanged',
      'unchanged',
      1,
    ]);
    expect((await operations(shop, id)).slice(2)).toEqual(['op_3 dispute succeeded 7719']);
  });

  test('V3: of another currency is not counted, and holds the order', async () => {
    const shop = shopOf();
    const id = await place(shop, 'tok_ok');
    const other = { ...dispute(id, 'open'), currency: usd };
    expect(await tell(shop, other, other)).toEqual(['recorded', 'unchanged', 1]);
    expect(await moneyOf(shop, id)).toEqual(['paid', 'T 7719', 'due 0', 'credit 0']);
    expect((await orderOf(shop, id)).holds).toMatchObject([{ reason: 'currency-differs' }]);
  });
});

describe('V4: a refund made in the provider’s dashboard', () => {
  test('R5: is goodwill above the credit, once', async () => {
    const shop = shopOf();
    const id = await place(shop, 'tok_ok');
    expect(await tell(shop, refund(id, 'succeeded'), refund(id, 'succeeded'))).toEqual(['recorded', 'unchanged', 1]);
    expect(await moneyOf(shop, id)).toEqual(['partially-refunded', 'T 6719', 'due 0', 'credit 0']);
    expect((await shop.ports.orders.find(id))?.changes.at(-1)?.actor).toEqual({ role: 'system' });
  });

  test('R5: first takes the credit', async () => {
    const shop = shopOf();
    const id = await place(shop, 'tok_ok');
    const lines = [{ lineId: (await orderOf(shop, id)).lines[0]?.id ?? '', quantity: 1 }];
    answerOf(
      await cancelOrder.with(shop.ports)({ id, reason: 'late', lines, refund: 'none' }, request({ caller: staff() })),
    );
    expect(await moneyOf(shop, id)).toEqual(['overpaid', 'T 5340', 'due 0', 'credit 2379']);
    await tell(shop, refund(id, 'succeeded', 2500));
    expect(await moneyOf(shop, id)).toEqual(['partially-refunded', 'T 5219', 'due 0', 'credit 0']);
  });

  test('R6: fails late, and its goodwill ends with it', async () => {
    const shop = shopOf();
    const id = await place(shop, 'tok_ok');
    await tell(shop, refund(id, 'succeeded'));
    expect(await tell(shop, refund(id, 'failed'), refund(id, 'failed'))).toEqual(['recorded', 'unchanged', 1]);
    expect(await moneyOf(shop, id)).toEqual(['paid', 'T 7719', 'due 0', 'credit 0']);
  });

  test('R6: whose failure arrives first never succeeds', async () => {
    const shop = shopOf();
    const id = await place(shop, 'tok_ok');
    expect(await tell(shop, refund(id, 'failed'), refund(id, 'succeeded'))).toEqual(['recorded', 'unchanged', 1]);
    expect(await moneyOf(shop, id)).toEqual(['paid', 'T 7719', 'due 0', 'credit 0']);
  });

  test('V3: in another currency is not counted, and holds the order', async () => {
    const shop = shopOf();
    const id = await place(shop, 'tok_ok');
    expect(await tell(shop, { ...refund(id, 'succeeded'), currency: usd })).toEqual(['recorded', 1]);
    expect(await moneyOf(shop, id)).toEqual(['paid', 'T 7719', 'due 0', 'credit 0']);
    expect((await orderOf(shop, id)).holds).toMatchObject([{ reason: 'currency-differs' }]);
  });
});

test('R6: a refund of ours that the bank sends back is credit again', async () => {
  const shop = shopOf();
  const id = await place(shop, 'tok_refund_fails_late');
  const wish = { kind: 'amount', amount: 1000 } as const;
  answerOf(
    await refundPayment.with(shop.ports)(
      { id, paymentId: 'pay_1', wish, reason: 'broken' },
      request({ caller: staff() }),
    ),
  );
  expect((await operations(shop, id)).at(-1)).toBe('op_3 refund succeeded 1000');
  shop.advance(days(1));
  expect(await tell(shop, ...(await told(shop, id)))).toEqual(['recorded', 1]);
  expect((await operations(shop, id)).at(-1)).toBe('op_3 refund failed 1000 generic');
});

test('V3: another amount is recorded as the provider has it, and holds the order', async () => {
  const shop = shopOf();
  const id = await place(shop, 'tok_requires_action');
  expect(await tell(shop, succeeded(id, 7718), succeeded(id, 7718))).toEqual(['recorded', 'unchanged', 1]);
  const order = await orderOf(shop, id);
  expect([order.status, order.holds.map(({ reason }) => reason)]).toEqual(['pending', ['amount-differs']]);
  expect(await moneyOf(shop, id)).toEqual(['partially-paid', 'T 7719', 'due 1', 'credit 0']);
});

test('the country of the card that an event tells holds the order', async () => {
  const world = shopOf({ risk: { cardCountry: 'hold' } });
  const id = await place(world, 'tok_requires_action');
  const event = succeeded(id, 7719);
  const outcome = { ...event.outcome, cardCountry: 'FR' as Country } as const;
  expect(await tell(world, { ...event, outcome })).toEqual(['recorded', 1]);
  expect((await orderOf(world, id)).holds.map(({ reason }) => reason)).toEqual(['card of another country']);
});

describe('V6: a payment that arrives at a canceled order', () => {
  const canceled = async (shop: Shop) => {
    const id = await place(shop, 'tok_processing');
    answerOf(
      await cancelOrder.with(shop.ports)(
        { id, reason: 'late', lines: undefined, refund: 'credit' },
        request({ caller: staff() }),
      ),
    );
    shop.advance(days(1));
    const [event] = await told(shop, id);
    return { id, event: event as ProviderEvent };
  };

  test('is recorded, and goes back at once', async () => {
    const shop = shopOf();
    const { id, event } = await canceled(shop);
    expect(await tell(shop, event, event)).toEqual(['recorded', 'unchanged', 2]);
    expect((await operations(shop, id)).slice(-2)).toEqual([
      'op_2 capture succeeded 7719',
      'op_3 refund succeeded 7719',
    ]);
    expect(await moneyOf(shop, id)).toEqual(['refunded', 'T 0', 'due 0', 'credit 0']);
  });

  test('is taken while the provider does not answer; the next delivery settles the refund', async () => {
    const shop = shopOf();
    const { id, event } = await canceled(shop);
    const down = async () => {
      throw new Unavailable('the provider does not answer');
    };
    const payments = { ...shop.ports.payments, do: down, find: down };
    const signed = shop.provider.tell(event);
    expect(answerOf(await receive({ ports: { ...shop.ports, payments } }, signed))).toBe('recorded');
    expect((await operations(shop, id)).at(-1)).toBe('op_3 refund pending 7719');
    expect(await tell(shop, event)).toEqual(['unchanged', 1]);
    expect((await operations(shop, id)).at(-1)).toBe('op_3 refund succeeded 7719');
  });
});

describe('V2: an event changes nothing and costs no write', () => {
  const unknown = orderIdOf({ tag: '7K3M9QX', at: tenOClock, random: 'ZZ' });
  test.each<[string, (id: OrderId) => ProviderEvent]>([
    ['about an order that does not exist', () => refund(unknown, 'succeeded')],
    ['about a payment that does not exist', (id) => ({ ...refund(id, 'succeeded'), paymentId: 'pay_9' })],
    ['about an operation that does not exist', (id) => ({ ...succeeded(id, 7719), operationId: 'op_9' })],
    ['about an operation of another payment', (id) => ({ ...succeeded(id, 1), paymentId: 'pay_2' })],
    ['about a payment that staff recorded', (id) => ({ ...refund(id, 'succeeded'), paymentId: 'pay_2' })],
    ['about a lapse of an authorization that is captured', (id) => ({ ...of(id), kind: 'lapse', amount: 7719 })],
  ])('%s', async (_, eventFor) => {
    const shop = shopOf();
    const id = await place(shop, 'tok_ok');
    const record = { id, method: 'manual', amount: 1, capture: 'automatic', reference: null } as const;
    answerOf(await payOrder.with(shop.ports)(record, request({ caller: staff() })));
    expect(await tell(shop, eventFor(id))).toEqual(['unchanged', 0]);
  });
});

test('V2: a request that the provider did not sign is refused, and reads nothing', async () => {
  const shop = shopOf();
  const id = await place(shop, 'tok_ok');
  const orders = { find: () => Promise.reject(new Error('the order is read')) };
  const world = { ports: { ...shop.ports, orders } };
  const signed = shop.provider.tell(refund(id, 'succeeded'));
  for (const [each, provider] of [
    [{ ...signed, headers: {} }, 'simulator'],
    [shop.provider.sign(JSON.stringify(refund(id, 'succeeded')), 'other'), 'simulator'],
    [signed, 'stripe'],
  ] as const)
    expect(await receive(world, each, provider)).toEqual({ ok: false, refusal: { kind: 'signature-invalid' } });
  expect(answerOf(await receive(world, shop.provider.sign('{}', 'new')))).toBe('unchanged');
});

test('V2: an order takes at most 100 disputes and refunds that began at the provider', async () => {
  const shop = shopOf();
  const id = await place(shop, 'tok_ok');
  for (let number = 1; number <= 50; number += 1) {
    const refunds = { ...refund(id, 'succeeded', 1), id: `re_${number}` };
    const disputes = { ...dispute(id, 'open'), id: `dp_${number}`, amount: 1 };
    expect(await tell(shop, refunds, disputes)).toEqual(['recorded', 'recorded', 2]);
  }
  expect(await tell(shop, { ...refund(id, 'succeeded'), id: 're_51' })).toEqual(['unchanged', 0]);
  expect(await tell(shop, { ...dispute(id, 'won'), id: 'dp_50' })).toEqual(['recorded', 1]);
});
