import { describe, expect, test } from '@jest/globals';
import { authorized, confirmed, golden, lived, paid, parcel, placed, refunded, units } from '#test/oracle/golden';
import { quoteRefund } from '#test/oracle/money/quote';

const two = [...paid('pay_1', 5000), ...paid('pay_2', 2541), confirmed];
const shipped = golden(paid('pay_1', 7541), confirmed, parcel('ful_1', units(['1', 3], ['2', 1]), 'shipped'));

describe('R9: the quote of a refund', () => {
  test('of lines has the worth of their units and their tax', () => {
    expect(quoteRefund(shipped, { lines: units(['1', 1]) })).toEqual({
      amount: 2031,
      netAmount: 1707,
      taxAmount: 324,
      lines: [{ lineId: '1', quantity: 1, netAmount: 1707, taxAmount: 324, totalAmount: 2031 }],
      payments: [{ paymentId: 'pay_1', amount: 2031 }],
      goodwillAmount: 0,
    });
  });

  test('of shipping', () => {
    expect(quoteRefund(shipped, { shipping: true })).toMatchObject({ amount: 583, netAmount: 490, taxAmount: 93 });
  });

  test('of an amount is goodwill, over lines and shipping by their totals', () => {
    expect(quoteRefund(shipped, { amount: 1000, paymentId: 'pay_1' })).toMatchObject({
      amount: 1000,
      netAmount: 841,
      taxAmount: 159,
      goodwillAmount: 1000,
      payments: [{ paymentId: 'pay_1', amount: 1000 }],
    });
  });

  test('of more goodwill gives back no more tax than is left', () => {
    const cart = { pricesIncludeTax: false, lines: [{ unitAmount: 1, units: 1, taxRate: '1' }], shippingAmount: null };
    const order = lived(placed(cart), paid('pay_1', 2), confirmed);
    expect(quoteRefund(order, { amount: 1 })).toMatchObject({ taxAmount: 1, goodwillAmount: 1 });
    const after = lived(order, refunded('pay_1', 'op_r', 1));
    expect(quoteRefund(after, { amount: 1 })).toMatchObject({ taxAmount: 0, netAmount: 1, goodwillAmount: 1 });
  });

  test('of a cancel of the whole gives everything back, newest payment first', () => {
    expect(quoteRefund(golden(two), { cancel: 'all' })).toMatchObject({
      amount: 7541,
      netAmount: 6337,
      taxAmount: 1204,
      goodwillAmount: 0,
      payments: [
        { paymentId: 'pay_2', amount: 2541 },
        { paymentId: 'pay_1', amount: 5000 },
      ],
    });
  });

  test('of a cancel of lines has the credit of before', () => {
    const order = golden(two, { type: 'order.lines-canceled', lines: units(['2', 1]) });
    expect(quoteRefund(order, { cancel: units(['1', 1]) })).toMatchObject({
      amount: 2895,
      taxAmount: 462,
      netAmount: 2433,
      lines: [{ lineId: '1', quantity: 1, totalAmount: 2031 }],
    });
  });

  test('of a cancel before any capture is 0', () => {
    const order = golden(authorized('pay_1', 7541), confirmed);
    expect(quoteRefund(order, { cancel: 'all' })).toMatchObject({
      amount: 0,
      netAmount: 0,
      taxAmount: 0,
      payments: [],
    });
  });

  test('of nothing named is the credit that is there', () => {
    const order = golden(two, { type: 'order.lines-canceled', lines: units(['2', 1]) }, refunded('pay_2', 'op_r', 164));
    expect(quoteRefund(order, {})).toMatchObject({ amount: 700, goodwillAmount: 0, taxAmount: 112, netAmount: 588 });
  });
});
