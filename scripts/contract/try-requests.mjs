// Sends the request collections for people by the tools that people use, against the local service.
import { cp, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAll, run } from '../children.mjs';
import { CannotRun, command } from '../command.mjs';
import { root } from '../project.mjs';
import { startService } from '../test/local-service.mjs';

/** The only place of these versions. npx keeps the packages in its cache. */
const packages = { newman: 'newman@6.2.2', httpyac: 'httpyac@6.16.7' };

const usage = `Usage: npm run try:requests

Starts the local service in memory on a free port and sends it
  clients/orders.postman_collection.json by ${packages.newman}, which also runs the tests of the collection, and
  clients/orders.http by ${packages.httpyac}, where every reply must have a status of 2xx.
npx installs both the first time.

Options
  -h, --help  this text

The last line is "N passed, N failed": the tests of the collection and the requests of the file. Exit code 0: none failed;
1: some; 2: wrong options; 3: it cannot run here; 130: interrupted.`;

const collectionFile = join(root, 'clients/orders.postman_collection.json');
const httpFile = join(root, 'clients/orders.http');
const httpyacConfig = join(root, 'clients/httpyac.config.cjs');
/** For one tool, with its installation. */
const longestSeconds = 500;

/** @typedef {{ passed: number, failures: readonly string[] }} Result */

/**
 * Runs a tool and returns its output. It goes through a file: httpyac exits before a pipe has taken all of it.
 * @param {string} tool @param {readonly string[]} args @param {string} cwd
 */
const npx = async (tool, args, cwd) => {
  const path = join(cwd, 'output');
  const file = await open(path, 'w');
  try {
    await run('npx', ['--yes', tool, ...args], {
      seconds: longestSeconds,
      cwd,
      stdout: file.fd,
      stderr: 'inherit',
      shell: process.platform === 'win32',
    });
  } finally {
    await file.close();
  }
  return readFile(path, 'utf8');
};

/** @typedef {{ item?: readonly Item[] }} Item */
/** @param {Item} item @returns {number} */
const requestsIn = ({ item }) => (item === undefined ? 1 : item.reduce((sum, inner) => sum + requestsIn(inner), 0));

/** The failures if a tool did not send every request. @param {number} sent @param {number} expected */
const countFailure = (sent, expected) => (sent === expected ? [] : [`sent ${sent} of ${expected} requests`]);

/** @param {string} url @param {string} folder @returns {Promise<Result>} */
const byNewman = async (url, folder) => {
  const report = join(folder, 'newman.json');
  const output = await npx(
    packages.newman,
    [
      ...['run', collectionFile, '--env-var', `baseUrl=${url}`],
      ...['--reporters', 'json', '--reporter-json-export', report],
    ],
    folder,
  );
  const text = await readFile(report, 'utf8').catch(() => undefined);
  if (text === undefined) throw new CannotRun(`${packages.newman} did not run:\n${output.trim()}`);
  const { stats, failures } = JSON.parse(text).run;
  /** @type {readonly { error: { test?: string, message: string }, source?: { name?: string } }[]} */
  const failed = failures;
  return {
    passed: stats.assertions.total - stats.assertions.failed,
    failures: [
      ...failed.map(({ error, source }) => `${source?.name}: ${error.test ?? 'request'}: ${error.message}`),
      ...countFailure(stats.requests.total, requestsIn(JSON.parse(await readFile(collectionFile, 'utf8')))),
    ],
  };
};

/** @typedef {{ name: string, response?: { statusCode: number, body?: string }, testResults?: readonly { message: string }[] }} Sent */

/** httpyac prefers the address in the file to one on its command line. @param {string} url @param {string} folder @returns {Promise<Result>} */
const byHttpyac = async (url, folder) => {
  const text = await readFile(httpFile, 'utf8');
  await writeFile(join(folder, 'orders.http'), text.replace(/^@baseUrl = .*$/m, `@baseUrl = ${url}`));
  await cp(httpyacConfig, join(folder, 'httpyac.config.cjs'));
  const output = await npx(packages.httpyac, ['send', 'orders.http', '--all', '--json'], folder);
  if (!output.includes('"requests"')) throw new CannotRun(`${packages.httpyac} did not run:\n${output.trim()}`);
  /** @type {readonly Sent[]} */
  const requests = JSON.parse(output.slice(output.indexOf('{'))).requests;
  const failed = requests.filter(({ response }) => !/^2\d\d$/.test(String(response?.statusCode)));
  return {
    passed: requests.length - failed.length,
    failures: [
      ...failed.map(({ name, response, testResults }) =>
        [name, response?.statusCode, response?.body, ...(testResults ?? []).map(({ message }) => message)].join(' '),
      ),
      ...countFailure(requests.length, text.match(/^# @name /gm)?.length ?? 0),
    ],
  };
};

const tools = [
  { name: packages.newman, send: byNewman },
  { name: packages.httpyac, send: byHttpyac },
];

await command({
  usage,
  onInterrupt: killAll,
  run: async () => {
    const total = { passed: 0, failed: 0 };
    for (const { name, send } of tools) {
      const folder = await mkdtemp(join(tmpdir(), 'try-requests-'));
      const service = await startService(['--webhooks-to-localhost']);
      try {
        const { passed, failures } = await send(service.url, folder);
        for (const failure of failures) console.log(`${name}: ${failure}`);
        console.log(`${name}: ${passed} passed, ${failures.length} failed`);
        total.passed += passed;
        total.failed += failures.length;
      } finally {
        await service.stop();
        await rm(folder, { recursive: true, force: true });
      }
    }
    console.log(`${total.passed} passed, ${total.failed} failed`);
    return total.failed > 0 ? 1 : 0;
  },
});
