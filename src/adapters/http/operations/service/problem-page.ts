import { defineStaticPage } from '#adapters/http/operation';
import { listMediaTypes, listReply } from '#adapters/http/operations/service/list-reply';
import { sentence } from '#adapters/http/page-style';
import { type ProblemCode, type ProblemEntry, problemCatalog } from '#adapters/http/problem-catalog';

const isCode = (text: string): text is ProblemCode => Object.hasOwn(problemCatalog, text);

const pageOf = ({ meaning, advice, retryable }: ProblemEntry, code: ProblemCode): string => {
  const again = retryable
    ? 'Yes. The same request with the same Idempotency-Key may succeed.'
    : 'No. The same request will be refused again.';
  return `<p><code>${code}</code></p><p>${sentence(meaning)}</p><h2>What to do</h2><p>${sentence(advice)}</p><h2>Retry?</h2><p>${again}</p><p><a href="/problems">All problems</a>, <a href="/docs">the contract</a></p>`;
};

export const problemPageOperation = defineStaticPage({
  id: 'problemPage',
  path: '/problems/{code}',
  tag: 'Service',
  summary: 'The meaning of a problem code, and what to do',
  description: 'JSON, or a page for a browser. The `type` of each problem document leads here.',
  mediaTypes: listMediaTypes,
  parameter: { name: 'code', description: 'The `code` of a problem document.', example: 'out-of-stock' },
  content: (_, code, mediaType) => {
    if (!isCode(code)) return undefined;
    const entry: ProblemEntry = problemCatalog[code];
    const { title, meaning, advice, retryable } = entry;
    const body = { code, title, meaning, advice, retryable };
    return listReply({ title, page: pageOf(entry, code), body }, mediaType);
  },
});
