import { createMemoryEvents } from '#adapters/memory/events/events';
import { createMemoryMail } from '#adapters/memory/notifications/mail';
import { renderLetter } from '#adapters/notifications/letters/render';
import { countedWebhookKeys, localWebhookCalls } from '#test/builders/webhooks';

/**
 * The ports of the bus and mail in memory, with the events and letters that they received, and those of webhooks on this
 * machine.
 */
export const memoryOutside = () => {
  const events = createMemoryEvents();
  const mail = createMemoryMail(renderLetter);
  return {
    ports: { events, mail, webhookCalls: localWebhookCalls(), webhookKeys: countedWebhookKeys() },
    arrived: events.published,
    letters: mail.sent,
  };
};
