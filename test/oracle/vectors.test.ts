import { describe, expect, test } from '@jest/globals';
import {
  authorized,
  captured,
  confirmed,
  golden,
  goldenCart,
  paid,
  parcel,
  placed,
  refunded,
  returned,
  units,
} from '#test/oracle/golden';
import { capturableAmount, refundAmount, splitRefund } from '#test/oracle/money/amounts';
import { type Cart, type CartLine, price } from '#test/oracle/money/pricing';
import { sums } from '#test/oracle/money/sums';
import { currentAmount, worthOfUnits } from '#test/oracle/money/worth';
import { paymentStatus } from '#test/oracle/statuses';
import { refundableUnits, returnableUnits } from '#test/oracle/units';

const line = (unitAmount: number, taxRate: string, count = 1): CartLine => ({ unitAmount, units: count, taxRate });
const cartOf = (lines: readonly CartLine[], rest: Partial<Cart> = {}): Cart => ({
  pricesIncludeTax: false,
  lines,
  shippingAmount: null,
  ...rest,
});
const taxes = (cart: Cart) => price(cart).lines.map(({ taxAmount }) => taxAmount);
const shippingTax = (cart: Cart) => price(cart).shipping?.taxAmount;
const [shirts, mug] = price(goldenCart).lines;

describe('Money, exactly', () => {
  test('the golden order', () => {
    expect(shirts).toMatchObject({ discountAmount: 876, netAmount: 5121, taxAmount: 973, totalAmount: 6094 });
    expect(mug).toMatchObject({ discountAmount: 124, netAmount: 726, taxAmount: 138, totalAmount: 864 });
    expect(price(goldenCart).shipping).toMatchObject({ netAmount: 490, taxAmount: 93, totalAmount: 583 });
    expect(currentAmount(golden())).toBe(7541);
  });

  test('units of 6094 over 3', () => {
    const [first] = golden().lines;
    const worth = (from: number) => worthOfUnits(golden(), first as never, from, from + 1).totalAmount;
    expect([0, 1, 2].map(worth)).toEqual([2031, 2032, 2031]);
  });

  test('inclusive prices contain their tax', () => {
    expect(taxes(cartOf([line(11900, '0.19')], { pricesIncludeTax: true }))).toEqual([1900]);
    const cart = cartOf([line(999, '0.2', 3)], { pricesIncludeTax: true, shippingAmount: 490 });
    expect(taxes(cart)).toEqual([500]);
    expect(shippingTax(cart)).toBe(82);
    expect(currentAmount(placed(cart))).toBe(3487);
  });

  test('exclusive prices add it', () => {
    const yen = cartOf([line(105, '0.10'), line(105, '0.10'), line(105, '0.10')]);
    expect(taxes(yen)).toEqual([11, 11, 11]);
    expect(taxes(cartOf([line(2499, '0.1075')]))).toEqual([269]);
    expect(taxes(cartOf([line(1005, '0.05')]))).toEqual([50]);
  });

  test('25 % off 1999', () => {
    const cart = cartOf([line(1999, '0')], { discount: { type: 'percent', rate: '0.25' } });
    expect(price(cart).lines[0]).toMatchObject({ discountAmount: 500, totalAmount: 1499 });
  });
});

