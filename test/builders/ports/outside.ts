import { createMemoryEvents } from '#adapters/memory/events/events';
import { createMemoryMail } from '#adapters/memory/notifications/mail';
import { renderLetter } from '#adapters/notifications/letters/render';
import { systemSha256 } from '#adapters/system/sha256';
import { countedWebhookKeys, localWebhookCalls } from '#test/builders/webhooks/webhooks';

/**
 * The ports of the bus and mail in memory, with the events and letters that they received, those of webhooks on this
 * machine, and the hash function.
 */
export const memoryOutside = () => {
  const events = createMemoryEvents();
  const mail = createMemoryMail(renderLetter);
  return {
    ports: {
      events,
      mail,
      sha256: systemSha256,
      webhookCalls: localWebhookCalls(),
      webhookKeys: countedWebhookKeys(),
    },
    arrived: events.published,
    letters: mail.sent,
  };
};
