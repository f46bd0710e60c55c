export type FunctionBundle = {
  readonly id: string;
  /** What is deployed, and nothing else. */
  readonly folder: string;
  /** esbuild's metafile of this function alone. */
  readonly meta: string;
  readonly bytes: number;
};
export type OperationModule = {
  readonly id: string;
  readonly kind: 'use-case' | 'page';
  /** Whether its use case commits: what it commits is counted. */
  readonly commits: boolean;
  /** Names of the files that the function serves. */
  readonly assets: readonly string[];
  readonly module: string;
};

export function bundleLocal(): Promise<string>;
export function bundleLocalIfStale(): Promise<string>;
export function listOperations(): Promise<OperationModule[]>;
export function bundleFunctions(operations?: readonly OperationModule[]): Promise<FunctionBundle[]>;
export function bundleFunctionsIfStale(): Promise<Omit<FunctionBundle, 'bytes'>[]>;
export function stopBuilding(): Promise<void>;
export function explain(error: unknown): string;
