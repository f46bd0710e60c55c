import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { fileURLToPath } from 'node:url';
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
  expect(await readOnce(stopping)).toEqual({ code: 130, stderr: 'ended its work\n' });
});

const root = new URL('../../', import.meta.url);
const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const programs = Object.entries(scripts).flatMap(([name, line]) => {
  const [, file] = /^(?:node|tsx) ((?:scripts|test)\/\S+)/.exec(line) ?? [];
  return file === undefined ? [] : [[name, file] as const];
});

test.each(programs)('npm run %s ends as scripts/command.mjs says', (_, file) => {
  expect(readFileSync(new URL(file, root), 'utf8')).toContain("command.mjs'");
});

// Node.js opens /dev/null where a stream is closed from the beginning (>&-): nobody can tell that.
test.each(programs.filter(([name]) => ['start', 'build', 'doctor'].includes(name)))(
  'npm run %s -- --help fails with one line when it cannot be written',
  (_, file) => {
    const unwritable = openSync(devNull, 'r');
    const { status, stderr } = spawnSync(process.execPath, [fileURLToPath(new URL(file, root)), '--help'], {
      stdio: ['ignore', unwritable, 'pipe'],
      encoding: 'utf8',
    });
    closeSync(unwritable);
    // A first start builds the server, also for its help.
    const words = stderr.replace('Building the server …\n', '');
    expect([status, words]).toEqual([1, 'The output cannot be written (EBADF).\n']);
  },
);
