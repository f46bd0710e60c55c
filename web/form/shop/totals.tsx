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

/** Totals as consumers read them: each amount with its tax, and the taxes in the total below. */
export const Totals = ({ priced, isPending = false }: { priced: Priced; isPending?: boolean }) => {
  const { t, money, percent } = useShop();
  const { currency, lines, shipping, totals } = priced;
  const show = (amount: number): string => money(amount, currency);
  const goods = lines.reduce((sum, { totalAmount }) => sum + totalAmount, 0);
  return (
    <dl class="totals" aria-busy={isPending}>
      <div>
        <dt>{t('goods')}</dt>
        <dd>{show(goods)}</dd>
      </div>
      {totals.discountAmount > 0 && (
        <div class="muted">
          <dt>{t('discount-inside')}</dt>
          <dd>−{show(totals.discountAmount)}</dd>
        </div>
      )}
      {shipping !== null && (
        <div>
          <dt>{t('shipping')}</dt>
          <dd>{show(shipping.totalAmount)}</dd>
        </div>
      )}
      {totals.roundingAmount !== 0 && (
        <div>
          <dt>{t('rounding')}</dt>
          <dd>{show(totals.roundingAmount)}</dd>
        </div>
      )}
      <div class="total">
        <dt>{t('total')}</dt>
        <dd id="total">{show(totals.totalAmount)}</dd>
      </div>
      {taxesOf(priced).map(([rate, amount]) => (
        <div key={rate} class="muted">
          <dt>{t('tax-inside', { rate: percent(rate) })}</dt>
          <dd>{show(amount)}</dd>
        </div>
      ))}
    </dl>
  );
};
