import { useEffect, useRef, useState } from 'react';
import { useConsole } from '../console-context';
import { marksOf } from './axis';
import { useDayFormat, useRoundMoney } from './format';

/** A day with what goes up from the line of zero, and what goes down. Amounts in the minor unit. */
export type DayBar = { readonly day: string; readonly up: number; readonly down: number };

type ChartProps = {
  readonly bars: readonly DayBar[];
  readonly currency: string;
  /** The heading, and the names of both directions. */
  readonly title: string;
  readonly upName: string;
  readonly downName: string;
};

const height = 240;
const margin = { top: 10, end: 4, bottom: 24 };
const pixelsPerCharacter = 7.5;
const dayLabelPixels = 58;
/** The width before the page is measured. */
const firstWidth = 640;

/** The width of an element in pixels, and again when it changes. */
const useWidth = () => {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(firstWidth);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(200, entry?.contentRect.width ?? firstWidth)));
    if (element.current !== null) observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return { element, width };
};

/** The places of a chart in pixels. `start`: where the plot begins, beside the names of the marks. */
const layoutOf = (bars: readonly DayBar[], marks: readonly number[], width: number, start: number) => {
  const [lowest = 0, highest = 1] = [marks[0], marks.at(-1)];
  const plotHeight = height - margin.top - margin.bottom;
  const slot = (width - start - margin.end) / Math.max(1, bars.length);
  return {
    slot,
    barWidth: Math.max(2, Math.min(36, slot * 0.72)),
    x: (index: number) => start + slot * index,
    y: (amount: number) => margin.top + ((highest - amount) / (highest - lowest)) * plotHeight,
    everyLabel: Math.ceil(dayLabelPixels / slot),
  };
};

type Layout = ReturnType<typeof layoutOf>;

/** From the line of zero to an amount. */
const Bar = ({
  amount,
  index,
  layout,
  className,
}: {
  amount: number;
  index: number;
  layout: Layout;
  className: string;
}) => {
  const { x, y, slot, barWidth } = layout;
  if (amount === 0) return null;
  const top = y(Math.max(0, amount));
  return (
    <rect
      className={className}
      x={x(index) + (slot - barWidth) / 2}
      y={top}
      width={barWidth}
      height={Math.max(1, y(Math.min(0, amount)) - top)}
      rx={Math.min(2, barWidth / 4)}
    />
  );
};

/** The bars of a day. The whole column shows its amounts where a pointer rests on it. */
const Column = ({ bar, index, layout, text }: { bar: DayBar; index: number; layout: Layout; text: string }) => (
  <g className="day">
    <rect
      className="column"
      x={layout.x(index)}
      y={margin.top}
      width={layout.slot}
      height={height - margin.top - margin.bottom}
    />
    <Bar className="up" amount={bar.up} index={index} layout={layout} />
    <Bar className="down" amount={-bar.down} index={index} layout={layout} />
    <title>{text}</title>
  </g>
);

const Legend = ({
  title,
  upName,
  downName,
  hasDown,
}: Pick<ChartProps, 'title' | 'upName' | 'downName'> & { hasDown: boolean }) => (
  <figcaption>
    <strong>{title}</strong>
    <span className="key up">{upName}</span>
    {hasDown && <span className="key down">{downName}</span>}
  </figcaption>
);

/** The day with the most, as a sentence: who cannot see the picture has it, and the table below. */
const useSummary = ({ bars, currency, title, upName }: ChartProps): string => {
  const { t, money } = useConsole();
  const day = useDayFormat();
  const highest = bars.reduce((best, bar) => (bar.up > best.up ? bar : best), { day: '', up: 0, down: 0 });
  if (highest.up === 0) return title;
  return t('chart-summary', { title, name: upName, where: day.long(highest.day), amount: money(highest.up, currency) });
};

/** Bars by day: a picture of the table below it. */
export const DayChart = (props: ChartProps) => {
  const { bars, currency, title, upName, downName } = props;
  const { money } = useConsole();
  const day = useDayFormat();
  const marks = marksOf(bars.flatMap(({ up, down }) => [up, -down]));
  const markName = useRoundMoney(marks, currency);
  const { element, width } = useWidth();
  const start = Math.max(...marks.map((mark) => markName(mark).length)) * pixelsPerCharacter + 8;
  const layout = layoutOf(bars, marks, width, start);
  const isNamed = (index: number): boolean =>
    index % layout.everyLabel === 0 && layout.x(index) + (layout.slot + dayLabelPixels) / 2 <= width + margin.end * 2;
  const textOf = ({ day: at, up, down }: DayBar): string =>
    [
      day.long(at),
      `${upName}: ${money(up, currency)}`,
      ...(down === 0 ? [] : [`${downName}: ${money(down, currency)}`]),
    ].join('\n');
  return (
    <figure className="chart">
      <Legend title={title} upName={upName} downName={downName} hasDown={bars.some(({ down }) => down !== 0)} />
      <div ref={element}>
        <svg role="img" aria-label={useSummary(props)} width={width} height={height}>
          {marks.map((mark) => (
            <g key={mark} className={mark === 0 ? 'mark zero' : 'mark'}>
              <line x1={start} x2={width} y1={layout.y(mark)} y2={layout.y(mark)} />
              <text x={start - 8} y={layout.y(mark)} dy="0.32em" textAnchor="end">
                {markName(mark)}
              </text>
            </g>
          ))}
          {bars.map((bar, index) => (
            <Column key={bar.day} bar={bar} index={index} layout={layout} text={textOf(bar)} />
          ))}
          {bars.map(({ day: at }, index) =>
            isNamed(index) ? (
              <text
                key={at}
                className="day-name"
                x={layout.x(index) + layout.slot / 2}
                y={height - 6}
                textAnchor="middle"
              >
                {day.brief(at)}
              </text>
            ) : null,
          )}
        </svg>
      </div>
    </figure>
  );
};
