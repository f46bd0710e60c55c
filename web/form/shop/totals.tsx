import { useShop } from '../shop-context';
import type { Quote } from '../state/quote';

type Priced = Pick<Quote, 'currency' | 'lines' | 'shipping' | 'totals'>;

/** The taxes that are in the amounts, by rate. */
const taxesOf = ({ lines, shipping }: Pick<Quote, 'lines' | 'shipping'>): readonly (readonly [string, number])[] => {
  const sums = new Map<string, number>();
  const shares = [
    ...lines.map(({ taxRate, taxAmount }) => [taxRate, taxAmount] as const),
    ...(shipping?.taxes ?? []).map(({ rate, taxAmount }) => [rate, taxAmount] as const),
  ];
  for (const [rate, amount] of shares) sums.set(rate, (sums.get(rate) ?? 0) + amount);
  return [...sums].filter(([, amount]) => amount !== 0);
};

export type Row = { readonly text: string; readonly amount: number; readonly look?: 'muted' | 'total' };

/** Amounts with their names; without a row, nothing. */
export const Rows = ({
  rows,
  currency,
  isPending = false,
}: {
  rows: readonly Row[];
  currency: string;
  isPending?: boolean;
}) => {
  const { money } = useShop();
  if (rows.length === 0) return null;
  return (
    <dl class="totals" aria-busy={isPending}>
      {rows.map(({ text, amount, look }) => (
        <div key={text} class={look}>
          <dt>{text}</dt>
          <dd id={look === 'total' ? 'total' : undefined}>{money(amount, currency)}</dd>
        </div>
      ))}
    </dl>
  );
};

/** Totals as consumers read them: each amount with its tax, and the taxes in the total below. */
export const Totals = ({ priced, isPending = false }: { priced: Priced; isPending?: boolean }) => {
  const { t, percent } = useShop();
  const { currency, lines, shipping, totals } = priced;
  const { discountAmount, roundingAmount, totalAmount } = totals;
  const rows: readonly (Row | false)[] = [
    { text: t('goods'), amount: lines.reduce((sum, line) => sum + line.totalAmount, 0) },
    discountAmount > 0 && { text: t('discount-inside'), amount: -discountAmount, look: 'muted' },
    shipping !== null && { text: t('shipping'), amount: shipping.totalAmount },
    roundingAmount !== 0 && { text: t('rounding'), amount: roundingAmount },
    { text: t('total'), amount: totalAmount, look: 'total' },
    ...taxesOf(priced).map(
      ([rate, amount]): Row => ({ text: t('tax-inside', { rate: percent(rate) }), amount, look: 'muted' }),
    ),
  ];
  return <Rows rows={rows.filter((row) => row !== false)} currency={currency} isPending={isPending} />;
};
