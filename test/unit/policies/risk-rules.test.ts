import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { createPolicyPorts } from '#adapters/policies/policy-ports';
import type { CustomerHistory, RiskQuestion } from '#application/ports';
import { parseShopSettings } from '#infrastructure/shop-settings';
import { ada } from '#test/builders/callers';
import { address, country } from '#test/builders/orders';
import { currency, eur } from '#test/builders/products';
import { shippedSettings } from '#test/builders/shop';

const rulesOf = (settings: Readonly<Record<string, unknown>>) =>
  createPolicyPorts(parseShopSettings({ ...shippedSettings, ...settings })).riskRules;

/** A history with these counts, which notes what is read of it. */
const historyWith = (orders: number, declined: number, reads: string[] = []): CustomerHistory => ({
  orders: async () => {
    reads.push('orders');
    return orders;
  },
  declinedPayments: async () => {
    reads.push('declined payments');
    return declined;
  },
});

const question = (wanted: Partial<RiskQuestion> = {}): RiskQuestion => ({
  occasion: 'placement',
  by: 'customer',
  customerId: ada,
  email: null,
  shippingAddress: null,
  currency: eur,
  totalAmount: 7541,
  history: historyWith(0, 0),
  ...wanted,
});

const usd = currency('USD');
const allowed = { kind: 'allow' };
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the largest order', () => {
  const rules = rulesOf({ maxOrderAmount: { EUR: 10_000 } });

  test.each([
    [eur, 10_000, allowed],
    [eur, 10_001, { kind: 'deny', reasons: ['order-amount'] }],
    [usd, 10_001, allowed],
  ])('in %s, %d', async (currency, totalAmount, answer) =>
    expect(await rules.judge(question({ currency, totalAmount }))).toEqual(answer),
  );

  test('of 0 denies every order that is not free', async () => {
    const none = rulesOf({ maxOrderAmount: { EUR: 0 } });
    expect(await none.judge(question({ totalAmount: 0 }))).toEqual(allowed);
    expect((await none.judge(question({ totalAmount: 1 }))).kind).toBe('deny');
  });

  test('binds staff and edits, and stops no payment of an order that exists', async () => {
    const kindOf = async (wanted: Partial<RiskQuestion>) =>
      (await rules.judge(question({ totalAmount: 10_001, ...wanted }))).kind;
    expect(await kindOf({ by: 'staff' })).toBe('deny');
    expect(await kindOf({ occasion: 'edit' })).toBe('deny');
    expect(await kindOf({ occasion: 'payment' })).toBe('allow');
  });
});

describe('orders in an hour', () => {
  const rules = rulesOf({ risk: { ordersPerHour: { hold: 2, deny: 4 } } });
  const judgedAfter = (orders: number, wanted: Partial<RiskQuestion> = {}) =>
    rules.judge(question({ history: historyWith(orders, 0), ...wanted }));
  const held = { kind: 'hold', reasons: ['orders-per-hour'] };
  const denied = { kind: 'deny', reasons: ['orders-per-hour'] };

  test.each([
    [0, allowed],
    [1, allowed],
    [2, held],
    [3, held],
    [4, denied],
    [99, denied],
  ])('after %d others', async (orders, answer) => expect(await judgedAfter(orders)).toEqual(answer));

  test('count at the placement by a customer only', async () => {
    expect(await judgedAfter(99, { by: 'staff' })).toEqual(allowed);
    expect(await judgedAfter(99, { occasion: 'payment' })).toEqual(allowed);
    expect(await judgedAfter(99, { occasion: 'edit' })).toEqual(allowed);
  });

  test('of 0 hold every order, and without a limit none', async () => {
    const judge = (ordersPerHour: object, orders: number) =>
      rulesOf({ risk: { ordersPerHour } }).judge(question({ history: historyWith(orders, 0) }));
    expect(await judge({ hold: 0 }, 0)).toEqual(held);
    expect(await judge({ hold: 0 }, 99)).toEqual(held);
    expect(await judge({ deny: 1 }, 0)).toEqual(allowed);
    expect(await judge({ deny: 1 }, 1)).toEqual(denied);
  });
});

