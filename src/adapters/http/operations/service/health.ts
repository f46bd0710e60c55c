import { defineStaticPage } from '#adapters/http/operation';

export const healthOperation = defineStaticPage({
  id: 'health',
  path: '/health',
  tag: 'Service',
  summary: 'Check that the service is alive',
  uncounted: true,
  description: 'The process answers. It reads nothing.',
  mediaTypes: ['application/json'],
  content: () => ({
    status: 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify({ status: 'alive' }),
  }),
});
