import { createMemoryEvents } from '#adapters/memory/events/events';
import { createMemoryMail } from '#adapters/memory/notifications/mail';

/** What leaves the service stays in the test: the ports, and what arrived by them. */
export const memoryOutside = () => {
  const events = createMemoryEvents();
  const mail = createMemoryMail();
  return { ports: { events, mail }, arrived: events.published, letters: mail.sent };
};
