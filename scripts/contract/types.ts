import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

const head = '// The types of docs/openapi.json. Generated: npm run openapi writes it.\n\n';

/** The contract as TypeScript types for clients. */
export const typesOf = async (document: unknown): Promise<string> =>
  head + astToString(await openapiTS(document as OpenAPI3, { alphabetize: false, silent: true }));
