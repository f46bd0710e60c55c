// The README's walk through the API: runs its commands against a fresh server and compares, or renews, the answers.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { root } from '../project.mjs';

const help = `Usage: npm run transcript -- [options]

Runs every command between the transcript marks of README.md against a server of its own (npm start, demonstration shop).
In the console blocks, "$ " begins a command, "> " continues it, everything else is its answer.

Options
  --check     compare with what README.md shows, and exit with 1 where it differs (default)
  --write     put today's answers into README.md
  -h, --help  this text`;

const readme = join(root, 'README.md');
const marks = ['<!-- transcript:begin -->', '<!-- transcript:end -->'];
const shownUrl = 'http://localhost:4000';
const width = 110;

/** @typedef {{ command: string[], answer: string }} Step */

/** @param {string} text @returns {string} */
const between = (text) => {
  const [begin, end] = marks.map((mark) => text.indexOf(mark));
  if (begin === undefined || end === undefined || begin < 0 || end < begin)
    throw new Error('README.md has no transcript marks');
  return text.slice(begin + (marks[0] ?? '').length, end);
};

/** The console blocks, and the prose around them. @param {string} text @returns {(string | Step[])[]} */
export const partsOf = (text) =>
  between(text)
    .split(/^```console\n([\s\S]*?)^```$/m)
    .map((part, index) => (index % 2 === 0 ? part : stepsOf(part)));

/** @param {string} block @returns {Step[]} */
const stepsOf = (block) => {
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

/** @param {Step[]} steps */
const blockOf = (steps) => {
  const lines = steps.flatMap(({ command, answer }) => [
    ...command.map((line, index) => (index === 0 ? '$ ' : '> ') + line),
    ...answer
      .split('\n')
      .filter((line) => line !== '')
      .flatMap(fold),
  ]);
  return `\`\`\`console\n${lines.join('\n')}\n\`\`\``;
};

/** @param {string} line */
const fold = (line) => line.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [];

/** What differs from run to run is named, the same thing by the same name. @param {string} text */
const normalised = (text) => {
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

/** Runs the commands in one shell against a server of its own. @param {Step[]} steps @returns {Promise<string[]>} */
const answersOf = async (steps) => {
  const server = spawn(
    process.execPath,
    [join(root, 'scripts/build/start.mjs'), '--port', '0', '--json', '--log-level', 'silent'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, DYNAMODB_ENDPOINT: '', NODE_OPTIONS: '' },
    },
  );
  const ended = once(server, 'exit');
  const folder = await mkdtemp(join(tmpdir(), 'first-order-'));
  try {
    const [line] = await Promise.race([
      once(server.stdout, 'data'),
      ended.then(() => Promise.reject(new Error('the server did not start'))),
    ]);
    const { url } = JSON.parse(String(line).split('\n')[0] ?? '');
    const mark = '\u001e';
    const script = steps.map(({ command }) => `${command.join('\n')}\nprintf '\\n${mark}'`).join('\n');
    const { stdout } = await promisify(execFile)('bash', ['-c', script.replaceAll(shownUrl, url)], {
      cwd: folder,
      timeout: 60_000,
      maxBuffer: 1e7,
    });
    return stdout
      .replaceAll(url, shownUrl)
      .split(mark)
      .slice(0, steps.length)
      .map((answer) => answer.trim());
  } finally {
    server.kill('SIGINT');
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
};

/** Compares README.md with today's answers. @returns {Promise<{ steps: number, differences: string[] }>} */
export const checkTranscript = async () => {
  const steps = partsOf(await readFile(readme, 'utf8')).flatMap((part) => (typeof part === 'string' ? [] : part));
  const answers = await answersOf(steps);
  // All answers as one text, so that an id has the same name in all of them.
  const separator = '\u001f';
  const shown = normalised(steps.map(({ answer }) => answer).join(separator)).split(separator);
  const got = normalised(answers.join(separator)).split(separator);
  const differences = steps.flatMap(({ command }, index) =>
    shown[index] === got[index] ? [] : [`$ ${command.join('\n> ')}\nREADME: ${shown[index]}\ntoday:  ${got[index]}`],
  );
  return { steps: steps.length, differences };
};

const writeTranscript = async () => {
  const text = await readFile(readme, 'utf8');
  const parts = partsOf(text);
  const answers = await answersOf(parts.flatMap((part) => (typeof part === 'string' ? [] : part)));
  const renewed = parts.map((part) =>
    typeof part === 'string' ? part : blockOf(part.map(({ command }) => ({ command, answer: answers.shift() ?? '' }))),
  );
  await writeFile(
    readme,
    text.replace(between(text), () => renewed.join('')),
  );
};

const main = async () => {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(help);
  if (values.write) return writeTranscript();
  const { steps, differences } = await checkTranscript();
  for (const difference of differences) console.error(`${difference}\n`);
  console.log(`${steps - differences.length} of ${steps} answers in README.md are as shown`);
  if (differences.length > 0) {
    console.error('Renew them with: npm run transcript -- --write');
    process.exitCode = 1;
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
