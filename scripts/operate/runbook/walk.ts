// Walks the runbook as an operator would: its commands run in a shell, and AWS is a stub that parses it.
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { settingNames } from '#cdk/settings';
import { killAll, run } from '../../children.mjs';
import { command } from '../../command.mjs';
import { root } from '../../project.mjs';
import { type Recorded, wrongIn } from './check';
import { pythonOfAws } from './command-line';
import { sectionsIn } from './sections';

const pages = ['docs/deploy.md', 'docs/slo.md'];

const usage = `Usage: npm run try:runbook

Runs the shell commands of ${pages.join(' and ')}, section by section, in a shell that stops at the first failure.
The AWS command line is the real one, which parses each command and checks its parameters; its calls are recorded and answered
here, so nothing reaches AWS. npm, npx, git and curl are recorded too: each npm script must exist and know its options.
Python's package awscli is installed into node_modules/.cache the first time.

Options
  -h, --help  this text

The last line is "N passed, N failed": the commands that were recorded, and what is wrong. Exit code 0: none failed; 1: some;
2: wrong options; 3: it cannot run here; 130: interrupted.`;

const longestSeconds = 120;
/** Values from outputs or from the console, which a section does not give. */
const given = {
  POOL: 'eu-central-1_Sample',
  URL: 'https://api.shop.example',
  API: 'api-1',
  SIGN_IN: 'https://sign-in.shop.example',
  CLIENT_ID: 'client-1',
  CLIENT_SECRET: 'secret-1',
};
const outputs = { 'order-service-dev': { Url: given.URL } };

/** Records a program and its arguments, and prints what the next command needs. */
const recorder = `#!${process.execPath}
const { appendFileSync } = require('node:fs');
const { basename } = require('node:path');
const [, file, ...args] = process.argv;
appendFileSync(process.env.RUNBOOK_RECORD, JSON.stringify({ program: basename(file), args }) + '\\n');
if (args.includes('token')) process.stdout.write('a.token.here\\n');
`;

const makePrograms = async (folder: string, python: string): Promise<string> => {
  const programs = join(folder, 'programs');
  await mkdir(programs);
  const stub = join(root, 'scripts/operate/runbook/aws.py');
  const texts = {
    aws: `#!/bin/sh\nexec "${python}" "${stub}" "$@"\n`,
    ...Object.fromEntries(['npm', 'npx', 'git', 'curl'].map((name) => [name, recorder])),
  };
  for (const [name, text] of Object.entries(texts)) {
    await writeFile(join(programs, name), text);
    await chmod(join(programs, name), 0o755);
  }
  return programs;
};

/** Runs the commands of a section, and returns what they called and what went wrong. */
const walk = async (
  script: string,
  folder: string,
  programs: string,
): Promise<{ readonly recorded: readonly Recorded[]; readonly failure: string | undefined }> => {
  const cwd = await mkdtemp(join(folder, 'section-'));
  await mkdir(join(cwd, 'cdk.out'));
  await writeFile(join(cwd, 'cdk.out/outputs.json'), JSON.stringify(outputs));
  const record = join(cwd, 'record');
  await writeFile(record, '');
  const { code, output } = await run('bash', ['-euo', 'pipefail', '-c', script], {
    seconds: longestSeconds,
    cwd,
    env: {
      ...{ HOME: cwd, RUNBOOK_RECORD: record, PATH: `${programs}${delimiter}${process.env.PATH}` },
      ...{ AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none', AWS_DEFAULT_REGION: 'eu-central-1' },
      ...given,
    },
  });
  const lines = (await readFile(record, 'utf8')).split('\n').filter((line) => line !== '');
  const failure = code === 0 ? undefined : output.trim().split('\n').slice(-5).join('\n');
  return { recorded: lines.map((line) => JSON.parse(line) as Recorded), failure };
};

const say = (text: string): unknown => process.stderr.write(`${text}\n`);

const readHelp = async (script: string): Promise<string | undefined> => {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  if (scripts[script] === undefined) return undefined;
  return (await run('npm', ['run', '--silent', script, '--', '--help'], { seconds: longestSeconds })).output;
};

const helps = new Map<string, Promise<string | undefined>>();
/** The help of an npm script of this project; undefined: there is no such script. */
const helpOf = (script: string): Promise<string | undefined> => {
  const help = helps.get(script) ?? readHelp(script);
  helps.set(script, help);
  return help;
};

await command({
  usage,
  options: {},
  onInterrupt: killAll,
  run: async () => {
    const python = await pythonOfAws(say);
    const folder = await mkdtemp(join(tmpdir(), 'try-runbook-'));
    let [passed, failed] = [0, 0];
    try {
      const programs = await makePrograms(folder, python);
      const texts = await Promise.all(pages.map((page) => readFile(join(root, page), 'utf8')));
      for (const { heading, script } of texts.flatMap(sectionsIn)) {
        const { recorded, failure } = await walk(script, folder, programs);
        const wrong = [...(failure === undefined ? [] : [failure]), ...(await wrongIn(recorded, helpOf, settingNames))];
        for (const each of wrong) console.log(`${heading}: ${each}`);
        console.log(`${heading}: ${recorded.length} commands`);
        passed += recorded.length;
        failed += wrong.length;
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    console.log(`${passed} passed, ${failed} failed`);
    return failed > 0 ? 1 : 0;
  },
});
