import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { outcomeOf } from '../../shared/api';
import { minorUnitsOf } from '../amounts';
import { type Console, failureOf, useConsole, valueIn } from '../console-context';
import { Notice } from '../parts/feedback';
import type { Order, RefundQuote } from '../types';
import { editOf, refundTakes } from './commands';
import { type Draft, linesOf, type Target, takesAll } from './draft';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** The figures of the sentence that says what an action does to money and stock. */
const figuresOf = ({ order, action }: Target, draft: Draft, { money }: Pick<Console, 'money'>) => {
  const { currency, balance } = order;
  const payment = order.payments.find(({ id }) => id === action.paymentId);
  const parcel = order.fulfillments.find(({ id }) => id === action.fulfillmentId);
  const typed = minorUnitsOf(draft.amount, currency);
  const open = payment?.authorizedAmount ?? 0;
  const captured = typed ?? Math.min(open, balance.dueAmount);
  const amount = action.operation === 'capturePayment' ? captured : (typed ?? balance.dueAmount);
  const back = sum(linesOf(draft).map(({ lineId, quantity }) => (draft.restock[lineId] === true ? quantity : 0)));
  return {
    amount: money(action.operation === 'voidPayment' ? open : amount, currency),
    rest: money(draft.final ? Math.max(0, open - captured) : 0, currency),
    due: money(balance.dueAmount, currency),
    credit: money(balance.creditAmount, currency),
    units:
      parcel === undefined
        ? sum(linesOf(draft).map(({ quantity }) => quantity))
        : sum(parcel.lines.map(({ quantity }) => quantity)),
    back,
  };
};

/** What an action does to money and stock, before it is done. */
export const Consequence = ({ target, draft }: { target: Target; draft: Draft }) => {
  const shared = useConsole();
  return <p>{shared.t(`consequence.${target.action.operation}`, figuresOf(target, draft, shared))}</p>;
};

const Quoted = ({ quote, target: { order, action } }: { quote: RefundQuote; target: Target }) => {
  const { t, money } = useConsole();
  const of = (amount: number) => money(amount, quote.currency);
  const nameOf = (lineId: string) => order.lines.find(({ id }) => id === lineId)?.name ?? lineId;
  return (
    <dl className="figures">
      {quote.lines.map(({ lineId, quantity, totalAmount }) => (
        <div key={lineId}>
          <dt>
            {quantity} × {nameOf(lineId)}
          </dt>
          <dd>{of(totalAmount)}</dd>
        </div>
      ))}
      <div>
        <dt>{t('net')}</dt>
        <dd>{of(quote.netAmount)}</dd>
      </div>
      <div>
        <dt>{t('tax')}</dt>
        <dd>{of(quote.taxAmount)}</dd>
      </div>
      {quote.goodwillAmount > 0 && (
        <div>
          <dt>{t('goodwill')}</dt>
          <dd>{of(quote.goodwillAmount)}</dd>
        </div>
      )}
      <div className="total">
        {/* A cancellation leaves a credit; whether it is paid back is another choice. */}
        <dt>{t(action.operation === 'cancelOrder' ? 'credit-after' : 'customer-gets')}</dt>
        <dd>{of(quote.amount)}</dd>
      </div>
      {quote.payments.map(({ paymentId, amount }) => (
        <div key={paymentId} className="muted">
          <dt>{t('from-payment', { id: paymentId })}</dt>
          <dd>{of(amount)}</dd>
        </div>
      ))}
    </dl>
  );
};

/** What the service is asked for a refund or a cancellation; null: nothing is chosen yet. */
const questionOf = (target: Target, draft: Draft) => {
  const lines = linesOf(draft);
  if (target.action.operation === 'cancelOrder') {
    if (lines.length === 0) return null;
    return { cancel: takesAll(target, draft) ? {} : { lines } };
  }
  const takes = refundTakes(target, draft);
  const isEmpty =
    (draft.kind === 'lines' && lines.length === 0) ||
    (draft.kind === 'amount' && minorUnitsOf(draft.amount, target.order.currency) === undefined);
  return isEmpty ? null : { ...takes, paymentId: target.action.paymentId ?? '' };
};

const typingMilliseconds = 300;

/** A value once nobody has changed it for a moment, so that the service is not asked at each letter. */
const useSettled = <Value,>(value: Value): Value => {
  const text = JSON.stringify(value);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingMilliseconds);
    return () => clearTimeout(timer);
  }, [text]);
  return JSON.parse(settled) as Value;
};

/** The quote of the service: while the version of the order is the same, the refund is equal to the cent. */
export const QuotePreview = ({ target, draft }: { target: Target; draft: Draft }) => {
  const { api, explain } = useConsole();
  const { order } = target;
  const body = useSettled(questionOf(target, draft));
  const { data, error } = useQuery({
    queryKey: ['quote', order.id, order.version, body],
    enabled: body !== null,
    placeholderData: keepPreviousData,
    queryFn: () =>
      valueIn(
        outcomeOf(
          api.POST('/v1/orders/{orderId}/refund-quote', { params: { path: { orderId: order.id } }, body: body ?? {} }),
        ),
      ),
  });
  if (error !== null) return <Notice tone="warning">{explain(failureOf(error))}</Notice>;
  return data === undefined || body === null ? null : <Quoted quote={data} target={target} />;
};

/** The order as an edit would leave it. */
export const useEditPreview = ({ order, action }: Target, draft: Draft) => {
  const { api } = useConsole();
  const body = useSettled(editOf(draft));
  const isEmpty = body.add.length === 0 && body.cancel.length === 0;
  return useQuery({
    queryKey: ['edit', order.id, order.version, body],
    enabled: action.operation === 'editOrder' && !isEmpty,
    queryFn: () =>
      valueIn(
        outcomeOf(
          api.POST('/v1/orders/{orderId}/edit', {
            params: { path: { orderId: order.id } },
            body: { ...body, preview: true },
          }),
        ),
      ),
  });
};

export const EditPreview = ({ before, query }: { before: Order; query: ReturnType<typeof useEditPreview> }) => {
  const { t, money, explain } = useConsole();
  if (query.error !== null) return <Notice tone="warning">{explain(failureOf(query.error))}</Notice>;
  const after = query.data;
  if (after === undefined) return null;
  const rows = [
    ['worth', 'currentAmount'],
    ['due', 'dueAmount'],
    ['credit', 'creditAmount'],
  ] as const;
  return (
    <table className="compact">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('before')}</th>
          <th scope="col">{t('after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([text, name]) => (
          <tr key={name}>
            <th scope="row">{t(text)}</th>
            <td>{money(before.balance[name], before.currency)}</td>
            <td>{money(after.balance[name], before.currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
