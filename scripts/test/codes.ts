// Compares the codes of problems that tests have produced with those that the operations may answer with.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declaredCodes } from '#adapters/http/openapi/problems';
import { operations } from '#adapters/http/operations/registry';
import type { ProblemCode } from '#adapters/http/problem-catalogue';

/** API Gateway throttles before the service is asked; the service itself never answers so, and no test has a gateway. */
const fromGatewayOnly: readonly ProblemCode[] = ['rate-limited'];

/** Money moves by payments only: as long as no operation knows them, no order has a history that keeps it. */
const untilThereArePayments: readonly ProblemCode[] = ['order-has-history'];

/**
 * How many codes tests should have produced, and which of them nobody did: those that some operation declares. A code
 * of the catalogue that no operation declares yet is left alone until one does.
 */
export const comparedCodes = (folder: string): { readonly expected: number; readonly missing: readonly string[] } => {
  const declared = declaredCodes(operations);
  const impossible = new Set([...fromGatewayOnly, ...(declared.has('payment-not-found') ? [] : untilThereArePayments)]);
  const expected = [...declared].filter((code) => !impossible.has(code));
  const produced = new Set(readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n')));
  return { expected: expected.length, missing: expected.filter((code) => !produced.has(code)).sort() };
};
