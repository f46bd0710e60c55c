import { useQuery } from '@tanstack/react-query';
import { Refused } from '../console-context';

/** What only the local server shows: it has no operation of the contract. */

export type LocalEvent = {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly source: string;
  readonly data: unknown;
};
export type Letter = { readonly to: string; readonly subject: string; readonly text: string };

const read = async (path: string): Promise<unknown> => {
  const reply = await fetch(path, { headers: { accept: 'application/json' } }).catch(() => undefined);
  if (reply?.ok !== true) throw new Refused({ code: 'no-answer' });
  return reply.json();
};

const refreshMilliseconds = 5_000;

const useLocalEvents = <Part>(select: (reply: { events: LocalEvent[]; deadLetters: string[] }) => Part) =>
  useQuery({
    queryKey: ['local', 'events'],
    queryFn: async () => (await read('/dev/events')) as { events: LocalEvent[]; deadLetters: string[] },
    refetchInterval: refreshMilliseconds,
    select,
  });

/** The published events, newest first. */
export const useEvents = () => useLocalEvents(({ events }) => events.toReversed());

/** The ids of events that nobody accepted, for example because a letter could not be sent. */
export const useDeadLetters = () => useLocalEvents(({ deadLetters }) => deadLetters);

/** The letters to customers, newest first. */
export const useLetters = () =>
  useQuery({
    queryKey: ['local', 'letters'],
    queryFn: async () => (await read('/dev/mailbox')) as { letters: Letter[] },
    refetchInterval: refreshMilliseconds,
    select: ({ letters }) => letters.toReversed(),
  });
