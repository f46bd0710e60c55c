import { openApiDocument } from '#adapters/http/openapi/document';
import type { Operation, UseCaseOperation } from '#adapters/http/operation';
import { httpFile } from './http-file';
import { postmanCollection } from './postman';
import { typesOf } from './types';
import { walkOf } from './walk';

/** The text of every file that is generated from the operations, by its path. The same operations give the same bytes. */
export const formsOf = async (
  operations: readonly Operation[],
  version: string,
): Promise<Readonly<Record<string, string>>> => {
  const document = openApiDocument(operations, version);
  const walk = walkOf(operations.filter((operation): operation is UseCaseOperation => operation.kind === 'use-case'));
  return {
    'docs/openapi.json': `${JSON.stringify(document, undefined, 2)}\n`,
    'clients/typescript/schema.ts': await typesOf(JSON.parse(JSON.stringify(document))),
    'clients/orders.http': httpFile(walk),
    'clients/orders.postman_collection.json': postmanCollection(walk, document),
  };
};
