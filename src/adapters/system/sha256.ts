import { createHash } from 'node:crypto';
import type { Sha256 } from '#application/ports';

/** The hash function of Node.js. */
export const systemSha256: Sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
