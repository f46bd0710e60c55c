import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '#adapters/http/operation';
import type { Stage } from '#cdk/stage';
import { readShopSettings } from '#infrastructure/shop-settings';

/** The built code, in one of two forms: functions with their packages, or functions and a layer of packages. */
export type Bundles = {
  /** The folder of an operation's function, of `everything` or of `unmatched`. */
  readonly functionIn: (name: string, operations: readonly Operation[]) => string;
  /** The folder of a job. */
  readonly jobIn: (name: string) => string;
  /** The folder of the layer; undefined if functions contain their packages. */
  readonly layer: string | undefined;
};

export type BundlesOf = (code: Stage['code']) => Bundles;

/** The function of all operations. */
export const everything = 'everything';
/** The function that answers requests without a route. */
export const unmatched = 'unmatched';

const settingsFile = 'shop.json';

const filesOf = (operations: readonly Operation[]): readonly string[] => [
  ...(operations.some(({ kind }) => kind === 'use-case') ? [settingsFile] : []),
  ...operations.flatMap((operation) => (operation.kind === 'page' ? (operation.assets ?? []) : [])),
];

/**
 * The bundles in a folder. A bundle that lacks a file or has invalid settings would fail only when it is called: here it
 * fails the synthesis.
 */
export const bundlesIn =
  (dist: string): BundlesOf =>
  (code) => {
    const isLayered = code === 'layer';
    const build = `node scripts/build/build.mjs ${isLayered ? 'layer' : 'functions'}`;
    const layer = isLayered ? join(dist, 'layer') : undefined;
    if (layer !== undefined && !existsSync(layer)) throw new Error(`The layer is not built: run ${build}.`);
    const folderOf = (name: string, files: readonly string[]): string => {
      const folder = join(dist, isLayered ? 'layered' : 'functions', name);
      if (!existsSync(join(folder, 'index.cjs'))) throw new Error(`${name} is not bundled: run ${build}.`);
      const missing = files.filter((file) => !existsSync(join(folder, file)));
      if (missing.includes('openapi.json'))
        throw new Error(`docs/openapi.json is missing: run npm run openapi, then ${build}.`);
      if (missing.length > 0) throw new Error(`The bundle of ${name} lacks ${missing.join(', ')}: run ${build}.`);
      if (files.includes(settingsFile)) readShopSettings(join(folder, settingsFile));
      return folder;
    };
    return {
      layer,
      functionIn: (name, operations) => folderOf(name, filesOf(operations)),
      jobIn: (name) => folderOf(name, [settingsFile]),
    };
  };
