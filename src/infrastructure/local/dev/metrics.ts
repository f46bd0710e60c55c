import type { PlainReply } from '#adapters/http/plain';
import type { MemoryMetrics } from '#adapters/memory/metrics';

/** What this server has counted since it started. Only the local server has this route; deployed, CloudWatch is told. */
export const tellMetrics = async ({ totals }: MemoryMetrics): Promise<PlainReply> => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(totals()),
});