describe('the vectors of the rules', () => {
  test('F1: units of a line whose price includes tax', () => {
    const order = placed(cartOf([line(999, '0.19', 2)], { pricesIncludeTax: true }));
    const [only] = order.lines;
    expect(only).toMatchObject({ totalAmount: 1998, taxAmount: 319 });
    expect(worthOfUnits(order, only as never, 0, 1)).toEqual({ totalAmount: 999, taxAmount: 160, netAmount: 839 });
    expect(worthOfUnits(order, only as never, 1, 2)).toEqual({ totalAmount: 999, taxAmount: 159, netAmount: 840 });
  });

  test('F6: shipping is taxed as the goods are', () => {
    expect(shippingTax(cartOf([line(1000, '0.07')], { shippingAmount: 490 }))).toBe(34);
    expect(shippingTax(cartOf([line(1000, '0')], { shippingAmount: 490 }))).toBe(0);
    expect(shippingTax(goldenCart)).toBe(93);
  });

  test('V7: KWD 1005 at 5 % in steps of 10', () => {
    const cart = cartOf([line(1005, '0.05')]);
    expect(sums(placed(cart))).toMatchObject({ currentAmount: 1055, roundingAmount: 0 });
    expect(sums(placed(cart, 10))).toMatchObject({ currentAmount: 1060, roundingAmount: 5 });
  });

  test('(a) C1, C2, C3: a shirt is canceled before the capture', () => {
    const canceled = { type: 'order.lines-canceled', lines: units(['1', 1]) } as const;
    const before = golden(authorized('pay_1', 7541), confirmed, canceled);
    expect(capturableAmount(before, 'pay_1')).toBe(5510);
    const after = golden(authorized('pay_1', 7541), confirmed, canceled, captured('pay_1', 5510));
    expect(after.payments[0]).toMatchObject({ capturedAmount: 5510, releasedAmount: 2031, authorizedAmount: 0 });
    expect(paymentStatus(after)).toBe('paid');
    expect(sums(after)).toMatchObject({ authorizedAmount: 0, dueAmount: 0, creditAmount: 0 });
  });

  test('(b) R1: a mug and a shirt are canceled and nothing is refunded', () => {
    const order = golden(paid('pay_1', 7541), confirmed, {
      type: 'order.lines-canceled',
      lines: units(['2', 1], ['1', 1]),
    });
    expect(sums(order)).toMatchObject({ currentAmount: 4646, creditAmount: 2895, dueAmount: 0 });
    expect(paymentStatus(order)).toBe('overpaid');
  });

  test('(c) R3: a shirt is refunded by lines, then the others return', () => {
    const shipped = golden(paid('pay_1', 7541), confirmed, parcel('ful_1', units(['1', 3], ['2', 1]), 'shipped'));
    expect(refundAmount(shipped, 'pay_1', { lines: units(['1', 1]) })).toBe(2031);
    const life = [
      ...paid('pay_1', 7541),
      confirmed,
      ...parcel('ful_1', units(['1', 3], ['2', 1]), 'shipped'),
      ...refunded('pay_1', 'op_r', 2031, { lines: units(['1', 1]) }),
    ];
    const order = golden(life);
    expect(sums(order)).toMatchObject({ currentAmount: 5510, dueAmount: 0, creditAmount: 0, adjustedAmount: 0 });
    const [line1] = order.lines;
    expect([returnableUnits(order, line1 as never), refundableUnits(order, line1 as never)]).toEqual([2, 2]);
    expect(() => golden(life, returned('ret_1', units(['1', 3])))).toThrow('Line 1');
    expect(sums(golden(life, returned('ret_1', units(['1', 2]))))).toMatchObject({
      currentAmount: 1447,
      creditAmount: 4063,
    });
  });

  test('(d) R5: goodwill, then everything returns with shipping', () => {
    const shipped = [...paid('pay_1', 7541), confirmed, ...parcel('ful_1', units(['1', 3], ['2', 1]), 'delivered')];
    const goodwill = golden(shipped, refunded('pay_1', 'op_r', 1000));
    expect(sums(goodwill)).toMatchObject({ currentAmount: 6541, adjustedAmount: 1000, dueAmount: 0, creditAmount: 0 });
    const all = golden(shipped, refunded('pay_1', 'op_r', 1000), returned('ret_1', units(['1', 3], ['2', 1]), true));
    expect(sums(all)).toMatchObject({ currentAmount: 0, adjustedAmount: 0, creditAmount: 6541, refundedAmount: 1000 });
    expect(refundAmount(all, 'pay_1', {})).toBe(6541);
  });

  test('(e) R2: two payments and the whole is canceled', () => {
    const order = golden(paid('pay_1', 5000), paid('pay_2', 2541), confirmed, { type: 'order.canceled' });
    expect(splitRefund(order, sums(order).creditAmount)).toEqual([
      { paymentId: 'pay_2', amount: 2541 },
      { paymentId: 'pay_1', amount: 5000 },
    ]);
  });
});
