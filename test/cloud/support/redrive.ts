import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Runs `npm run redrive` as a person would. */
export const redrive = async (queue: string): Promise<{ readonly code: number | null; readonly output: string }> => {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = spawn('npm', ['run', '--silent', 'redrive', '--', '--stage', 'dev', queue], { cwd: root, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      output += part;
    });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
};
