import * as z from 'zod/mini';
import { oneProblemOf } from '#adapters/http/openapi/problem-references';
import type { Representation } from '#adapters/http/operation';
import {
  type EdgeRefusal,
  type FieldError,
  type ProblemAt,
  type ProblemDocument,
  type ProblemParts,
  problemDocument,
} from '#adapters/http/problem';
import type { ProblemCode } from '#adapters/http/problem-catalog';
import { problemPartsOf } from '#adapters/http/refusal-problems';
import type { Result } from '#domain/result';

type Statuses = Readonly<Partial<Record<ProblemCode, number>>>;

/** The refusals of any item beside those of its use case: it could not be read, it was not tried, or it failed. */
const refusalsOfAll: Statuses = { 'validation-failed': 422, internal: 500, 'temporarily-unavailable': 503 };

/** The problem document of one item in a batch, with the codes that an item can get. */
export const ItemProblem = (statuses: Statuses) =>
  z.unknown().check(z.meta(oneProblemOf(Object.keys({ ...refusalsOfAll, ...statuses }).sort() as ProblemCode[])));

type Parts = Readonly<Partial<Record<ProblemCode, ProblemParts>>>;
type ItemRefusal = { readonly kind: ProblemCode; readonly defect?: unknown };

/** The reply that the item alone would have had. */
const itemProblem = (
  refusal: ItemRefusal,
  statuses: Statuses,
  at: ProblemAt,
  parts: Parts,
): { readonly status: number; readonly problem: ProblemDocument } => {
  const status = { ...refusalsOfAll, ...statuses }[refusal.kind] ?? 503;
  const own = parts[refusal.kind] ?? problemPartsOf(refusal);
  return { status, problem: problemDocument(refusal.kind, status, own, at) };
};

/**
 * A result for each item of a batch: what `represent` makes of its value, or its problem. `parts` replace the texts of codes
 * that mean something else in this batch.
 */
export const batchReply = <Value>(
  results: readonly Result<Value, ItemRefusal>[],
  represent: (value: Value) => { readonly status: number },
  statuses: Statuses,
  at: ProblemAt,
  parts: Parts = {},
): Representation => ({
  body: {
    results: results.map((result) =>
      result.ok ? represent(result.value) : itemProblem(result.refusal, statuses, at, parts),
    ),
  },
  defects: results.flatMap((result) =>
    result.ok || result.refusal.defect === undefined ? [] : [result.refusal.defect],
  ),
});

type Refused = readonly (readonly [index: number, refusal: EdgeRefusal])[];

const withProblems = (results: readonly unknown[], refused: Refused, at: ProblemAt): readonly unknown[] => {
  const all = [...results];
  for (const [index, refusal] of refused)
    all.splice(index, 0, {
      status: refusal.status,
      problem: problemDocument(refusal.kind, refusal.status, refusal, at),
    });
  return all;
};

const errorsIn = (list: string, refused: Refused): readonly FieldError[] =>
  refused.flatMap(([index, { errors = [] }]) =>
    errors.map((error) => ({ ...error, pointer: `/${list}/${index}${error.pointer}` })),
  );

/**
 * The reply of a batch with the entries of its list that could not be read: as `results`, each in its place in the
 * request; in a reply without results as `errors`, with pointers from the body.
 */
export const withRefused = (
  reply: Representation,
  list: string | undefined,
  refusedByIndex: ReadonlyMap<number, EdgeRefusal>,
  at: ProblemAt,
): Representation => {
  if (list === undefined || refusedByIndex.size === 0) return reply;
  const refused = [...refusedByIndex].sort(([left], [right]) => left - right);
  const body = reply.body as { readonly results?: readonly unknown[] };
  const added =
    body.results === undefined
      ? { errors: errorsIn(list, refused) }
      : { results: withProblems(body.results, refused, at) };
  return { ...reply, body: { ...body, ...added } };
};

/**
 * The maximum of a reply in bytes. Lambda carries 6 MB, as JSON in JSON: the quotes and line breaks of a body are escaped
 * once more. The rest is for what stands beside the list.
 */
export const maximumReplyBytes = 5_000_000;

const bytesInReply = (body: unknown): number => Buffer.byteLength(JSON.stringify(JSON.stringify(body)));

/** The first entries of a list that fit in a reply: at least one, so that a client that asks for the others gets on. */
export const fitting = <Body>(bodies: readonly Body[]): readonly Body[] => {
  let bytes = 0;
  const end = bodies.findIndex((body, index) => {
    bytes += bytesInReply(body);
    return index > 0 && bytes > maximumReplyBytes;
  });
  return end === -1 ? bodies : bodies.slice(0, end);
};
