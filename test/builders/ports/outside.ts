import { createMemoryEvents } from '#adapters/memory/events/events';
import { createMemoryMail } from '#adapters/memory/notifications/mail';
import { renderLetter } from '#adapters/notifications/letters/render';

/** The ports of the bus and mail in memory, with the events and letters that they received. */
export const memoryOutside = () => {
  const events = createMemoryEvents();
  const mail = createMemoryMail(renderLetter);
  return { ports: { events, mail }, arrived: events.published, letters: mail.sent };
};
