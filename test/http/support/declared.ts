import { expect } from '@jest/globals';
import { openApiDocument } from '#adapters/http/openapi/document';
import { operations } from '#adapters/http/operations/registry';

// biome-ignore lint/suspicious/noExplicitAny: the document is JSON of any shape.
const document: any = openApiDocument(operations, '0.0.0');

// biome-ignore lint/suspicious/noExplicitAny: a part of the document.
const resolved = (part: any): any =>
  part?.$ref === undefined
    ? part
    : part.$ref
        .slice('#/'.length)
        .split('/')
        // biome-ignore lint/suspicious/noExplicitAny: as above.
        .reduce((whole: any, name: string) => whole[name], document);

/** The codes of each status, by operation id: what the contract declares. */
const codesOf: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = new Map(
  operations.map(({ id, method, path }) => {
    const { responses } = document.paths[path][method.toLowerCase()];
    const declared = Object.keys(responses).flatMap((status) => {
      const { schema } = resolved(responses[status]).content?.['application/problem+json'] ?? {};
      return schema === undefined ? [] : [[status, schema.allOf[1].properties.code.enum as string[]] as const];
    });
    return [id, new Map(declared)];
  }),
);

const members: readonly string[] = Object.keys(document.components.schemas.Problem.properties);

/** Expects that the contract declares the code of a problem at this operation, and every member of it. */
export const expectDeclared = (
  operation: string | undefined,
  status: number,
  problem: Readonly<Record<string, unknown>>,
): void => {
  expect(members).toEqual(expect.arrayContaining(Object.keys(problem)));
  const codes = operation === undefined ? undefined : codesOf.get(operation);
  if (codes !== undefined)
    expect([operation, status, codes.get(String(status))]).toEqual([
      operation,
      status,
      expect.arrayContaining([problem.code]),
    ]);
};
