import type { Order } from '#domain/orders/order';
import { refundableAmountOf } from '#domain/payments/payment';
import { quoteRefund, type RefundQuestion } from '#domain/payments/refunds/quote-refund';
import { assertSame } from '#test/lives/comparison/same';
import { type QuoteRequest, quoteRefund as quoteOfOracle } from '#test/oracle/money/quote';
import type { Order as OracleOrder } from '#test/oracle/order';

/** The same question for the service and for the oracle. */
type Question = readonly [RefundQuestion, QuoteRequest];

const questionsAbout = (order: Order, paymentId: string | undefined): readonly Question[] => {
  const of = paymentId === undefined ? {} : { paymentId };
  const [first] = order.lines;
  const payment = order.payments.find(({ id }) => id === paymentId) ?? order.payments[0];
  const half = (payment === undefined ? 0 : refundableAmountOf(payment)) / 2;
  const amount = Math.ceil(half / order.amountStep) * order.amountStep;
  const lines = first === undefined ? [] : [{ lineId: first.id, quantity: 1 }];
  return [
    [{ wish: { kind: 'credit' }, paymentId }, of],
    [
      { wish: { kind: 'amount', amount }, paymentId },
      { ...of, amount },
    ],
    [
      { wish: { kind: 'shipping' }, paymentId },
      { ...of, shipping: true },
    ],
    [
      { wish: { kind: 'lines', lines }, paymentId },
      { ...of, lines },
    ],
    [
      { wish: { kind: 'cancel', lines }, paymentId },
      { ...of, cancel: lines },
    ],
    [
      { wish: { kind: 'cancel', lines: undefined }, paymentId },
      { ...of, cancel: 'all' },
    ],
  ];
};

/** Asks for quotes of every kind, of each payment and of all, where the service does not refuse (money.md R9). */
export const assertSameQuotes = (order: Order, known: OracleOrder): void => {
  for (const paymentId of [undefined, ...order.payments.map(({ id }) => id)])
    for (const [question, request] of questionsAbout(order, paymentId)) {
      const quoted = quoteRefund(order, question);
      if (quoted.ok)
        assertSame(quoted.value, quoteOfOracle(known, request), `R9: the quote of ${JSON.stringify(question)}`);
    }
};
