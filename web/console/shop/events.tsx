import { useState } from 'react';
import { Link } from 'wouter';
import { useConsole } from '../console-context';
import { Empty, Loaded, Notice, ViewTitle } from '../parts/feedback';
import { TextField } from '../parts/fields';
import { Time } from '../parts/format';
import { type LocalEvent, useDeadLetters, useEvents } from './local';

/** The order that an event is about; undefined: it is about a product. */
const orderIn = ({ source }: LocalEvent): string | undefined => /^\/v1\/orders\/(.+)$/.exec(source)?.[1];

const shown = 100;

export default function Events() {
  const { t, named } = useConsole();
  const query = useEvents();
  const dead = useDeadLetters().data ?? [];
  const [text, setText] = useState('');
  const found = (query.data ?? []).filter(({ id, type }) =>
    `${id} ${type}`.toLowerCase().includes(text.trim().toLowerCase()),
  );
  return (
    <>
      <ViewTitle name={t('events')}>{t('events')}</ViewTitle>
      <p className="muted">{t('events-about')}</p>
      {dead.length > 0 && (
        <Notice tone="bad">
          <p>{t('dead-letters', { count: dead.length })}</p>
          <p className="small">{dead.join(', ')}</p>
        </Notice>
      )}
      <TextField label={t('events-search')} type="search" value={text} onChange={setText} />
      <Loaded query={query} rows={6}>
        {(all) => found.length === 0 && <Empty>{t(all.length === 0 ? 'no-events' : 'no-events-match')}</Empty>}
      </Loaded>
      <ul className="plain list">
        {found.slice(0, shown).map((event) => {
          const order = orderIn(event);
          return (
            <li key={`${event.source} ${event.id}`}>
              <details>
                <summary>
                  <strong>{named(`event.${event.type}`, event.type)}</strong>{' '}
                  <span className="muted small">{event.type}</span>
                </summary>
                <pre>{JSON.stringify(event, null, 2)}</pre>
              </details>
              {order === undefined ? <span>{event.id}</span> : <Link href={`/orders/${order}`}>{order}</Link>}
              <span className="muted small">
                <Time at={event.time} />
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
