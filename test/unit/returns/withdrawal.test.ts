import { describe, expect, test } from '@jest/globals';
import { days } from '#domain/instant';
import type { OrderEvent, OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { balanceOf, shippingGone, shippingOwed } from '#domain/orders/money/balance';
import { divideShipping } from '#domain/orders/money/shipping-part';
import { quoteRefund } from '#domain/payments/refunds/quote-refund';
import { refund } from '#domain/payments/refunds/refund';
import { priceShipping } from '#domain/pricing';
import { receive } from '#domain/returns/receive';
import type { ReturnId } from '#domain/returns/return-request';
import type { Withdrawal } from '#domain/returns/withdrawal';
import { tenOClock } from '#test/builders/clock';
import { delivered, packed, received, returnRequested, shipped } from '#test/builders/goods';
import {
  changed,
  confirmed,
  edited,
  line,
  linesCanceled,
  orderRecord,
  rate,
  type Units,
  units,
  type WantedOrder,
} from '#test/builders/orders';
import { paying } from '#test/builders/payments/decided';
import { answerOf } from '#test/builders/results';

const fourteen: Withdrawal = { days: 14, refundShipping: 'standard' };
const shirts = line();
const mug = line({ sku: 'MUG', unitAmount: 850, quantity: 1 });
const ebook = line({ sku: 'EBOOK', unitAmount: 1000, quantity: 1, requiresShipping: false });
const express: WantedOrder = { shippingMethod: 'express', shippingAmount: 990, standardShippingAmount: 583 };

/** The record with events on a day after its placement. */
const on = (record: OrderRecord, day: number, ...events: readonly OrderEvent[]): OrderRecord =>
  changed(record, events, { at: tenOClock + days(day) });

/** Three shirts and a mug with shipping for 583, delivered on day 2. */
const sent = (wanted: WantedOrder = {}, ...events: readonly OrderEvent[]): OrderRecord => {
  const placed = orderRecord({ lines: [shirts, mug], ...wanted });
  const packing = on(placed, 1, ...events, confirmed, packed('ful_1', ['1', 3], ['2', 1]), shipped('ful_1'));
  return on(packing, 2, delivered('ful_1'));
};
const all: readonly Units[] = [
  ['1', 3],
  ['2', 1],
];
const asked = (record: OrderRecord, day: number, quantities = all, returnId: ReturnId = 'ret_1'): OrderRecord =>
  on(record, day, returnRequested(returnId, ...quantities));

/** What the reception of these units gives back of the shipping. */
const backOf = (
  record: OrderRecord,
  quantities = all,
  wanted: { readonly shipping?: boolean; readonly returnId?: ReturnId; readonly withdrawal?: Withdrawal | null } = {},
) => {
  const { shipping, returnId = 'ret_1', withdrawal = fourteen } = wanted;
  const lines = units(...quantities).map((each) => ({ ...each, restock: true }));
  const [event] = answerOf(receive(fold(record), { returnId, lines, shipping }, { withdrawal })).events;
  if (event?.type !== 'return.received') throw new Error('the first event is the reception');
  return [event.data.shipping, event.data.shippingAmount];
};

const kept = [false, 0];
const givenBack = [true, 0];

describe('R10 a return of the whole order gives back the shipping', () => {
  test('and what the order is worth is nothing', () => {
    const record = asked(sent(), 3);
    expect(backOf(record)).toEqual(givenBack);
    const event = {
      ...received('ret_1', true, ...all),
      data: { ...received('ret_1', true, ...all).data, shipping: true },
    };
    expect(balanceOf(fold(on(record, 4, event))).currentAmount).toBe(0);
  });

  test.each([
    ['of a part', asked(sent(), 3, [['1', 3]]), [['1', 3]], kept],
    ['of less than was asked for', asked(sent(), 3), [['1', 3]], kept],
    ['of nothing', asked(sent(), 3), [], kept],
  ] as const)('but not %s', (_, record, quantities, expected) =>
    expect(backOf(record, quantities as readonly Units[])).toEqual(expected),
  );

  test.each([
    ['in two returns', 4, givenBack],
    ['but not if one of two was asked for too late', 40, kept],
  ])('%s', (_, day, expected) => {
    const second = asked(asked(sent(), 3, [['1', 3]]), day, [['2', 1]], 'ret_2');
    const record = on(second, day + 1, received('ret_2', true, ['2', 1]));
    expect(backOf(record, [['1', 3]])).toEqual(expected);
  });

  test('where the rest was canceled', () => {
    const record = orderRecord({ lines: [shirts, mug] });
    const part = on(record, 1, confirmed, linesCanceled(['2', 1]), packed('ful_1', ['1', 3]), shipped('ful_1'));
    expect(backOf(asked(part, 2, [['1', 3]]), [['1', 3]])).toEqual(givenBack);
  });

  test('where a refund took out the rest', () => {
    const paid = sent({}, ...paying(1, 1, 8731));
    const [taken] = answerOf(refund(fold(paid), 'pay_1', { kind: 'lines', lines: units(['2', 1]) })).events;
    const record = asked(on(paid, 3, ...(taken === undefined ? [] : [taken])), 4, [['1', 3]]);
    expect(backOf(record, [['1', 3]])).toEqual(givenBack);
  });

  test('although a download stays', () => {
    const record = orderRecord({ lines: [shirts, ebook] });
    const parcel = on(record, 1, confirmed, packed('ful_1', ['1', 3]), shipped('ful_1'));
    expect(backOf(asked(parcel, 2, [['1', 3]]), [['1', 3]])).toEqual(givenBack);
  });

  test.each([
    ['say no', false, kept],
    ['say yes, also for a part', true, givenBack],
  ])('unless staff %s', (_, shipping, expected) => {
    const part: readonly Units[] = shipping ? [['1', 1]] : all;
    expect(backOf(asked(sent(), 3, part), part, { shipping })).toEqual(expected);
  });

  test.each([
    ['at a destination without the right', null],
    ['in a shop that keeps it', { days: 14, refundShipping: 'none' } as const],
  ])('not %s', (_, withdrawal) => expect(backOf(asked(sent(), 3), all, { withdrawal })).toEqual(kept));
});

describe('R10 the time to withdraw', () => {
  const first = orderRecord({ lines: [shirts, mug] });
  const both = on(first, 1, confirmed, packed('ful_1', ['1', 3]), packed('ful_2', ['2', 1]), shipped('ful_1'));
  const away = on(both, 2, shipped('ful_2'), delivered('ful_1'));

  test.each([
    ['on the day of the delivery', sent(), 2, givenBack],
    ['until 14 days after that day are over', sent(), 17, givenBack],
    ['not a moment longer', sent(), 17 + 1 / days(1), kept],
    ['as long as the last parcel is not delivered', away, 60, givenBack],
    ['after the delivery of the last parcel', on(away, 30, delivered('ful_2')), 45, givenBack],
    ['not later', on(away, 30, delivered('ful_2')), 45 + 1 / days(1), kept],
  ])('is open %s', (_, record, day, expected) => expect(backOf(asked(record, day))).toEqual(expected));

  test('counts when the return is asked for, not when it arrives', () =>
    expect(backOf(on(asked(sent(), 17), 90, linesCanceled()))).toEqual(givenBack));
});

describe('R10 of a dearer method', () => {
  test('gives back what the standard shipping costs', () => {
    const record = asked(sent(express), 3);
    expect(backOf(record)).toEqual([false, 583]);
    const event = received('ret_1', true, ...all);
    const order = fold(on(record, 4, { ...event, data: { ...event.data, shippingAmount: 583 } }));
    expect(balanceOf(order).currentAmount).toBe(1178 - 583);
    expect(shippingOwed(order)).toMatchObject({ netAmount: 500, taxAmount: 95, totalAmount: 595 });
    expect(shippingGone(order)).toMatchObject({ netAmount: 490, taxAmount: 93, totalAmount: 583 });
  });

  test('leaves the rest to a refund of the shipping, once', () => {
    const record = asked(sent(express, ...paying(1, 1, 9326)), 3);
    const event = received('ret_1', true, ...all);
    const back = on(record, 4, { ...event, data: { ...event.data, shippingAmount: 583 } });
    const wish = { kind: 'shipping' } as const;
    expect(answerOf(quoteRefund(fold(back), { wish, paymentId: undefined }))).toMatchObject({
      amount: 595,
      netAmount: 500,
      taxAmount: 95,
    });
    const [taken] = answerOf(refund(fold(back), 'pay_1', wish)).events;
    const after = fold(on(back, 5, ...(taken === undefined ? [] : [taken])));
    expect([balanceOf(after).currentAmount, shippingOwed(after)]).toEqual([0, null]);
    expect(refund(after, 'pay_1', wish).ok).toBe(false);
  });

  test('gives back nothing that a refund gave back before', () => {
    const paid = sent(express, ...paying(1, 1, 9326));
    const [taken] = answerOf(refund(fold(paid), 'pay_1', { kind: 'shipping' })).events;
    expect(backOf(asked(on(paid, 3, ...(taken === undefined ? [] : [taken])), 4))).toEqual(kept);
  });

  test('gives it back once, also if the order is edited and returned again', () => {
    const first = received('ret_1', true, ...all);
    const back = on(asked(sent(express), 3), 4, { ...first, data: { ...first.data, shippingAmount: 583 } });
    const again = on(back, 5, edited([mug]), packed('ful_2', ['3', 1]), shipped('ful_2'));
    expect(backOf(asked(again, 6, [['3', 1]], 'ret_2'), [['3', 1]], { returnId: 'ret_2' })).toEqual(kept);
  });

  test('gives back nothing where the standard shipping is free', () =>
    expect(backOf(asked(sent({ ...express, standardShippingAmount: 0 }), 3))).toEqual(kept));
});

test('R10 shipping that costs nothing has nothing to give back', () =>
  expect(backOf(asked(sent({ shippingMethod: 'pickup', shippingAmount: 0 }), 3))).toEqual(kept));

describe('a part of shipping', () => {
  const goods = [
    { rate: rate('0.19'), amount: 3, units: 1 },
    { rate: rate('0.07'), amount: 2, units: 1 },
    { rate: rate('0'), amount: 2, units: 1 },
  ];
  const shipping = priceShipping('express', 991, goods, false);

  test('and the rest sum to the whole at each rate, and no amount is below zero', () => {
    for (let amount = 0; amount <= shipping.totalAmount; amount += 1) {
      const { part, rest } = divideShipping(shipping, amount);
      expect([part?.totalAmount ?? 0, rest?.totalAmount ?? 0]).toEqual([amount, shipping.totalAmount - amount]);
      for (const { rate: of, netAmount, taxAmount } of shipping.taxes) {
        const shares = [part, rest].map((each) => each?.taxes.find((tax) => tax.rate === of));
        expect(shares.reduce((sum, tax) => sum + (tax?.netAmount ?? 0), 0)).toBe(netAmount);
        expect(shares.reduce((sum, tax) => sum + (tax?.taxAmount ?? 0), 0)).toBe(taxAmount);
        expect(shares.every((tax) => (tax?.netAmount ?? 0) >= 0 && (tax?.taxAmount ?? 0) >= 0)).toBe(true);
      }
    }
  });

  test('of amounts that no rule gives is never below zero', () => {
    const taxes = [
      { rate: rate('0.19'), netAmount: 1, taxAmount: 9 },
      { rate: rate('1'), netAmount: 9, taxAmount: 1 },
    ];
    const odd = { ...shipping, taxes, netAmount: 10, taxAmount: 10, totalAmount: 20 };
    for (let amount = 0; amount <= 20; amount += 1)
      for (const each of Object.values(divideShipping(odd, amount)))
        expect((each?.taxes ?? []).every(({ netAmount, taxAmount }) => netAmount >= 0 && taxAmount >= 0)).toBe(true);
    expect(divideShipping({ ...odd, taxes: [] }, 1).rest).toBeNull();
  });

  test('above the whole is the whole', () =>
    expect(divideShipping(shipping, shipping.totalAmount + 1)).toEqual({ part: shipping, rest: null }));
});
