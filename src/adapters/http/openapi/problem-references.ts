import { type JsonObject, pascalCase, pointTo } from '#adapters/http/openapi/json';
import type { ProblemCode } from '#adapters/http/problem-catalog';

/**
 * Each code has a schema of its own, so that generated clients have a type for each refusal. The shapes are those that
 * generators understand: an `enum` of one value where `const` would be shorter, and `oneOf` with a discriminator.
 */

/** The name of the schema and of the example: OutOfStockProblem. */
export const problemNameOf = (code: ProblemCode): string => `${pascalCase(code)}Problem`;

/** Accepts the problem documents with one of these codes. */
export const oneProblemOf = (codes: readonly ProblemCode[]): JsonObject => {
  const references = codes.map((code) => pointTo('schemas', problemNameOf(code)));
  const [only] = references;
  if (only !== undefined && references.length === 1) return only;
  const mapping = Object.fromEntries(codes.map((code, index) => [code, String(references[index]?.$ref)]));
  return { oneOf: references, discriminator: { propertyName: 'code', mapping } };
};
