import type { ReactNode } from 'react';
import { useConsole } from '../console-context';
import type { TextKey } from '../texts';
import type { Order } from '../types';

type Row = {
  readonly name: ReactNode;
  readonly amount: number;
  /** How the amount came about; null: it is a fact of its own. */
  readonly why: string | null;
  readonly isTotal?: true;
};

const Rows = ({ rows, currency }: { rows: readonly Row[]; currency: string }) => {
  const { t, money } = useConsole();
  return (
    <div className="figures">
      {rows.map(({ name, amount, why, isTotal }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of an order keep their places.
        <div key={index} className={isTotal ? 'figure total' : 'figure'}>
          {why === null ? (
            <span>{name}</span>
          ) : (
            <details>
              <summary>
                {name} <span className="unseen">{t('why')}</span>
              </summary>
              <p>{why}</p>
            </details>
          )}
          <span className="number">{money(amount, currency)}</span>
        </div>
      ))}
    </div>
  );
};

/** What was ordered, to the cent: price, discount, tax and rounding of each line. */
const useOrderedRows = (order: Order): readonly Row[] => {
  const { t, money, percent } = useConsole();
  const of = (amount: number) => money(amount, order.currency);
  const { totals, lines, shipping } = order;
  const lineRows = lines.map((line): Row => {
    const share = t('why.discount', {
      all: of(totals.discountAmount),
      part: of(line.subtotalAmount),
      whole: of(totals.subtotalAmount),
      amount: of(line.discountAmount),
    });
    const priced = t('why.line', {
      units: line.quantity.ordered,
      price: of(line.unitAmount),
      subtotal: of(line.subtotalAmount),
      net: of(line.netAmount),
      rate: percent(line.taxRate),
      tax: of(line.taxAmount),
      total: of(line.totalAmount),
    });
    const tax = t(order.pricesIncludeTax ? 'why.tax-inside' : 'why.tax-added', {
      rate: percent(line.taxRate),
      net: of(line.netAmount),
      tax: of(line.taxAmount),
    });
    return {
      name: `${line.quantity.ordered} × ${line.name}`,
      amount: line.totalAmount,
      why: [priced, ...(line.discountAmount > 0 ? [share] : []), tax].join(' '),
    };
  });
  const taxes = (shipping?.taxes ?? []).map(({ rate, netAmount, taxAmount }) =>
    t('why.shipping-tax', { net: of(netAmount), rate: percent(rate), tax: of(taxAmount) }),
  );
  return [
    ...lineRows,
    ...(shipping === null
      ? []
      : [
          {
            name: `${t('shipping')}: ${shipping.method}`,
            amount: shipping.totalAmount,
            why: [t('why.shipping', { net: of(shipping.netAmount) }), ...taxes].join(' '),
          },
        ]),
    ...(totals.roundingAmount === 0
      ? []
      : [{ name: t('rounding'), amount: totals.roundingAmount, why: t('why.rounding') }]),
    {
      name: t('ordered-total'),
      amount: totals.totalAmount,
      why: t('why.total', {
        net: of(totals.totalAmount - totals.taxAmount - totals.roundingAmount),
        tax: of(totals.taxAmount),
        discount: of(totals.discountAmount),
      }),
      isTotal: true,
    },
  ];
};

/** What has become of it, and who owes whom. */
const useBalanceRows = (order: Order): readonly Row[] => {
  const { t, money } = useConsole();
  const { balance, totals } = order;
  const of = (amount: number) => money(amount, order.currency);
  const removed = totals.totalAmount - balance.adjustedAmount - balance.currentAmount;
  const row = (name: TextKey, amount: number, why: string | null): Row[] =>
    amount === 0 ? [] : [{ name: t(name), amount, why }];
  const settled = balance.capturedAmount - balance.refundedAmount - balance.disputedAmount;
  const figures = {
    current: of(balance.currentAmount),
    paid: of(settled),
    due: of(balance.dueAmount),
    credit: of(balance.creditAmount),
  };
  return [
    ...row('canceled-returned', -removed, t('why.gone')),
    ...row('goodwill', -balance.adjustedAmount, t('why.goodwill')),
    {
      name: t('worth'),
      amount: balance.currentAmount,
      why: t('why.worth', {
        total: of(totals.totalAmount),
        removed: of(removed),
        goodwill: of(balance.adjustedAmount),
        current: of(balance.currentAmount),
      }),
      isTotal: true,
    },
    ...row('captured', balance.capturedAmount, null),
    ...row('refunded', -balance.refundedAmount, null),
    ...row('disputed', -balance.disputedAmount, t('why.disputed')),
    ...row('authorized', balance.authorizedAmount, t('why.authorized')),
    ...row('pending-money', balance.pendingAmount, t('why.pending')),
    { name: t('due'), amount: balance.dueAmount, why: t('why.due', figures), isTotal: true },
    ...row('credit', balance.creditAmount, t('why.credit', figures)),
    ...row('refundable', balance.refundableAmount, null),
  ];
};

/** The money of an order. Each figure opens into how it came about. */
export const Money = ({ order }: { order: Order }) => {
  const { t } = useConsole();
  return (
    <section aria-labelledby="money-title">
      <h2 id="money-title">{t('money')}</h2>
      <div className="halves">
        <Rows rows={useOrderedRows(order)} currency={order.currency} />
        <Rows rows={useBalanceRows(order)} currency={order.currency} />
      </div>
    </section>
  );
};
