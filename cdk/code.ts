import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '#adapters/http/operation';

/** The folder that is deployed as an operation's function. */
export type CodeOf = (operation: Operation) => string;

const filesOf = (operation: Operation): readonly string[] =>
  operation.kind === 'page' ? (operation.assets ?? []) : ['shop.json'];

/** The folder that is deployed as a job's function. */
export type JobCodeOf = (job: { readonly id: string }) => string;

/** The bundles in a folder. One that lacks a file would be deployed all the same and fail when it is called. */
export const codeIn =
  (bundles: string): CodeOf =>
  (operation) => {
    const folder = join(bundles, operation.id);
    if (!existsSync(join(folder, 'index.cjs')))
      throw new Error(`${operation.id} is not bundled: run node scripts/build.mjs functions`);
    const missing = filesOf(operation).filter((name) => !existsSync(join(folder, name)));
    if (missing.includes('openapi.json'))
      throw new Error('docs/openapi.json is not there: run npm run openapi, then node scripts/build.mjs functions');
    if (missing.length > 0)
      throw new Error(`${operation.id} lacks ${missing.join(', ')}: run node scripts/build.mjs functions`);
    return folder;
  };

/** The same for jobs: each reads the shop's settings. */
export const jobCodeIn =
  (bundles: string): JobCodeOf =>
  ({ id }) => {
    const folder = join(bundles, id);
    const missing = ['index.cjs', 'shop.json'].filter((name) => !existsSync(join(folder, name)));
    if (missing.length > 0) throw new Error(`${id} lacks ${missing.join(', ')}: run node scripts/build.mjs functions`);
    return folder;
  };
