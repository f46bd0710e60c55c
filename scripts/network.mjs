import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A port of 127.0.0.1 that nobody listens on. @returns {Promise<number>} */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/**
 * Waits until a server answers.
 * @param {string} url
 * @param {{ seconds: number, isGone?: () => boolean, isReady?: (response: Response) => boolean }} options `isGone`: the server
 * has ended, there is nothing to wait for; `isReady`: whether this answer is the expected one (default: any)
 * @returns {Promise<boolean>} false: it did not answer in time
 */
export const answers = async (url, { seconds, isGone = () => false, isReady = () => true }) => {
  const deadline = Date.now() + seconds * 1_000;
  while (!isGone()) {
    try {
      if (isReady(await fetch(url, { signal: AbortSignal.timeout(2_000) }))) return true;
    } catch {
      // Nothing listens yet.
    }
    if (Date.now() > deadline) return false;
    await sleep(25);
  }
  return false;
};
