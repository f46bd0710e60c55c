import type { PlainReply } from '#adapters/http/plain';
import type { Background } from '#infrastructure/local/background';

const json = (body: unknown): PlainReply => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

/** The events published last, the oldest first, and what no function took. Deployed, they go to the bus. */
export const tellEvents = async ({ events, deadLetters }: Background): Promise<PlainReply> =>
  json({ events: events(), deadLetters: deadLetters() });

/** The letters written last, the oldest first. Deployed, they are sent. */
export const tellMailbox = async ({ letters }: Background): Promise<PlainReply> => json({ letters: letters() });
