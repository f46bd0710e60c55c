import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { OrdersClient } from '../../../clients/typescript/index';
import { outcomeOf } from '../../shared/api';
import { Refused, useConsole } from '../console-context';
import { merged, type ShownEvent } from './merged';

const eventsPerPage = 100;
/** What one look reads at most; the next one goes on. */
const pagesPerLook = 10;
export const lookMilliseconds = 10_000;

/** Where the feed was read to. `isEnd`: nothing is behind the cursor yet. `eTag`: of the page that says so. */
type Position = {
  readonly cursor: string | null;
  readonly eTag: string | null;
  readonly events: readonly ShownEvent[];
  readonly isEnd: boolean;
};

const start: Position = { cursor: null, eTag: null, events: [], isEnd: false };

/** Reads the page at a position, which the service answers with 304 while nothing is new. */
const readPage = async (api: OrdersClient, position: Position): Promise<Position> => {
  const { cursor, eTag, events } = position;
  const query = { limit: eventsPerPage, ...(cursor === null ? {} : { cursor }) };
  const header = eTag === null ? {} : { 'If-None-Match': eTag };
  let response: Response | undefined;
  const call = api.GET('/v1/events', { params: { query, header } }).then((reply) => {
    response = reply.response;
    return reply;
  });
  const outcome = await outcomeOf(call);
  if (response?.status === 304) return position;
  if (!outcome.ok) throw new Refused(outcome.failure);
  const { events: found, nextCursor } = outcome.value;
  // At its end the feed gives the cursor back that it was given, and its page stays the same.
  const isEnd = nextCursor === cursor;
  return {
    cursor: nextCursor,
    eTag: isEnd ? (response?.headers.get('etag') ?? null) : null,
    events: merged(events, found),
    isEnd,
  };
};

/** Reads on to the end of the feed. */
const readOn = async (api: OrdersClient, from: Position): Promise<Position> => {
  let position = from;
  for (let page = 0; page < pagesPerLook; page += 1) {
    position = await readPage(api, position);
    if (position.isEnd) break;
  }
  return position;
};

/** The events of the shop since the beginning of this hour, oldest first, as the API tells them. A hidden page does not look. */
export const useFeed = () => {
  const { api } = useConsole();
  const position = useRef(start);
  return useQuery({
    queryKey: ['feed'],
    refetchInterval: lookMilliseconds,
    gcTime: 0,
    queryFn: async () => {
      try {
        position.current = await readOn(api, position.current);
      } catch (error) {
        // A page that slept for 30 days begins anew.
        if (error instanceof Refused && error.failure.code === 'events-expired') position.current = start;
        throw error;
      }
      return position.current.events;
    },
  });
};
