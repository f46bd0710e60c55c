import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../project.mjs';

/** Downloads, and the folder of each run. Git ignores it, and npm writes nothing there. */
export const cacheFolder = join(root, 'node_modules/.cache/cloud-local');
/** The packages of the emulator. */
export const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));
