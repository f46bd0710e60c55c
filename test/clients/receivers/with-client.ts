import { verifyWebhook, type WebhookEvent, WebhookVerificationError } from '../../../clients/typescript/index';

/** Answers a webhook. `store` remembers the event before it is answered, and ignores one that it knows. */
export const receive = async (
  request: Request,
  secrets: readonly string[],
  store: (event: WebhookEvent) => Promise<void>,
): Promise<Response> => {
  try {
    const event = await verifyWebhook({ headers: request.headers, body: await request.text(), secrets });
    await store(event);
    return new Response(null, { status: 204 });
  } catch (error) {
    if (error instanceof WebhookVerificationError) return new Response(error.reason, { status: 400 });
    throw error;
  }
};
