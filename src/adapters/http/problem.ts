import type { PlainReply } from '#adapters/http/plain';
import { type ProblemCode, type ProblemEntry, problemCatalog } from '#adapters/http/problem-catalog';
import type { Refusal } from '#domain/result';

/** A fault in one field: an RFC 6901 pointer from the body, or from /path or /query. */
export type FieldError = { readonly pointer: string; readonly code: string; readonly detail: string };

/** The parts of a problem document that its code does not decide. `members` are the extensions of one code. */
export type ProblemParts = {
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly members?: Readonly<Record<string, unknown>>;
  /** Codes for the log line of the request; the document does not have them. */
  readonly logged?: readonly string[];
};

/** A refusal of HTTP itself, before the use case runs. */
export type EdgeRefusal = Refusal &
  ProblemParts & {
    readonly kind: ProblemCode;
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
  };

export type ProblemDocument = ProblemParts['members'] & {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly instance: string;
  readonly requestId: string;
  readonly retryable: boolean;
  readonly errors?: readonly FieldError[];
};

/** `instance` is a URI, but the path of a request is decoded, except for its %2F. */
const uriOf = (path: string): string =>
  encodeURI(path.toWellFormed()).replaceAll(/[?#]/g, encodeURIComponent).replaceAll('%252F', '%2F');

export type ProblemAt = { readonly instance: string; readonly requestId: string };

/** An RFC 9457 problem document. Its `type` is a page of this service. */
export const problemDocument = (
  code: ProblemCode,
  status: number,
  { detail, errors, members }: ProblemParts,
  { instance, requestId }: ProblemAt,
): ProblemDocument => {
  const entry: ProblemEntry = problemCatalog[code];
  const standard = {
    type: `/problems/${code}`,
    title: entry.title,
    status,
    code,
    detail: detail ?? entry.meaning,
    instance: uriOf(instance),
    requestId,
    retryable: entry.retryable,
    ...(errors === undefined || errors.length === 0 ? {} : { errors }),
  };
  // The members of the standard come first, and no extension can replace them.
  return { ...standard, ...members, ...standard };
};

export const problemReply = (
  code: ProblemCode,
  status: number,
  parts: ProblemParts,
  at: ProblemAt,
  headers: Readonly<Record<string, string>> = {},
): PlainReply => ({
  status,
  headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(problemDocument(code, status, parts, at)),
});
