import { type Resolve, systemResolve } from '#adapters/webhooks/addresses';
import { createWebhookCalls, webhookTimeoutMs } from '#adapters/webhooks/calls';
import type { WebhookCalls } from '#application/ports';

/** Names that belong to nobody (RFC 2606, RFC 6761): those of examples and tests. */
const ofNobody = /(?:^|\.)(?:example\.(?:com|net|org)|example|test|localhost)$/;
const thisMachine = [{ address: '127.0.0.1', family: 4 }];

/** The examples of the contract work on this machine too. */
const resolveLocally: Resolve = async (host) => (ofNobody.test(host) ? thisMachine : systemResolve(host));

/** Calls public addresses as a deployed service does, or this machine and nothing else. */
export const localWebhookCalls = (toLocalhost: boolean): WebhookCalls =>
  createWebhookCalls({
    resolve: toLocalhost ? resolveLocally : systemResolve,
    now: () => performance.now(),
    deadline: () => AbortSignal.timeout(webhookTimeoutMs),
    localhostOnly: toLocalhost,
  });
