import { useConsole } from '../console-context';

/** A name with its amount in the minor unit, which may be below zero. */
export type NameBar = { readonly key: string; readonly name: string; readonly amount: number };

type ChartProps = { readonly bars: readonly NameBar[]; readonly currency: string; readonly title: string };

const rowHeight = 44;
const barHeight = 14;

/** Bars by name, below each other: a picture of the table below it. */
export const NameChart = ({ bars, currency, title }: ChartProps) => {
  const { t, money } = useConsole();
  const amounts = bars.map(({ amount }) => amount);
  const [lowest, highest] = [Math.min(0, ...amounts), Math.max(0, ...amounts)];
  const percentOf = (part: number): number => (part / Math.max(1, highest - lowest)) * 100;
  const most = bars.find(({ amount }) => amount === highest);
  const summary =
    most === undefined
      ? title
      : t('chart-summary', { title, name: t('chart-most'), where: most.name, amount: money(highest, currency) });
  return (
    <figure className="chart names">
      <figcaption>
        <strong>{title}</strong>
      </figcaption>
      <svg role="img" aria-label={summary} width="100%" height={bars.length * rowHeight}>
        {bars.map(({ key, name, amount }, index) => (
          <g key={key}>
            <text x="0" y={index * rowHeight + 16}>
              {name}
            </text>
            <text className="amount" x="100%" y={index * rowHeight + 16} textAnchor="end">
              {money(amount, currency)}
            </text>
            <rect className="rail" x="0" y={index * rowHeight + 22} width="100%" height={barHeight} rx="3" />
            <rect
              className={amount < 0 ? 'down' : 'up'}
              x={`${percentOf(Math.min(0, amount) - lowest)}%`}
              y={index * rowHeight + 22}
              width={`${percentOf(Math.abs(amount))}%`}
              height={barHeight}
              rx="3"
            />
          </g>
        ))}
      </svg>
    </figure>
  );
};
