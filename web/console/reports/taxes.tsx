import { useConsole } from '../console-context';
import type { TaxReport } from '../types';
import { AmountTable, type Cell } from './amount-table';
import { Figures, sumOf } from './figures';
import { usePlaceName } from './format';
import { NameChart } from './name-chart';

type Row = TaxReport['rows'][number];
type Rated = Pick<
  Row,
  'country' | 'region' | 'rate' | 'netAmount' | 'taxAmount' | 'refundedNetAmount' | 'refundedTaxAmount'
>;

const added = (left: Rated, right: Rated): Rated => ({
  ...left,
  netAmount: left.netAmount + right.netAmount,
  taxAmount: left.taxAmount + right.taxAmount,
  refundedNetAmount: left.refundedNetAmount + right.refundedNetAmount,
  refundedTaxAmount: left.refundedTaxAmount + right.refundedTaxAmount,
});

/** The rows of all days for each place and rate, by place, the highest rate first. */
const byPlace = (rows: readonly Row[]): readonly Rated[] => {
  const places = new Map<string, Rated>();
  for (const row of rows) {
    const key = JSON.stringify([row.country, row.region, row.rate]);
    const before = places.get(key);
    places.set(key, before === undefined ? row : added(before, row));
  }
  return [...places.values()].toSorted(
    (left, right) =>
      `${left.country} ${left.region ?? ''}`.localeCompare(`${right.country} ${right.region ?? ''}`) ||
      Number(right.rate) - Number(left.rate),
  );
};

const owed = ({ taxAmount, refundedTaxAmount }: Rated): number => taxAmount - refundedTaxAmount;

const cellsOf = (rows: readonly Rated[]): readonly Cell[] => {
  const [net, tax] = [sumOf(rows, 'netAmount'), sumOf(rows, 'taxAmount')];
  const [netBack, taxBack] = [sumOf(rows, 'refundedNetAmount'), sumOf(rows, 'refundedTaxAmount')];
  return [net, tax, netBack, taxBack, net - netBack, tax - taxBack].map((amount) => ({ amount }));
};

/** The taxes of all days, by where they are due and by rate. */
export const Taxes = ({ report, currency }: { report: TaxReport; currency: string }) => {
  const { t, money } = useConsole();
  const { place, percent } = usePlaceName();
  const places = byPlace(report.rows.filter((row) => row.currency === currency));
  const nameOf = ({ country, region, rate }: Rated): string => `${place(country, region)} ${percent(rate)}`;
  const tax = places.reduce((sum, row) => sum + owed(row), 0);
  return (
    <>
      <Figures
        of={[
          [t('tax.taxAmount'), money(sumOf(places, 'taxAmount'), currency)],
          [t('tax.refundedTaxAmount'), money(sumOf(places, 'refundedTaxAmount'), currency)],
          [t('tax.currentTaxAmount'), money(tax, currency)],
        ]}
      />
      <NameChart
        title={t('tax.by-place')}
        currency={currency}
        bars={places.map((row) => ({ key: nameOf(row), name: nameOf(row), amount: owed(row) }))}
      />
      <AmountTable
        label={t('tax.by-place')}
        currency={currency}
        names={[
          t('tax.place'),
          t('tax.netAmount'),
          t('tax.taxAmount'),
          t('tax.refundedNetAmount'),
          t('tax.refundedTaxAmount'),
          t('tax.currentNetAmount'),
          t('tax.currentTaxAmount'),
        ]}
        rows={places.map((row) => ({ key: nameOf(row), name: nameOf(row), cells: cellsOf([row]) }))}
        sums={cellsOf(places)}
      />
    </>
  );
};
