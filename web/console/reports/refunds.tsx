import { useConsole } from '../console-context';
import type { RefundReport } from '../types';
import { AmountTable, type Cell } from './amount-table';
import { DayChart } from './day-chart';
import { everyDay } from './days';
import { Figures, sumOf } from './figures';
import { useDayFormat } from './format';

type Row = RefundReport['rows'][number];

const cellsOf = (rows: readonly Row[]): readonly Cell[] => [
  { count: sumOf(rows, 'refundCount') },
  { amount: sumOf(rows, 'refundedAmount') },
  { count: sumOf(rows, 'failedRefundCount') },
  { amount: sumOf(rows, 'failedRefundAmount') },
  { amount: sumOf(rows, 'canceledAmount') },
  { amount: sumOf(rows, 'returnedAmount') },
  { amount: sumOf(rows, 'goodwillAmount') },
];

/** The money that was given back on each day, and why orders are worth less. */
export const Refunds = ({ report, currency }: { report: RefundReport; currency: string }) => {
  const { t, money } = useConsole();
  const day = useDayFormat();
  const rows = report.rows.filter((row) => row.currency === currency);
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const bars = everyDay(report).map((each) => ({
    day: each,
    up: byDay.get(each)?.refundedAmount ?? 0,
    down: byDay.get(each)?.failedRefundAmount ?? 0,
  }));
  const amount = (name: 'refundedAmount' | 'canceledAmount' | 'returnedAmount' | 'goodwillAmount') =>
    money(sumOf(rows, name), currency);
  return (
    <>
      <Figures
        of={[
          [t('refunds.refundCount'), String(sumOf(rows, 'refundCount'))],
          [t('refunds.refundedAmount'), amount('refundedAmount')],
          [t('sales.canceledAmount'), amount('canceledAmount')],
          [t('sales.returnedAmount'), amount('returnedAmount')],
          [t('sales.goodwillAmount'), amount('goodwillAmount')],
        ]}
      />
      <DayChart
        bars={bars}
        currency={currency}
        title={t('refunds.by-day')}
        upName={t('refunds.refundedAmount')}
        downName={t('refunds.failedRefundAmount')}
      />
      <AmountTable
        label={t('refunds.by-day')}
        currency={currency}
        names={[
          t('report-day'),
          t('refunds.refundCount'),
          t('refunds.refundedAmount'),
          t('refunds.failedRefundCount'),
          t('refunds.failedRefundAmount'),
          t('sales.canceledAmount'),
          t('sales.returnedAmount'),
          t('sales.goodwillAmount'),
        ]}
        rows={rows.map((row) => ({ key: row.day, name: day.long(row.day), cells: cellsOf([row]) }))}
        sums={cellsOf(rows)}
      />
    </>
  );
};
