import * as z from 'zod/mini';
import type { RefusalStatus } from '#adapters/http/operation';
import { type ProblemAt, type ProblemDocument, problemDocument } from '#adapters/http/problem';
import type { ProblemCode } from '#adapters/http/problem-catalogue';
import { problemPartsOf } from '#adapters/http/refusal-problems';
import { replySchema } from '#adapters/http/reply-schema';

/** A problem document inside a reply: that of one item. */
export const ItemProblem = replySchema(() => z.record(z.string(), z.unknown()));

/** What an item alone would have been answered with. */
export const itemProblem = <Kind extends ProblemCode>(
  refusal: { readonly kind: Kind },
  statuses: Readonly<Partial<Record<ProblemCode, RefusalStatus>>>,
  at: ProblemAt,
): { readonly status: number; readonly problem: ProblemDocument } => {
  const status = statuses[refusal.kind] ?? 503;
  return { status, problem: problemDocument(refusal.kind, status, problemPartsOf(refusal), at) };
};
