import type { PlainReply } from '#adapters/http/plain';
import type { Background } from '#infrastructure/local/background';

const json = (body: unknown): PlainReply => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

/** The last published events, oldest first, and the dead letters. Deployed, events go to the bus. */
export const replyWithEvents = async ({ events, deadLetters }: Background): Promise<PlainReply> =>
  json({ events: events(), deadLetters: deadLetters() });

/** The last letters, oldest first. Deployed, they are sent. */
export const replyWithMailbox = async ({ letters }: Background): Promise<PlainReply> => json({ letters: letters() });
