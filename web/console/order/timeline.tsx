import { useId } from 'react';
import { useConsole } from '../console-context';
import { Loaded } from '../parts/feedback';
import type { Order } from '../types';
import { EventText } from './events';
import { useJournal } from './queries';

type TimelineProps = {
  /** The current order. */
  readonly order: Order;
  /** The version that is shown; null: the current one. */
  readonly version: number | null;
  readonly setVersion: (version: number | null) => void;
};

/** The journal, newest first. The slider and each entry show the order as that change left it. */
export const Timeline = ({ order, version, setVersion }: TimelineProps) => {
  const { t } = useConsole();
  const query = useJournal(order);
  const id = useId();
  const shown = version ?? order.version;
  return (
    <section aria-labelledby="timeline-title">
      <h2 id="timeline-title">{t('timeline')}</h2>
      {order.version > 1 && (
        <div className="scrubber">
          <label htmlFor={id}>{t('as-it-was', { version: shown, of: order.version })}</label>
          <input
            id={id}
            type="range"
            min={1}
            max={order.version}
            value={shown}
            onChange={(event) => setVersion(Number(event.currentTarget.value))}
          />
        </div>
      )}
      <Loaded query={query} rows={4}>
        {() => null}
      </Loaded>
      <ol className="timeline plain">
        {(query.data ?? []).toReversed().map((event) => (
          <li
            key={event.sequence}
            className={event.version > shown ? 'later' : ''}
            aria-current={event.version === shown ? 'true' : undefined}
          >
            <EventText event={event} order={order}>
              <button type="button" className="link" onClick={() => setVersion(event.version)}>
                {t('version', { version: event.version })}
              </button>
            </EventText>
          </li>
        ))}
      </ol>
    </section>
  );
};
