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

type OwnSchema = {
  readonly properties: { readonly code: { readonly enum: readonly [string] } };
  readonly required: readonly string[];
};
type Reference = { readonly $ref: string };

/** What the schema of one code adds to that of all problems. */
const ownSchema = (reference: unknown): OwnSchema => resolved(reference).allOf[1];

/** The codes of each status, by operation id: what the contract declares. */
const codesOf: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = new Map(
  operations.map(({ id, method, path }) => {
    const { responses } = document.paths[path][method.toLowerCase()];
    const declared = Object.keys(responses).flatMap((status) => {
      const schema: Reference | undefined = resolved(responses[status]).content?.['application/problem+json']?.schema;
      if (schema === undefined) return [];
      const { oneOf = [schema] }: { readonly oneOf?: readonly Reference[] } = resolved(schema);
      const codes = oneOf.map((reference) => ownSchema(reference).properties.code.enum[0]);
      return [[status, codes] as const];
    });
    return [id, new Map(declared)];
  }),
);

const { Problem: ofAll, ...schemas } = document.components.schemas;
const ofCode = new Map<unknown, OwnSchema>(
  Object.keys(schemas)
    .filter((name) => name.endsWith('Problem') && schemas[name].allOf !== undefined)
    .map((name) => ownSchema({ $ref: `#/components/schemas/${name}` }))
    .map((own) => [own.properties.code.enum[0], own]),
);

/** Expects that the contract declares the code of a problem at this operation, and the members of that code. */
export const expectDeclared = (
  operation: string | undefined,
  status: number,
  problem: Readonly<Record<string, unknown>>,
): void => {
  const { properties, required } = ofCode.get(problem.code) ?? { properties: {}, required: [] };
  expect(Object.keys({ ...ofAll.properties, ...properties })).toEqual(expect.arrayContaining(Object.keys(problem)));
  expect(Object.keys(problem)).toEqual(expect.arrayContaining([...ofAll.required, ...required]));
  const codes = operation === undefined ? undefined : codesOf.get(operation);
  if (codes !== undefined)
    expect([operation, status, codes.get(String(status))]).toEqual([
      operation,
      status,
      expect.arrayContaining([problem.code]),
    ]);
};
