import { createMemoryEvents } from '#adapters/memory/events/events';
import { createMemoryMail } from '#adapters/memory/notifications/mail';
import { renderLetter } from '#adapters/notifications/letters/render';

/** What leaves the service stays in the test: the ports, and what arrived by them. */
export const memoryOutside = () => {
  const events = createMemoryEvents();
  const mail = createMemoryMail(renderLetter);
  return { ports: { events, mail }, arrived: events.published, letters: mail.sent };
};
