import { createHmac } from 'node:crypto';
import type { WebhookCall } from '#application/ports';
import type { WebhookSecret } from '#domain/webhooks/endpoint';

export const secretPrefix = 'whsec_';

const sign = (secret: WebhookSecret, content: string): string => {
  const key = Buffer.from(secret.slice(secretPrefix.length), 'base64');
  return `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
};

/** The headers of Standard Webhooks 1.0: the time is in seconds, and there is a signature for each secret. */
export const signedHeaders = ({ eventId, at, body, secrets }: WebhookCall) => {
  const timestamp = String(Math.floor(at / 1_000));
  const content = `${eventId}.${timestamp}.${body}`;
  return {
    'webhook-id': eventId,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => sign(secret, content)).join(' '),
  };
};
