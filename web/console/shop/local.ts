import { useQuery } from '@tanstack/react-query';
import { Refused } from '../console-context';
import type { ShownEvent } from '../events/merged';

/** What only the local server shows: it has no operation of the contract. */

export type Letter = { readonly to: string; readonly subject: string; readonly text: string };

const read = async (path: string): Promise<unknown> => {
  const reply = await fetch(path, { headers: { accept: 'application/json' } }).catch(() => undefined);
  if (reply?.ok !== true) throw new Refused({ code: 'no-answer' });
  return reply.json();
};

const refreshMilliseconds = 5_000;

type LocalEvents = { readonly events: readonly ShownEvent[]; readonly deadLetters: readonly string[] };

export const localEventsKey = ['local', 'events'];

/** The published events, oldest first, and the ids of those that nobody accepted, for example because of a letter. */
export const useLocalEvents = (refetchInterval = refreshMilliseconds) =>
  useQuery({
    queryKey: localEventsKey,
    queryFn: async () => (await read('/dev/events')) as LocalEvents,
    refetchInterval,
  });

/** The letters to customers, newest first. */
export const useLetters = () =>
  useQuery({
    queryKey: ['local', 'letters'],
    queryFn: async () => (await read('/dev/mailbox')) as { letters: Letter[] },
    refetchInterval: refreshMilliseconds,
    select: ({ letters }) => letters.toReversed(),
  });
