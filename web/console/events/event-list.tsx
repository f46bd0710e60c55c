import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { useConsole } from '../console-context';
import { Empty, ViewTitle } from '../parts/feedback';
import { TextField } from '../parts/fields';
import { Badge, Time } from '../parts/format';
import { keyOf, type ShownEvent } from './merged';

/** The order that an event is about; undefined: it is about a product. */
const orderIn = ({ source }: ShownEvent): string | undefined => /^\/v1\/orders\/(.+)$/.exec(source)?.[1];

const mostShown = 100;

const Row = ({ event }: { event: ShownEvent }) => {
  const { named } = useConsole();
  const order = orderIn(event);
  return (
    <li>
      <details>
        <summary>
          <strong>{named(`event.${event.type}`, event.type)}</strong> <span className="muted small">{event.type}</span>
        </summary>
        <pre>{JSON.stringify(event, null, 2)}</pre>
      </details>
      {order === undefined ? <span>{event.id}</span> : <Link href={`/orders/${order}`}>{order}</Link>}
      <span className="muted small">
        <Time at={event.time} isExact />
      </span>
    </li>
  );
};

/**
 * Events as they were when somebody pressed pause, or as they come. `newer`: how many have come since; a list under the
 * pointer must not move while it is read.
 */
const usePause = (events: readonly ShownEvent[]) => {
  const [held, setHeld] = useState<readonly ShownEvent[] | null>(null);
  const before = new Set(held?.map(keyOf));
  return {
    shown: held ?? events,
    isPaused: held !== null,
    newer: held === null ? 0 : events.filter((event) => !before.has(keyOf(event))).length,
    toggle: () => setHeld(held === null ? events : null),
  };
};

type ListProps = {
  /** Oldest first; undefined: they are not known yet. */
  readonly events: readonly ShownEvent[] | undefined;
  readonly about: string;
  /** How new events come, in a word or two, and whether that is at once. */
  readonly state: string;
  readonly isLive: boolean;
  /** What is shown above the list. */
  readonly children: ReactNode;
};

/** Events, newest first. New ones appear by themselves until somebody pauses. */
export const EventList = ({ events, about, state, isLive, children }: ListProps) => {
  const { t } = useConsole();
  const { shown, isPaused, newer, toggle } = usePause(events ?? []);
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const found = shown.filter(({ id, type }) => `${id} ${type}`.toLowerCase().includes(wanted)).toReversed();
  return (
    <>
      <div className="heading">
        <ViewTitle name={t('events')}>{t('events')}</ViewTitle>
        <span role="status">
          <Badge tone={isPaused ? 'warning' : isLive ? 'good' : 'quiet'}>{isPaused ? t('events-paused') : state}</Badge>
        </span>
        <button type="button" className="quiet small-button" onClick={toggle}>
          {isPaused ? t('events-resume', { count: newer }) : t('events-pause')}
        </button>
      </div>
      <p className="muted">{about}</p>
      {children}
      <TextField label={t('events-search')} type="search" value={text} onChange={setText} />
      {events !== undefined && found.length === 0 && (
        <Empty>{t(shown.length === 0 ? 'no-events' : 'no-events-match')}</Empty>
      )}
      <ul className="plain list">
        {found.slice(0, mostShown).map((event) => (
          <Row key={keyOf(event)} event={event} />
        ))}
      </ul>
      {found.length > mostShown && <p className="muted">{t('events-cut', { count: mostShown, all: found.length })}</p>}
    </>
  );
};
