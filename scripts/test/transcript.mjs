// Runs the commands that the pages show against a new server and compares, or replaces, the answers.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { command, isMain, UsageError } from '../command.mjs';
import { root } from '../project.mjs';
import { startService } from './local-service.mjs';

const usage = `Usage: npm run transcript -- [options]

Runs every command between the transcript marks of README.md and the pages of docs. Each page has a server of its own
(npm start, as a rule with the demonstration shop). In a console block, "$ " begins a command, "> " continues it, and every other
line is its answer.

Options
  --check     compare with the answers that the pages show, exit code 1 where they differ (default)
  --write     write today's answers into the pages that show others; ids and times alone do not count
  -h, --help  this text`;

/** The pages, each with the options of its server. @type {Readonly<Record<string, readonly string[]>>} */
const pages = {
  'README.md': [],
  'docs/order.md': [],
  'docs/payments.md': [],
  'docs/back-office.md': ['--empty', '--webhooks-to-localhost'],
};
const marks = /** @type {const} */ (['<!-- transcript:begin -->', '<!-- transcript:end -->']);
const shownUrl = 'http://localhost:4000';

/** @typedef {{ command: string[], answer: string }} Step */

/** @param {string} text @returns {string} */
const betweenMarks = (text) => {
  const [begin, end] = [text.indexOf(marks[0]), text.indexOf(marks[1])];
  if (begin < 0 || end < begin) throw new Error('the page has no transcript marks');
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

/** @param {Step[]} steps */
const blockOf = (steps) => {
  const lines = steps.flatMap((step) => [
    ...step.command.map((line, index) => (index === 0 ? '$ ' : '> ') + line),
    ...(step.answer === '' ? [] : [step.answer]),
  ]);
  return `\`\`\`console\n${lines.join('\n')}\n\`\`\``;
};

/** Replaces what differs from run to run; the same id gets the same name. @param {string} text */
const normalized = (text) => {
  /** @type {Map<string, string>} */
  const ids = new Map();
  return text
    .replaceAll(/[0-9A-HJKMNP-TV-Z]{6}-[0-9A-HJKMNP-TV-Z]{6}-[0-9A-HJKMNP-TV-Z]{6}/g, (id) => {
      if (!ids.has(id)) ids.set(id, `ORDER-${ids.size + 1}`);
      return ids.get(id) ?? '';
    })
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'TIME')
    .replaceAll(/"nextCursor": "[\w-]+"/g, '"nextCursor": "CURSOR"')
    .replaceAll(/"requestId": "[\w-]+"/g, '"requestId": "REQUEST"');
};

/** Runs the commands in one shell against a service of its own. @param {Step[]} steps @param {readonly string[]} flags @returns {Promise<string[]>} */
const runSteps = async (steps, flags) => {
  const service = await startService(flags);
  const folder = await mkdtemp(join(tmpdir(), 'first-order-'));
  try {
    const mark = '\u001e';
    // A page may start programs of its own.
    const begin = "trap 'kill $(jobs -p) 2>/dev/null' EXIT\n";
    const script = steps.map((step) => `${step.command.join('\n')}\nprintf '\\n${mark}'`).join('\n');
    const { stdout } = await promisify(execFile)('bash', ['-c', begin + script.replaceAll(shownUrl, service.url)], {
      // A page leaves the folder of the project for one of its own at once.
      cwd: root,
      // The folders that the pages make lie in it.
      env: { ...process.env, TMPDIR: folder },
      timeout: 180_000,
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

/** @param {string} page @returns {Promise<{ text: string, parts: (string | Step[])[], steps: Step[] }>} */
const readPage = async (page) => {
  const text = await readFile(join(root, page), 'utf8');
  const parts = parseTranscript(text);
  return { text, parts, steps: parts.flatMap((part) => (typeof part === 'string' ? [] : part)) };
};

/** @typedef {{ steps: Step[], answers: string[], differences: string[], text: string, parts: (string | Step[])[] }} Compared */

/** Runs the commands of a page. @param {string} page @returns {Promise<Compared>} */
const comparePage = async (page) => {
  const { text, parts, steps } = await readPage(page);
  const answers = await runSteps(steps, pages[page] ?? []);
  // All answers as one text, so that an id has the same name in all of them.
  const separator = '\u001f';
  const shown = normalized(steps.map(({ answer }) => answer.trimEnd()).join(separator)).split(separator);
  const today = normalized(answers.join(separator)).split(separator);
  const differences = steps.flatMap((step, index) =>
    shown[index] === today[index]
      ? []
      : [`${page}: $ ${step.command.join('\n> ')}\nshown:\n${shown[index]}\ntoday:\n${today[index]}`],
  );
  return { steps, answers, differences, text, parts };
};

/** Compares the pages with today's answers. @returns {Promise<{ steps: number, differences: string[] }>} */
export const checkTranscript = async () => {
  const results = [];
  for (const page of Object.keys(pages)) results.push(await comparePage(page));
  return {
    steps: results.reduce((sum, { steps }) => sum + steps.length, 0),
    differences: results.flatMap(({ differences }) => differences),
  };
};

/** Writes a page only if an answer differs: each run has other ids and times. @param {string} page */
const writePage = async (page) => {
  const { text, parts, answers, differences } = await comparePage(page);
  if (differences.length === 0) return console.log(`${page} is up to date.`);
  const written = parts.map((part) =>
    typeof part === 'string' ? part : blockOf(part.map((step) => ({ ...step, answer: answers.shift() ?? '' }))),
  );
  await writeFile(
    join(root, page),
    text.replace(betweenMarks(text), () => written.join('')),
  );
  console.log(`${page} was written.`);
};

if (isMain(import.meta.url))
  await command({
    usage,
    options: { check: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
    run: async ({ check, write }) => {
      if (check && write) throw new UsageError('--check or --write, not both');
      if (write) {
        for (const page of Object.keys(pages)) await writePage(page);
        return;
      }
      const { steps, differences } = await checkTranscript();
      for (const difference of differences) console.error(`${difference}\n`);
      console.log(`${steps - differences.length} of ${steps} answers are as shown`);
      if (differences.length === 0) return 0;
      console.error('Replace them with: npm run transcript -- --write');
      return 1;
    },
  });
