import { useConsole } from '../console-context';
import type { BalanceReport } from '../types';
import { AmountTable, type Cell } from './amount-table';
import { Figures, sumOf } from './figures';

type Row = BalanceReport['rows'][number];

const cellsOf = (rows: readonly Row[]): readonly Cell[] => [
  { count: sumOf(rows, 'dueOrderCount') },
  { amount: sumOf(rows, 'dueAmount') },
  { count: sumOf(rows, 'creditOrderCount') },
  { amount: sumOf(rows, 'creditAmount') },
];

/** The amounts due and in credit now, by the age of orders. */
export const Balances = ({ report, currency }: { report: BalanceReport; currency: string }) => {
  const { t, money } = useConsole();
  const rows = report.rows.filter((row) => row.currency === currency);
  const nameOf = ({ minimumDays, maximumDays }: Row): string =>
    maximumDays === null
      ? t('balances.older', { from: minimumDays })
      : t('balances.days', { from: minimumDays, to: maximumDays });
  return (
    <>
      <Figures
        of={[
          [t('balances.dueAmount'), money(sumOf(rows, 'dueAmount'), currency)],
          [t('balances.creditAmount'), money(sumOf(rows, 'creditAmount'), currency)],
        ]}
      />
      <AmountTable
        label={t('balances.title')}
        currency={currency}
        names={[
          t('balances.age'),
          t('balances.dueOrderCount'),
          t('balances.dueAmount'),
          t('balances.creditOrderCount'),
          t('balances.creditAmount'),
        ]}
        rows={rows.map((row) => ({ key: String(row.minimumDays), name: nameOf(row), cells: cellsOf([row]) }))}
        sums={cellsOf(rows)}
      />
    </>
  );
};
