// Runs the commands of the README against a fresh service, and compares or replaces the answers that it shows.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { command, isMain, UsageError } from '../command.mjs';
import { root } from '../project.mjs';
import { startService } from './local-service.mjs';

const usage = `Usage: npm run transcript -- [options]

Runs every command between the transcript marks of README.md against a service of its own (npm start, demonstration shop).
In the console blocks, "$ " begins a command, "> " continues it, and every other line is its answer.

Options
  --check     compare the answers with README.md, exit code 1 where they differ (default)
  --write     put today's answers into README.md
  -h, --help  this text`;

const readme = join(root, 'README.md');
const marks = /** @type {const} */ (['<!-- transcript:begin -->', '<!-- transcript:end -->']);
const shownUrl = 'http://localhost:4000';
const width = 110;

/** @typedef {{ command: string[], answer: string }} Step */

/** @param {string} text @returns {string} */
const betweenMarks = (text) => {
  const [begin, end] = [text.indexOf(marks[0]), text.indexOf(marks[1])];
  if (begin < 0 || end < begin) throw new Error('README.md has no transcript marks');
  return text.slice(begin + marks[0].length, end);
};

/** @param {string} block @returns {Step[]} */
const parseBlock = (block) => {
  /** @type {Step[]} */
  const steps = [];
  for (const line of block.split('\n').slice(0, -1)) {
    const step = steps.at(-1);
    if (line.startsWith('$ ')) steps.push({ command: [line.slice(2)], answer: '' });
    else if (line.startsWith('> ') && step && step.answer === '') step.command.push(line.slice(2));
    else if (step) step.answer += `${line}\n`;
  }
  return steps;
};

/** The steps of each console block, and the prose between the blocks. @param {string} text @returns {(string | Step[])[]} */
const parseTranscript = (text) =>
  betweenMarks(text)
    .split(/^```console\n([\s\S]*?)^```$/m)
    .map((part, index) => (index % 2 === 0 ? part : parseBlock(part)));

/** @param {string} line */
const fold = (line) => line.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [];

/** @param {Step[]} steps */
const blockOf = (steps) => {
  const lines = steps.flatMap((step) => [
    ...step.command.map((line, index) => (index === 0 ? '$ ' : '> ') + line),
    ...step.answer
      .split('\n')
      .filter((line) => line !== '')
      .flatMap(fold),
  ]);
  return `\`\`\`console\n${lines.join('\n')}\n\`\`\``;
};

/** Replaces what differs from run to run; the same id gets the same name. @param {string} text */
const normalized = (text) => {
  /** @type {Map<string, string>} */
  const ids = new Map();
  return text
    .replaceAll('\n', '')
    .replaceAll(/[0-9A-HJKMNP-TV-Z]{6}-[0-9A-HJKMNP-TV-Z]{6}-[0-9A-HJKMNP-TV-Z]{6}/g, (id) => {
      if (!ids.has(id)) ids.set(id, `ORDER-${ids.size + 1}`);
      return ids.get(id) ?? '';
    })
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'TIME')
    .replaceAll(/"nextCursor":"[\w-]+"/g, '"nextCursor":"CURSOR"')
    .replaceAll(/"requestId":"[\w-]+"/g, '"requestId":"REQUEST"');
};

/** Runs the commands in one shell against a service of its own. @param {Step[]} steps @returns {Promise<string[]>} */
const runSteps = async (steps) => {
  const service = await startService();
  const folder = await mkdtemp(join(tmpdir(), 'first-order-'));
  try {
    const mark = '\u001e';
    const script = steps.map((step) => `${step.command.join('\n')}\nprintf '\\n${mark}'`).join('\n');
    const { stdout } = await promisify(execFile)('bash', ['-c', script.replaceAll(shownUrl, service.url)], {
      cwd: folder,
      timeout: 60_000,
      maxBuffer: 1e7,
    });
    return stdout
      .replaceAll(service.url, shownUrl)
      .split(mark)
      .slice(0, steps.length)
      .map((answer) => answer.trim());
  } finally {
    await service.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

/** @param {readonly (string | Step[])[]} parts */
const stepsIn = (parts) => parts.flatMap((part) => (typeof part === 'string' ? [] : part));

/** Compares README.md with today's answers. @returns {Promise<{ steps: number, differences: string[] }>} */
export const checkTranscript = async () => {
  const steps = stepsIn(parseTranscript(await readFile(readme, 'utf8')));
  const answers = await runSteps(steps);
  // All answers as one text: an id has the same name in all of them.
  const separator = '\u001f';
  const shown = normalized(steps.map(({ answer }) => answer).join(separator)).split(separator);
  const today = normalized(answers.join(separator)).split(separator);
  const differences = steps.flatMap((step, index) =>
    shown[index] === today[index]
      ? []
      : [`$ ${step.command.join('\n> ')}\nREADME: ${shown[index]}\ntoday:  ${today[index]}`],
  );
  return { steps: steps.length, differences };
};

const writeTranscript = async () => {
  const text = await readFile(readme, 'utf8');
  const parts = parseTranscript(text);
  const answers = await runSteps(stepsIn(parts));
  const written = parts.map((part) =>
    typeof part === 'string' ? part : blockOf(part.map((step) => ({ ...step, answer: answers.shift() ?? '' }))),
  );
  await writeFile(
    readme,
    text.replace(betweenMarks(text), () => written.join('')),
  );
};

if (isMain(import.meta.url))
  await command({
    usage,
    options: { check: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
    run: async ({ check, write }) => {
      if (check && write) throw new UsageError('--check or --write, not both');
      if (write) return writeTranscript();
      const { steps, differences } = await checkTranscript();
      for (const difference of differences) console.error(`${difference}\n`);
      console.log(`${steps - differences.length} of ${steps} answers in README.md are as shown`);
      if (differences.length === 0) return 0;
      console.error('Replace them with: npm run transcript -- --write');
      return 1;
    },
  });
