import * as z from 'zod/mini';
import type { RefusalStatus } from '#adapters/http/operation';
import { type ProblemAt, type ProblemDocument, problemDocument } from '#adapters/http/problem';
import type { ProblemCode } from '#adapters/http/problem-catalog';
import { problemPartsOf } from '#adapters/http/refusal-problems';
import { replySchema } from '#adapters/http/reply-schema';

/** The problem document of one item in a batch. */
export const ItemProblem = replySchema(() => z.record(z.string(), z.unknown()));

/** The reply that the item alone would have had. */
export const itemProblem = <Kind extends ProblemCode>(
  refusal: { readonly kind: Kind },
  statuses: Readonly<Partial<Record<ProblemCode, RefusalStatus>>>,
  at: ProblemAt,
): { readonly status: number; readonly problem: ProblemDocument } => {
  const status = statuses[refusal.kind] ?? 503;
  return { status, problem: problemDocument(refusal.kind, status, problemPartsOf(refusal), at) };
};
