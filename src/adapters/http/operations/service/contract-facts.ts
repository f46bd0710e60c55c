import type { Asset } from '#adapters/http/operation';

export const contractFile = 'openapi.json';

export type ListedOperation = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
};

/** What the pages about the service read of its contract, so that they need no operation of it. */
export type ContractFacts = {
  readonly areas: readonly {
    readonly name: string;
    readonly description: string;
    readonly operations: readonly ListedOperation[];
  }[];
  /** The HTTP status of each problem code. */
  readonly statuses: ReadonlyMap<string, number>;
};

/** The parts of the document that are read here, as `openApiDocument` writes them. */
type Document = {
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentOperation>>>>;
  readonly components: { readonly examples: Readonly<Record<string, { readonly value: unknown }>> };
};
type DocumentOperation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
};

const operationsIn = ({ paths }: Document): readonly (ListedOperation & { readonly tags: readonly string[] })[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, tags, summary }]) => ({
      id: operationId,
      method: method.toUpperCase(),
      path,
      summary,
      tags,
    })),
  );

const isProblem = (value: unknown): value is { readonly code: string; readonly status: number } =>
  typeof value === 'object' && value !== null && 'code' in value && 'status' in value && 'requestId' in value;

const factsIn = (document: Document): ContractFacts => {
  const operations = operationsIn(document);
  const examples = Object.values(document.components.examples).map(({ value }) => value);
  return {
    areas: document.tags.map(({ name, description }) => ({
      name,
      description,
      operations: operations.filter(({ tags }) => tags.includes(name)).map(({ tags: _, ...operation }) => operation),
    })),
    statuses: new Map(examples.filter(isProblem).map(({ code, status }) => [code, status])),
  };
};

/** Undefined: the service was built without its contract. */
export const contractFactsOf = (asset: Asset): ContractFacts | undefined => {
  const file = asset(contractFile);
  return file && factsIn(JSON.parse(new TextDecoder().decode(file)) as Document);
};
