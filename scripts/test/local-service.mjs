import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../project.mjs';

/**
 * Starts the local service as npm start does, on a free port and with an engine of its own.
 * @param {readonly string[]} [flags]
 * @returns {Promise<{ url: string, pid: number, stop: () => Promise<unknown> }>} when it is ready
 */
export const startService = async (flags = []) => {
  const args = [join(root, 'scripts/build/start.mjs'), '--port', '0', '--json', '--log-level', 'silent', ...flags];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DYNAMODB_ENDPOINT: '', NODE_OPTIONS: '' },
  });
  const ended = once(child, 'exit');
  // An interrupted command ends without `stop`.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const keep = () => process.off('exit', end);
  ended.then(keep, keep);
  const [line] = await Promise.race([
    once(child.stdout, 'data'),
    ended.then(() => Promise.reject(new Error('the local service did not start'))),
  ]);
  return {
    url: JSON.parse(String(line).split('\n')[0] ?? '').url,
    pid: child.pid ?? 0,
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
};
