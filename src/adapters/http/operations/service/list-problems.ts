import { defineStaticPage } from '#adapters/http/operation';
import { contractFactsOf, contractFile } from '#adapters/http/operations/service/contract-facts';
import { linkTo, listMediaTypes, listReply, tableOf } from '#adapters/http/operations/service/list-reply';
import { sentence } from '#adapters/http/page-style';
import { type ProblemEntry, problemCatalog, problemCodes } from '#adapters/http/problem-catalog';

/** No operation is behind a path without the method, so the contract has no example of this code. */
const statusesOfNoOperation: ReadonlyMap<string, number> = new Map([['method-not-allowed', 405]]);

type ListedProblem = Pick<ProblemEntry, 'title' | 'retryable'> & {
  readonly code: string;
  readonly status: number;
  /** The `type` of the problem documents, which is a page. */
  readonly type: string;
};

/** A code that no operation answers yet has no status, and is left out. */
const problemsWith = (statuses: ReadonlyMap<string, number>): readonly ListedProblem[] =>
  problemCodes
    .flatMap((code) => {
      const status = statuses.get(code) ?? statusesOfNoOperation.get(code);
      const { title, retryable }: ProblemEntry = problemCatalog[code];
      return status === undefined ? [] : [{ code, status, title, retryable, type: `/problems/${code}` }];
    })
    .toSorted((left, right) => left.status - right.status);

const pageOf = (problems: readonly ListedProblem[]): string =>
  `<p>The codes of problem documents (RFC 9457), each with its meaning and what to do.</p>${tableOf(
    problems.map(({ code, status, title, type }) => [String(status), linkTo(type, code), sentence(title)]),
  )}`;

export const listProblemsOperation = defineStaticPage({
  id: 'listProblems',
  path: '/problems',
  tag: 'Service',
  summary: 'The codes of all problems, with their statuses',
  description: 'JSON, or a page for a browser. Each code has a page of its own.',
  mediaTypes: listMediaTypes,
  assets: [contractFile],
  content: (asset, _, mediaType) => {
    const statuses = contractFactsOf(asset)?.statuses;
    if (statuses === undefined) return undefined;
    const problems = problemsWith(statuses);
    return listReply({ title: 'Problems', page: pageOf(problems), body: { problems } }, mediaType);
  },
});
