import { defineStaticPage } from '#adapters/http/operation';
import { html, sentence } from '#adapters/http/page-style';
import { type ProblemCode, type ProblemEntry, problemCatalog } from '#adapters/http/problem-catalog';

const isCode = (text: string): text is ProblemCode => Object.hasOwn(problemCatalog, text);

const pageOf = (code: ProblemCode): string => {
  const { title, meaning, advice, retryable }: ProblemEntry = problemCatalog[code];
  const again = retryable
    ? 'Yes. The same request with the same Idempotency-Key may succeed.'
    : 'No. The same request will be refused again.';
  return html(
    `${code}: ${title}`,
    `<main class="page"><code>${code}</code><h1>${title}</h1><p>${sentence(meaning)}</p><h2>What to do</h2><p>${sentence(advice)}</p><h2>Retry?</h2><p>${again}</p><p><a href="/problems">All problems</a>, <a href="/docs">the contract</a></p></main>`,
  );
};

export const problemPageOperation = defineStaticPage({
  id: 'problemPage',
  path: '/problems/{code}',
  tag: 'Service',
  summary: 'The meaning of a problem code, and what to do',
  description: 'The `type` of each problem document leads here.',
  mediaTypes: ['text/html'],
  parameter: { name: 'code', description: 'The `code` of a problem document.', example: 'out-of-stock' },
  content: (_, code) =>
    isCode(code)
      ? {
          status: 200,
          headers: {
            'content-type': 'text/html; charset=utf-8',
            'cache-control': 'public, max-age=3600',
            'content-security-policy':
              "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
          },
          body: pageOf(code),
        }
      : undefined,
});
