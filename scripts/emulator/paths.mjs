import { join } from 'node:path';
import { root } from '../project.mjs';

/** Downloads, and the folder of each run. Git ignores it, and npm writes nothing there. */
export const cacheFolder = join(root, 'node_modules/.cache/cloud-local');
