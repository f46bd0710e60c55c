import type { PlainReply } from '#adapters/http/plain';
import { type ProblemCode, type ProblemEntry, problemCatalogue } from '#adapters/http/problem-catalogue';
import type { Refusal } from '#domain/result';

/** One field to blame: an RFC 6901 pointer from the body, or from /path or /query. */
export type FieldError = { readonly pointer: string; readonly code: string; readonly detail: string };

/** What a problem document says beyond its code. Members beside `detail` and `errors` are the code's own, never one of all. */
export type ProblemParts = {
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly members?: Readonly<Record<string, unknown>>;
};

/** A refusal that HTTP itself makes, before or around a use case. */
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

/** `instance` is a URI, and a path arrives decoded. */
const uriOf = (path: string): string => encodeURI(path.toWellFormed()).replaceAll(/[?#]/g, encodeURIComponent);

export type ProblemAt = { readonly instance: string; readonly requestId: string };

/** An RFC 9457 problem document. Its `type` is a page of this service. */
export const problemDocument = (
  code: ProblemCode,
  status: number,
  { detail, errors, members }: ProblemParts,
  { instance, requestId }: ProblemAt,
): ProblemDocument => {
  const entry: ProblemEntry = problemCatalogue[code];
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
  // The standard's members come first, and none of ours can pass for one of them.
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
