export type FunctionBundle = {
  readonly id: string;
  /** What is deployed, and nothing else. */
  readonly folder: string;
  /** esbuild's metafile of this function alone. */
  readonly meta: string;
  readonly bytes: number;
};
/** How a function finds third-party code: inside its own file, or in the layer that all functions share. */
export type CodeForm = 'bundled' | 'layer';
export type OperationModule = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly kind: 'use-case' | 'page';
  /** The ports of its use case. */
  readonly uses: readonly string[];
  /** Names of the files that the function serves. */
  readonly assets: readonly string[];
  readonly module: string;
  /** The source of the function, where it is not one operation's. */
  readonly entry?: string;
};

export function bundleLocal(): Promise<string>;
export function bundleLocalIfStale(): Promise<string>;
export function listOperations(): Promise<OperationModule[]>;
export function bundleFunctions(form?: CodeForm): Promise<FunctionBundle[]>;
export function bundleFunctionsIfStale(form?: CodeForm): Promise<Omit<FunctionBundle, 'bytes'>[]>;
export function stopBuilding(): Promise<void>;
export function explain(error: unknown): string;
