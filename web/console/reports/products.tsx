import { Link } from 'wouter';
import { useConsole } from '../console-context';
import type { ProductReport } from '../types';
import { AmountTable } from './amount-table';
import { NameChart } from './name-chart';

/** The bars of a picture that people still read. */
const mostBars = 10;

/** The products that sold best. */
export const Products = ({ report, currency }: { report: ProductReport; currency: string }) => {
  const { t } = useConsole();
  const rows = report.rows.filter((row) => row.currency === currency);
  return (
    <>
      <NameChart
        title={t('best.title')}
        currency={currency}
        bars={rows.slice(0, mostBars).map(({ sku, currentNetAmount: amount }) => ({ key: sku, name: sku, amount }))}
      />
      <AmountTable
        label={t('best.title')}
        currency={currency}
        names={[
          t('best.sku'),
          t('best.orderedQuantity'),
          t('best.canceledQuantity'),
          t('best.returnedQuantity'),
          t('best.netAmount'),
          t('best.refundedNetAmount'),
          t('best.currentNetAmount'),
        ]}
        rows={rows.map((row) => ({
          key: row.sku,
          name: <Link href={`/products/${encodeURIComponent(row.sku)}`}>{row.sku}</Link>,
          cells: [
            { count: row.orderedQuantity },
            { count: row.canceledQuantity },
            { count: row.returnedQuantity },
            { amount: row.netAmount },
            { amount: row.refundedNetAmount },
            { amount: row.currentNetAmount },
          ],
        }))}
        sums={null}
      />
    </>
  );
};
