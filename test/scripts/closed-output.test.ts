import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@jest/globals';

const commandFile = new URL('../../scripts/command.mjs', import.meta.url).href;

/** A command that prints until it is stopped, and whose reader leaves after the first chunk. */
const readOnce = async (options: string) => {
  const source = `import { command } from '${commandFile}';
    await command({ usage: '', run: async () => {
      for (;;) { process.stdout.write('line\\n'.repeat(1_000)); await new Promise((next) => setTimeout(next, 5)); }
    }${options} });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = await once(child, 'close');
  return { code, stderr };
};

test('a command whose reader leaves ends like an interrupted one, without a stack', async () => {
  expect(await readOnce('')).toEqual({ code: 130, stderr: '' });
});

test('a command with work to end ends it first', async () => {
  const stopping = `, onInterrupt: () => console.error('ended its work')`;
  expect(await readOnce(stopping)).toEqual({ code: 130, stderr: '\nSIGTERM: stopping\nended its work\n' });
});
