import { join } from 'node:path';
import { root } from '../project.mjs';

/** What is fetched once and what a run leaves for its end; npm keeps nothing there and git knows none of it. */
export const cacheFolder = join(root, 'node_modules/.cache/cloud-local');
