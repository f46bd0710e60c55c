import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '#adapters/http/operation';
import type { Stage } from '#cdk/stage';
import { readShopSettings } from '#infrastructure/shop-settings';

/** What is deployed, in its two forms: functions that hold all they need, or the same beside a layer. */
export type Bundles = {
  /** The folder of a function: an operation's, or one of `everything` and `unmatched`. */
  readonly functionIn: (name: string, operations: readonly Operation[]) => string;
  /** The folder of a job. */
  readonly jobIn: (name: string) => string;
  /** The folder of the layer; undefined where functions hold all they need. */
  readonly layer: string | undefined;
};

export type BundlesOf = (code: Stage['code']) => Bundles;

/** The bundle of all operations, and of what answers where no route is. */
export const everything = 'everything';
export const unmatched = 'unmatched';

const settingsFile = 'shop.json';

const filesOf = (operations: readonly Operation[]): readonly string[] => [
  ...(operations.some(({ kind }) => kind === 'use-case') ? [settingsFile] : []),
  ...operations.flatMap((operation) => (operation.kind === 'page' ? (operation.assets ?? []) : [])),
];

/**
 * The bundles in a folder. One that lacks a file would be deployed all the same and fail when it is called, and one whose
 * settings are faulty would take orders by them: both are refused here.
 */
export const bundlesIn =
  (dist: string): BundlesOf =>
  (code) => {
    const isLayered = code === 'layer';
    const build = `node scripts/build.mjs ${isLayered ? 'layer' : 'functions'}`;
    const layer = isLayered ? join(dist, 'layer') : undefined;
    if (layer !== undefined && !existsSync(layer)) throw new Error(`there is no layer: run ${build}`);
    const folderOf = (name: string, files: readonly string[]): string => {
      const folder = join(dist, isLayered ? 'layered' : 'functions', name);
      if (!existsSync(join(folder, 'index.cjs'))) throw new Error(`${name} is not bundled: run ${build}`);
      const missing = files.filter((file) => !existsSync(join(folder, file)));
      if (missing.includes('openapi.json'))
        throw new Error(`docs/openapi.json is not there: run npm run openapi, then ${build}`);
      if (missing.length > 0) throw new Error(`${name} lacks ${missing.join(', ')}: run ${build}`);
      if (files.includes(settingsFile)) readShopSettings(join(folder, settingsFile));
      return folder;
    };
    return {
      layer,
      functionIn: (name, operations) => folderOf(name, filesOf(operations)),
      jobIn: (name) => folderOf(name, [settingsFile]),
    };
  };
