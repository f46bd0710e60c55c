import * as z from 'zod/mini';
import { type MembersFor, type Replied, replySchema } from '#adapters/http/reply-schema';
import { Timestamp, timestamp } from '#adapters/http/representations/timestamp';
import type { Caller } from '#domain/access/caller';
import { eventData } from '#domain/orders/events/event-data';
import { type JournalEntry, readableEntry } from '#domain/orders/events/journal';

export const JournalEntryBody = replySchema(() =>
  z.object({
    sequence: z.int().check(z.gte(1), z.describe('Counts the events of the order, without gaps.')),
    version: z.int().check(z.gte(1)),
    type: z.string().check(z.describe('The type of the event, such as `order.placed`.')),
    at: Timestamp(),
    actor: z.object({
      role: z.enum(['customer', 'staff', 'system']),
      id: z.optional(z.string()).check(z.describe('The id of the member of staff. Only in replies to staff.')),
    }),
    data: z
      .record(z.string(), z.unknown())
      .check(
        z.describe(
          'Depends on the type. Has `reason` if one was given; only staff get the reason of a hold, and the `riskReasons` of one that the risk rules placed. For a customer the `fields` of an update lack those that only staff read.',
        ),
      ),
  } satisfies MembersFor<Exclude<keyof JournalEntry, 'event' | 'reason' | 'trace'>>),
);

export const journalEntryBody = (entry: JournalEntry, caller: Caller): Replied<typeof JournalEntryBody> => {
  const { event, actor, reason } = readableEntry(caller, entry);
  return {
    sequence: entry.sequence,
    version: entry.version,
    type: event.type,
    at: timestamp(entry.at),
    actor,
    data: { ...eventData(event), ...(reason === null ? {} : { reason }) },
  };
};
