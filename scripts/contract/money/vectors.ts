import { evolveAll, fold } from '#domain/orders/evolve';
import { cancel } from '#domain/orders/lifecycle/cancel';
import { balanceOf } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import { inStatus } from '#domain/orders/status-conflict';
import { capture } from '#domain/payments/captures/capture';
import { pay } from '#domain/payments/pay';
import { quoteRefund } from '#domain/payments/refunds/quote-refund';
import { type RefundWish, refund } from '#domain/payments/refunds/refund';
import { worthOfLineUnits } from '#domain/payments/refunds/refund-tax';
import { priceLines, priceShipping, shippedGoods } from '#domain/pricing';
import { received, returnRequested } from '#test/builders/goods';
import { line, orderRecord, rate, type Units, units } from '#test/builders/orders';
import { allShipped, decided, golden, settled } from '#test/builders/payments/decided';
import { currency } from '#test/builders/products';
import { answerOf } from '#test/builders/results';

/** An example of some rules: what happens, and the figures that the domain computes. */
export type Vector = { readonly rules: readonly string[]; readonly what: string; readonly figures: string };

const shown = (figures: Readonly<Record<string, number | string>>): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');

/** The amounts of the balance that are not zero. */
const balance = (order: Order): string =>
  shown(Object.fromEntries(Object.entries(balanceOf(order)).filter(([, amount]) => amount !== 0)));

const paid = (order: Order, mode: 'automatic' | 'manual', amount?: number): Order =>
  settled(decided(order, pay(order, { provider: 'simulator', method: 'tok_ok', amount, capture: mode })));
const canceled = (order: Order, refundPolicy: 'credit' | 'none', lines?: readonly Units[]): Order => {
  const open = answerOf(inStatus(order, 'pending', 'confirmed'));
  const wish = { reason: '', refund: refundPolicy, lines: lines === undefined ? undefined : units(...lines) };
  return settled(decided(order, cancel(open, wish)));
};
const refunded = (order: Order, wish: RefundWish): Order => settled(decided(order, refund(order, 'pay_1', wish)));

const authorizedOrder = paid(golden(), 'manual');
const shippedOrder = evolveAll(paid(golden(), 'automatic'), allShipped.slice(1));
const oneShirt: RefundWish = { kind: 'lines', lines: units(['1', 1]) };

const inclusive = fold(
  orderRecord({ pricesIncludeTax: true, shippingAmount: null, lines: [line({ unitAmount: 999, quantity: 2 })] }),
);
const unitWorths = (order: Order): string =>
  order.lines
    .slice(0, 1)
    .flatMap((each) =>
      Array.from({ length: each.quantity.ordered }, (_, index) =>
        worthOfLineUnits(each, index, index + 1, order.pricesIncludeTax),
      ),
    )
    .map(({ totalAmount, taxAmount }) => `${totalAmount} (tax ${taxAmount})`)
    .join(', ');

const shippingTax = (...rates: readonly string[]): string => {
  const lines = priceLines(
    rates.map((text) => line({ taxRate: rate(text) })),
    false,
    null,
  );
  return String(priceShipping('standard', 490, shippedGoods(lines, false), false).taxAmount);
};

/** The refunds of an order, as `pay_2 2541`, in the order in which they were asked for. */
const refundsIn = (order: Order): string =>
  order.payments
    .flatMap(({ id, operations }) =>
      operations.filter(({ type }) => type === 'refund').map((each) => ({ ...each, paymentId: id })),
    )
    .toSorted((left, right) => Number(left.id.slice('op_'.length)) - Number(right.id.slice('op_'.length)))
    .map(({ paymentId, amount }) => `${paymentId} ${amount}`)
    .join(', ');

const goodwill = refunded(shippedOrder, { kind: 'amount', amount: 1000 });
const allBack = evolveAll(goodwill, [
  returnRequested('ret_1', ['1', 3], ['2', 1]),
  { ...received('ret_1', true), data: { ...received('ret_1', true, ['1', 3], ['2', 1]).data, shipping: true } },
]);
const quote = answerOf(quoteRefund(shippedOrder, { wish: { kind: 'amount', amount: 1000 }, paymentId: undefined }));

const inSteps = (amountStep: number): Order =>
  fold(
    orderRecord({
      currency: currency('KWD'),
      amountStep,
      shippingAmount: null,
      lines: [line({ unitAmount: 1005, quantity: 1, taxRate: rate('0.05') })],
    }),
  );
const rounded = ({ totals: { totalAmount, roundingAmount } }: Order): string => shown({ totalAmount, roundingAmount });

/** The vectors, computed by the rules themselves. */
export const vectors: readonly Vector[] = [
  { rules: ['F1'], what: '2 units of 999 with 19 % contained', figures: unitWorths(inclusive) },
  { rules: ['F1'], what: 'the 3 shirts, worth 6094', figures: unitWorths(golden()) },
  { rules: ['F6'], what: 'tax of shipping for 490, all goods at 7 %', figures: shippingTax('0.07') },
  { rules: ['F6'], what: 'tax of shipping for 490, all goods at 0 %', figures: shippingTax('0') },
  {
    rules: ['P1', 'P2'],
    what: 'authorize 7541',
    figures: `${shown({ status: authorizedOrder.status })}, ${balance(authorizedOrder)}`,
  },
  {
    rules: ['C1', 'C2', 'C3'],
    what: 'authorize 7541, cancel a shirt, capture',
    figures: ((order) => balance(settled(decided(order, capture(order, 'pay_1', { amount: undefined, final: true })))))(
      canceled(authorizedOrder, 'credit', [['1', 1]]),
    ),
  },
  {
    rules: ['R1'],
    what: 'capture 7541, cancel the mug and a shirt with `refund: "none"`',
    figures: balance(
      canceled(paid(golden(), 'automatic'), 'none', [
        ['2', 1],
        ['1', 1],
      ]),
    ),
  },
  { rules: ['R3'], what: 'captured and shipped, refund one shirt', figures: balance(refunded(shippedOrder, oneShirt)) },
  {
    rules: ['R3'],
    what: 'then the two others come back',
    figures: balance(
      evolveAll(refunded(shippedOrder, oneShirt), [
        returnRequested('ret_1', ['1', 2]),
        received('ret_1', true, ['1', 2]),
      ]),
    ),
  },
  { rules: ['R5'], what: 'captured and shipped, refund 1000', figures: balance(goodwill) },
  { rules: ['R5', 'R7'], what: 'then all comes back with the shipping', figures: balance(allBack) },
  {
    rules: ['R5', 'R9'],
    what: 'a quote of that refund of 1000',
    figures: shown({ netAmount: quote.netAmount, taxAmount: quote.taxAmount, goodwillAmount: quote.goodwillAmount }),
  },
  {
    rules: ['R2'],
    what: 'pay 5000 and 2541, cancel the whole',
    figures: refundsIn(canceled(paid(paid(golden(), 'automatic', 5000), 'automatic'), 'credit')),
  },
  { rules: ['V7'], what: 'KWD 1005 at 5 %', figures: rounded(inSteps(1)) },
  { rules: ['V7'], what: 'KWD 1005 at 5 % in steps of 10', figures: rounded(inSteps(10)) },
];
