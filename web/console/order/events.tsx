import type { ReactNode } from 'react';
import { type Console, useConsole } from '../console-context';
import { Time } from '../parts/format';
import type { Order, OrderEvent } from '../types';

type Goods = Pick<Order, 'currency' | 'lines'>;
type Units = { readonly lineId?: unknown; readonly sku?: unknown; readonly quantity?: unknown };

/** Units of lines, by the names of their products. */
const unitsIn = (value: unknown, { lines }: Goods): string =>
  Array.isArray(value)
    ? value
        .map(({ lineId, sku, quantity }: Units) => {
          const line = lines.find((each) => each.id === lineId || (lineId === undefined && each.sku === sku));
          return `${quantity} × ${line?.name ?? sku ?? lineId}`;
        })
        .join(', ')
    : '';

/** The parts of an event's data that say something to a person, each in words. */
const detailsOf = ({ data }: OrderEvent, goods: Goods, { t, money, named }: Console): readonly string[] => {
  const { currency } = goods;
  const amount = (name: string): number | undefined =>
    typeof data[name] === 'number' ? (data[name] as number) : undefined;
  const text = (name: string): string | undefined =>
    typeof data[name] === 'string' ? (data[name] as string) : undefined;
  const takes = typeof data.takes === 'object' && data.takes !== null ? (data.takes as Record<string, unknown>) : {};
  const [paid, goodwill, released] = [amount('amount'), amount('goodwillAmount'), amount('releasedAmount')];
  const parts: readonly (string | undefined)[] = [
    text('operation') === undefined ? undefined : named(`operation.${text('operation')}`, text('operation') ?? ''),
    paid === undefined ? undefined : money(paid, currency),
    text('paymentId') ?? text('fulfillmentId') ?? text('returnId') ?? text('holdId'),
    unitsIn(data.lines ?? takes.lines, goods),
    takes.shipping === true ? t('refund-kind.shipping') : undefined,
    unitsIn(data.added, goods) === '' ? undefined : `+ ${unitsIn(data.added, goods)}`,
    unitsIn(data.canceled, goods) === '' ? undefined : `− ${unitsIn(data.canceled, goods)}`,
    goodwill === undefined || goodwill === 0 ? undefined : `${t('goodwill')} ${money(goodwill, currency)}`,
    released === undefined || released === 0 ? undefined : `${t('released')} ${money(released, currency)}`,
    Array.isArray(data.fields) ? data.fields.join(', ') : undefined,
    text('because') === undefined ? undefined : named(`because.${text('because')}`, text('because') ?? ''),
    text('reason'),
  ];
  return parts.flatMap((part) => (part === undefined || part === '' ? [] : [part]));
};

const Actor = ({ actor }: Pick<OrderEvent, 'actor'>): ReactNode => {
  const { t } = useConsole();
  return actor.id ?? t(`actor.${actor.role}`);
};

/** An event of the journal in a line or two. */
export const EventText = ({ event, order, children }: { event: OrderEvent; order: Goods; children?: ReactNode }) => {
  const shared = useConsole();
  const details = detailsOf(event, order, shared);
  return (
    <>
      <strong>{shared.named(`event.${event.type}`, event.type)}</strong>
      {details.length > 0 && <span className="details"> {details.join(' · ')}</span>}
      <span className="muted small by">
        <Time at={event.at} /> · <Actor actor={event.actor} />
        {children}
      </span>
    </>
  );
};
