import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { failureOf, useConsole } from '../console-context';
import { Notice, Skeleton, Trouble } from '../parts/feedback';
import { localEventsKey, useLocalEvents } from '../shop/local';
import { EventList } from './event-list';
import { lookMilliseconds, useFeed } from './feed';
import { merged } from './merged';
import { useStream } from './use-stream';

/** How often the whole list is read beside a stream: the stream tells no dead letters. */
const besideStreamMilliseconds = 30_000;
const withoutStreamMilliseconds = 5_000;

const seconds = (milliseconds: number): number => milliseconds / 1_000;

/** What the local server has published, with what its stream tells since. */
const LocalEvents = () => {
  const { t } = useConsole();
  const queries = useQueryClient();
  const refresh = useCallback(() => void queries.invalidateQueries({ queryKey: localEventsKey }), [queries]);
  const { streamed, isOpen } = useStream(refresh);
  const query = useLocalEvents(isOpen ? besideStreamMilliseconds : withoutStreamMilliseconds);
  const dead = query.data?.deadLetters ?? [];
  return (
    <EventList
      events={query.data && merged(query.data.events, streamed)}
      about={t('events-about')}
      state={isOpen ? t('events-live') : t('events-every', { seconds: seconds(withoutStreamMilliseconds) })}
      isLive={isOpen}
    >
      {query.error !== null && <Trouble failure={failureOf(query.error)} retry={refresh} />}
      {query.isPending && <Skeleton rows={6} />}
      {dead.length > 0 && (
        <Notice tone="bad">
          <p>{t('dead-letters', { count: dead.length })}</p>
          <p className="small">{dead.join(', ')}</p>
        </Notice>
      )}
    </EventList>
  );
};

/** The feed of a deployed stage. */
const Feed = () => {
  const { t } = useConsole();
  const query = useFeed();
  return (
    <EventList
      events={query.data}
      about={t('events-about-feed')}
      state={t('events-every', { seconds: seconds(lookMilliseconds) })}
      isLive={false}
    >
      {query.error !== null && <Trouble failure={failureOf(query.error)} retry={() => void query.refetch()} />}
      {query.isPending && <Skeleton rows={6} />}
    </EventList>
  );
};

/** The events of the shop, as they come. */
export default function Events() {
  const { config } = useConsole();
  return config.signIn.kind === 'local' ? <LocalEvents /> : <Feed />;
}
