import type { MemoryStore } from '#adapters/memory/store';
import type { QueueWebhooks, WebhookBacklogs } from '#application/ports';
import { subjectOf, type Waiting, type WebhookBacklog } from '#domain/webhooks/backlog';

const keyOf = ({ endpointId, waiting }: Pick<WebhookBacklog, 'endpointId' | 'waiting'>): string =>
  `${endpointId} ${subjectOf(waiting)}`;

const withLater = (stored: Waiting, added: Waiting): Waiting =>
  stored.kind === 'order' && added.kind === 'order' && added.last > stored.last
    ? { ...added, next: stored.next }
    : stored;

/** The last event of a backlog, which grows while it is delivered. */
const lastOf = (waiting: Waiting): number => (waiting.kind === 'order' ? waiting.last : 1);

export const createQueueWebhooks =
  ({ webhookBacklogs }: MemoryStore): QueueWebhooks =>
  async (entries) => {
    for (const entry of structuredClone(entries)) {
      const stored = webhookBacklogs.get(keyOf(entry));
      const backlog: WebhookBacklog =
        stored === undefined
          ? { ...entry, failing: null }
          : { ...stored, waiting: withLater(stored.waiting, entry.waiting) };
      webhookBacklogs.set(keyOf(entry), backlog);
    }
  };

export const createWebhookBacklogs = ({ webhookBacklogs, webhookClaims }: MemoryStore): WebhookBacklogs => ({
  due: async (endpointId, { now, limit }) => {
    const due = [...webhookBacklogs.values()].filter((each) => each.endpointId === endpointId && each.dueAt <= now);
    return structuredClone(due.toSorted((one, other) => one.dueAt - other.dueAt).slice(0, limit));
  },
  finish: async (backlog) => {
    const stored = webhookBacklogs.get(keyOf(backlog));
    const { waiting } = backlog;
    if (stored === undefined) return undefined;
    if (lastOf(stored.waiting) <= lastOf(waiting)) {
      webhookBacklogs.delete(keyOf(backlog));
      return undefined;
    }
    const left: WebhookBacklog = {
      ...stored,
      waiting: stored.waiting.kind === 'order' ? { ...stored.waiting, next: lastOf(waiting) + 1 } : stored.waiting,
      failing: null,
    };
    webhookBacklogs.set(keyOf(backlog), left);
    return structuredClone(left);
  },
  postpone: async (backlog, { next, dueAt, failing }) => {
    const stored = webhookBacklogs.get(keyOf(backlog));
    if (stored === undefined) return;
    const waiting = stored.waiting.kind === 'order' ? { ...stored.waiting, next } : stored.waiting;
    webhookBacklogs.set(keyOf(backlog), { ...stored, waiting, dueAt, failing: structuredClone(failing) });
  },
  claim: async (endpointId, { holder, now, until }) => {
    const claim = webhookClaims.get(endpointId);
    if (claim !== undefined && claim.until > now) return false;
    webhookClaims.set(endpointId, { holder, until });
    return true;
  },
  release: async (endpointId, holder) => {
    if (webhookClaims.get(endpointId)?.holder === holder) webhookClaims.delete(endpointId);
  },
});
