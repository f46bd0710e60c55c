import * as z from 'zod/mini';
import { replySchema } from '#adapters/http/reply-schema';

export const Timestamp = replySchema(() =>
  z.string().check(
    z.meta({
      id: 'Timestamp',
      description: 'RFC 3339 in UTC with milliseconds.',
      format: 'date-time',
      examples: ['2026-11-21T10:00:00.000Z'],
    }),
  ),
);
export const timestamp = (at: number): string => new Date(at).toISOString();

export const timestampOrNull = (at: number | null): string | null => (at === null ? null : timestamp(at));
