import { defineStaticPage } from '#adapters/http/operation';
import { html } from '#adapters/http/page-style';

/** Scripts come only from this service. Inline styles are allowed: the script sets them. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export const docsOperation = defineStaticPage({
  id: 'docs',
  path: '/docs',
  tag: 'Service',
  summary: 'This contract as a reference page',
  description: 'People read it and try requests. It loads nothing from other hosts.',
  mediaTypes: ['text/html'],
  content: () => ({
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, max-age=60',
      'content-security-policy': contentSecurityPolicy,
    },
    body: html(
      'Order service: reference',
      '<div id="reference"></div><script src="/docs/swagger-ui-bundle.js"></script><script type="module" src="/docs/start.js"></script>',
      '<link rel="stylesheet" href="/docs/swagger-ui.css">',
    ),
  }),
});