describe('declined payments in an hour', () => {
  const rules = rulesOf({ risk: { declinedPaymentsPerHour: { hold: 1, deny: 3 } } });
  const judgedAfter = (declined: number, wanted: Partial<RiskQuestion> = {}) =>
    rules.judge(question({ history: historyWith(0, declined), ...wanted }));

  test.each(['placement', 'payment'] as const)('count at a %s', async (occasion) => {
    expect(await judgedAfter(1, { occasion })).toEqual(allowed);
    expect(await judgedAfter(2, { occasion })).toEqual({ kind: 'hold', reasons: ['declined-payments'] });
    expect(await judgedAfter(4, { occasion })).toEqual({ kind: 'deny', reasons: ['declined-payments'] });
  });

  test('do not bind staff, and stop no edit', async () => {
    expect(await judgedAfter(99, { by: 'staff' })).toEqual(allowed);
    expect(await judgedAfter(99, { occasion: 'edit' })).toEqual(allowed);
  });
});

describe('the deny list', () => {
  const known = address({ line1: 'Hauptstr. 1', postalCode: '10115', city: 'Berlin', country: country('DE') });
  const rules = rulesOf({
    risk: {
      denyList: {
        customers: [sha256('cus_ada')],
        emails: [sha256('mallory@example.com')],
        addresses: [sha256('hauptstr1|10115|berlin|de')],
      },
    },
  });
  const other = { customerId: 'cus_bob' as RiskQuestion['customerId'] };

  test.each([
    [{}, ['denied-customer']],
    [{ ...other, email: 'Mallory@Example.com' }, ['denied-email']],
    [{ ...other, shippingAddress: known }, ['denied-address']],
    [{ ...other, shippingAddress: { ...known, name: 'Bob', line2: 'Hof', line1: 'HAUPTSTR.1' } }, ['denied-address']],
  ])('denies %j', async (wanted, reasons) =>
    expect(await rules.judge(question(wanted))).toEqual({ kind: 'deny', reasons }),
  );

  test.each([
    { email: 'mallory@example.org' },
    { email: '' },
    { shippingAddress: { ...known, line1: 'Hauptstr. 11' } },
    { shippingAddress: { ...known, postalCode: null } },
  ])('lets %j pass', async (wanted) => expect(await rules.judge(question({ ...other, ...wanted }))).toEqual(allowed));

  test('binds staff and payments, and reads nothing', async () => {
    const reads: string[] = [];
    const history = historyWith(0, 0, reads);
    for (const wanted of [{ by: 'staff' }, { occasion: 'payment' }] as const)
      expect((await rules.judge(question({ ...wanted, history }))).kind).toBe('deny');
    expect((await rules.judge(question({ occasion: 'edit', history }))).kind).toBe('allow');
    expect(reads).toEqual([]);
  });
});

describe('several rules', () => {
  const risk = { ordersPerHour: { hold: 0, deny: 5 }, declinedPaymentsPerHour: { hold: 0, deny: 5 } };
  const rules = rulesOf({ maxOrderAmount: { EUR: 100 }, risk });
  const judge = (orders: number, declined: number, wanted: Partial<RiskQuestion> = {}) =>
    rules.judge(question({ totalAmount: 100, history: historyWith(orders, declined), ...wanted }));

  test('hold for every reason', async () =>
    expect(await judge(0, 1)).toEqual({ kind: 'hold', reasons: ['orders-per-hour', 'declined-payments'] }));

  test('deny for the first reason, whatever would hold', async () => {
    expect(await judge(0, 6)).toEqual({ kind: 'deny', reasons: ['declined-payments'] });
    expect(await judge(9, 6)).toEqual({ kind: 'deny', reasons: ['orders-per-hour'] });
  });

  test('read nothing where a rule without reads denies', async () => {
    const reads: string[] = [];
    await judge(9, 9, { totalAmount: 101, history: historyWith(9, 9, reads) });
    expect(reads).toEqual([]);
  });
});

describe('the country of the card', () => {
  const judge = (risk: object, card: string, to: string) =>
    rulesOf({ risk }).judgeCard({ cardCountry: country(card), addressCountry: country(to) });

  test('that is not the country of the address holds the order, where the shop wishes it', async () => {
    expect(await judge({ cardCountry: 'hold' }, 'FR', 'DE')).toEqual({ kind: 'hold', reasons: ['card-country'] });
    expect(await judge({ cardCountry: 'hold' }, 'DE', 'DE')).toEqual(allowed);
    expect(await judge({}, 'FR', 'DE')).toEqual(allowed);
  });
});

test('the shipped settings read no history', async () => {
  const reads: string[] = [];
  for (const occasion of ['placement', 'edit', 'payment'] as const)
    expect(await rulesOf({}).judge(question({ occasion, history: historyWith(99, 99, reads) }))).toEqual(allowed);
  expect(reads).toEqual([]);
});
