import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import type { JsonObject } from '#adapters/http/openapi/json';

const head = '// The types of docs/openapi.json. Generated: npm run openapi writes it.\n\n';

/** The contract as TypeScript types for clients. */
export const typesOf = async (document: JsonObject): Promise<string> => {
  const ast = await openapiTS(document as unknown as OpenAPI3, { alphabetize: false, silent: true });
  return head + astToString(ast);
};
