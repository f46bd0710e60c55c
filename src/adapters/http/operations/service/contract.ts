import { defineStaticPage } from '#adapters/http/operation';

export const contractOperation = defineStaticPage({
  id: 'contract',
  path: '/openapi.json',
  tag: 'Service',
  summary: 'This contract as OpenAPI 3.1',
  description: 'Programs read it: generators of clients, linters, test tools.',
  mediaTypes: ['application/json'],
  assets: ['openapi.json'],
  content: (asset) => {
    const body = asset('openapi.json');
    return body === undefined
      ? undefined
      : {
          status: 200,
          headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=60' },
          body,
        };
  },
});
