import { useConsole } from '../console-context';
import type { SalesReport } from '../types';
import { AmountTable, type Cell } from './amount-table';
import { DayChart } from './day-chart';
import { everyDay } from './days';
import { Figures } from './figures';
import { useDayFormat } from './format';

type Sums = SalesReport['totals'][number];

const takenBack = (of: Sums): number => of.canceledAmount + of.returnedAmount + of.goodwillAmount;

const cellsOf = (of: Sums): readonly Cell[] => [
  { count: of.orderCount },
  { amount: of.netAmount },
  { amount: of.taxAmount },
  { amount: of.totalAmount },
  { amount: of.canceledAmount },
  { amount: of.returnedAmount },
  { amount: of.goodwillAmount },
  { amount: of.currentAmount },
  { amount: of.refundedAmount },
];

const KeyFigures = ({ of }: { of: Sums }) => {
  const { t, money } = useConsole();
  const amount = (value: number): string => money(value, of.currency);
  return (
    <Figures
      of={[
        [t('sales.orderCount'), String(of.orderCount)],
        [t('sales.totalAmount'), amount(of.totalAmount)],
        [t('sales.takenBack'), amount(takenBack(of))],
        [t('sales.currentAmount'), amount(of.currentAmount)],
        [t('sales.refundedAmount'), amount(of.refundedAmount)],
        [t('sales.averageOrderAmount'), of.averageOrderAmount === null ? '–' : amount(of.averageOrderAmount)],
      ]}
    />
  );
};

/** What was ordered on each day, and what was taken back. */
export const Sales = ({ report, currency }: { report: SalesReport; currency: string }) => {
  const { t } = useConsole();
  const day = useDayFormat();
  const rows = report.rows.filter((row) => row.currency === currency);
  const totals = report.totals.find((row) => row.currency === currency);
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const bars = everyDay(report).map((each) => {
    const row = byDay.get(each);
    return { day: each, up: row?.totalAmount ?? 0, down: row === undefined ? 0 : takenBack(row) };
  });
  return (
    <>
      {totals !== undefined && <KeyFigures of={totals} />}
      <DayChart
        bars={bars}
        currency={currency}
        title={t('sales.by-day')}
        upName={t('sales.totalAmount')}
        downName={t('sales.takenBack')}
      />
      <AmountTable
        label={t('sales.by-day')}
        currency={currency}
        names={[
          t('report-day'),
          t('sales.orderCount'),
          t('sales.netAmount'),
          t('sales.taxAmount'),
          t('sales.totalAmount'),
          t('sales.canceledAmount'),
          t('sales.returnedAmount'),
          t('sales.goodwillAmount'),
          t('sales.currentAmount'),
          t('sales.refundedAmount'),
        ]}
        rows={rows.map((row) => ({ key: row.day, name: day.long(row.day), cells: cellsOf(row) }))}
        sums={totals === undefined ? null : cellsOf(totals)}
      />
    </>
  );
};
