import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declaredCodes } from '#adapters/http/openapi/problems';
import { operations } from '#adapters/http/operations/registry';
import type { ProblemCode } from '#adapters/http/problem-catalog';

/** Only payments move money: without operations for them no order has a history that keeps it. */
const paymentCodes: readonly ProblemCode[] = ['order-has-history'];

/**
 * The number of codes that tests should have produced, and the codes that none produced. Expected is each code that an
 * operation declares; a code of the catalog that no operation declares yet is ignored.
 */
export const compareCodes = (folder: string): { readonly expected: number; readonly missing: readonly string[] } => {
  const declared = declaredCodes(operations);
  const impossible = new Set(declared.has('payment-not-found') ? [] : paymentCodes);
  const expected = [...declared].filter((code) => !impossible.has(code));
  const produced = new Set(readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n')));
  return { expected: expected.length, missing: expected.filter((code) => !produced.has(code)).sort() };
};
