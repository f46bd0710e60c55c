import type { PlainReply } from '#adapters/http/plain';
import type { MemoryMetrics } from '#adapters/memory/metrics';

/** The metrics of this server since its start. Deployed, they go to CloudWatch. */
export const replyWithMetrics = async ({ totals }: MemoryMetrics): Promise<PlainReply> => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(totals()),
});
