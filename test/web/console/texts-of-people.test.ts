import { describe, expect, test } from '@jest/globals';
import { minorUnitsOf } from '../../../web/console/amounts';
import { draftOf, faultsOf, rateOf } from '../../../web/console/catalog/discount-draft';
import { stateOf } from '../../../web/console/catalog/discount-state';
import { csvOf } from '../../../web/console/orders/csv';
import { addressOf, filtersOf, orderNumberIn } from '../../../web/console/orders/filters';
import type { Discount, OrderSummary } from '../../../web/console/types';

describe('what people type', () => {
  test.each([
    ['75.41', 'EUR', 7541],
    ['75,4', 'EUR', 7540],
    ['75', 'EUR', 7500],
    ['-3', 'EUR', -300],
    ['7541', 'JPY', 7541],
    ['7.541', 'KWD', 7541],
    ['0.1', 'JPY', undefined],
    ['75.415', 'EUR', undefined],
    ['1.000,00', 'EUR', undefined],
    ['', 'EUR', undefined],
    ['12 €', 'EUR', undefined],
    ['99999999999999999', 'EUR', undefined],
  ])('an amount of %p %s is %p', (text, currency, amount) => expect(minorUnitsOf(text, currency)).toBe(amount));

  test.each([
    ['7.5', '0.075'],
    ['7,5', '0.075'],
    ['10', '0.1'],
    ['100', '1'],
    ['0.0001', '0.000001'],
    ['0', undefined],
    ['100.1', undefined],
    ['ten', undefined],
  ])('a share of %p percent is %p', (text, rate) => expect(rateOf(text)).toBe(rate));

  test.each([
    [' 7k3m9qx1qf65v805t8 ', '7K3M9Q-X1QF65-V805T8'],
    ['7K3M9Q-X1QF65-V805T8', '7K3M9Q-X1QF65-V805T8'],
    ['TEE-M', undefined],
    ['7K3M9QX1QF65V805TU', undefined],
  ])('the number %p is %p', (text, number) => expect(orderNumberIn(text)).toBe(number));
});

const discount: Discount = {
  code: 'SPRING',
  type: 'percent',
  rate: '0.075',
  amount: null,
  currency: null,
  startsAt: '2026-11-21T10:30:00.000Z',
  endsAt: null,
  maxRedemptions: null,
  maxRedemptionsPerCustomer: null,
  minimumAmount: null,
  appliesTo: { skus: ['MUG'], taxCategories: ['reduced'] },
  redeemed: 0,
  version: 1,
};

describe('the state of a discount', () => {
  const [start, end] = ['2026-12-01T00:00:00.000Z', '2026-12-24T00:00:00.000Z'];
  const limits = { startsAt: start, endsAt: end, maxRedemptions: 3, redeemed: 0 };
  test.each([
    ['before it starts', limits, '2026-11-30T23:59:59.999Z', 'scheduled'],
    ['before it starts, used up', { ...limits, redeemed: 3 }, '2026-11-30T23:59:59.999Z', 'scheduled'],
    ['from its start on', limits, start, 'active'],
    ['to its last moment', { ...limits, redeemed: 2 }, '2026-12-23T23:59:59.999Z', 'active'],
    ['at its end', limits, end, 'ended'],
    ['at its end, used up', { ...limits, redeemed: 3 }, end, 'ended'],
    ['with its maximum of orders', { ...limits, redeemed: 3 }, start, 'used-up'],
    ['above a maximum that was lowered', { ...limits, redeemed: 4 }, start, 'used-up'],
    ['without limits', { startsAt: null, endsAt: null, maxRedemptions: null, redeemed: 9 }, start, 'active'],
  ] as const)('%s', (_, given, at, state) => expect(stateOf(given, Date.parse(at))).toBe(state));
});

describe('the form of a discount', () => {
  test('shows a share as percent, and keeps the time and the categories that it has no field for', () => {
    expect(draftOf(discount)).toMatchObject({
      percent: '7.5',
      startsAt: '2026-11-21T10:30:00.000Z',
      skus: 'MUG',
      taxCategories: ['reduced'],
    });
  });

  test('wants a currency for an amount', () => {
    expect(faultsOf({ ...draftOf(discount), minimumAmount: '5' })).toEqual(['minimumAmount']);
    expect(faultsOf({ ...draftOf(discount), minimumAmount: '5', currency: 'EUR' })).toEqual([]);
  });
});

describe('filters in the address', () => {
  test('are read back, without those that the list does not know', () => {
    const filters = filtersOf(
      new URLSearchParams('status=confirmed&paymentStatus=nonsense&sku=TEE-M&evil=1&customerId='),
    );
    expect(filters).toEqual({ status: 'confirmed', sku: 'TEE-M' });
    expect(addressOf(filters)).toBe('/orders?status=confirmed&sku=TEE-M');
  });
});

describe('the CSV of orders', () => {
  const order: OrderSummary = {
    id: '7K3M9Q-X1QF65-V805T8',
    customerId: '=cmd|calc',
    status: 'pending',
    paymentStatus: 'unpaid',
    fulfillmentStatus: 'unfulfilled',
    returnStatus: 'none',
    currency: 'KWD',
    totalAmount: 7541,
    lineCount: 2,
    externalReference: 'a "b", c',
    placedAt: '2026-11-21T10:00:00.000Z',
  };

  test('has amounts with their places, quoted texts, and no formula of a customer', () => {
    const [, row] = csvOf([order]).split('\r\n');
    expect(row).toBe(
      `7K3M9Q-X1QF65-V805T8,2026-11-21T10:00:00.000Z,'=cmd|calc,pending,unpaid,unfulfilled,none,2,7.541,KWD,"a ""b"", c"`,
    );
  });

  test('begins with the mark by which spreadsheets know UTF-8', () => expect(csvOf([]).charCodeAt(0)).toBe(0xfeff));
});
