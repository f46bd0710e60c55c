import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from '@jest/globals';
import { engineProgram, startEngine } from '#infrastructure/local/engine';
import { printed, readyLine, run, type Started } from '#test/process/local-server';
import { faultOfLine } from '#test/process/log-lines';

const root = fileURLToPath(new URL('../../../', import.meta.url));

type File = {
  readonly name: string;
  readonly message: string;
  readonly assertionResults: readonly { readonly status: string }[];
};
type Acceptance = { readonly files: readonly File[]; readonly output: string; readonly logs: readonly string[] };

/** Runs `npm run acceptance` against these servers. The files check its exit code. */
const accept = async (urls: readonly string[]): Promise<Omit<Acceptance, 'logs'>> => {
  const folder = await mkdtemp(join(tmpdir(), 'order-service-fleet-'));
  const report = join(folder, 'report.json');
  const { NODE_OPTIONS: _, ...env } = process.env;
  try {
    const output = await new Promise<string>((resolve) => {
      const options = { cwd: root, env, timeout: 480_000, maxBuffer: 64 * 1024 * 1024 };
      const asked = [join(root, 'scripts/test/acceptance.mjs'), '--report', report, ...urls];
      execFile(process.execPath, asked, options, (__, stdout, stderr) => resolve(`${stdout}${stdout ? '' : stderr}`));
    });
    const { testResults } = JSON.parse(await readFile(report, 'utf8')) as { readonly testResults: readonly File[] };
    return { files: testResults, output };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** The request lines of a server's log; deployed functions write metrics between them. */
const linesOf = ({ output }: Started): string =>
  output()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('{"_aws"') && readyLine(line) === undefined)
    .join('\n');

/** Servers on one table with their options, called in turn. */
const onServers = async (options: readonly (readonly string[])[]): Promise<Acceptance> => {
  const program = engineProgram();
  if (program === undefined) throw new Error('the embedded engine is not installed: npm ci');
  const engine = await startEngine(program, undefined);
  const environment = { DYNAMODB_ENDPOINT: engine.endpoint, CORS_ORIGINS: 'https://shop.test' };
  const servers = options.map((own) => run(['--port', '0', '--json', '--empty', ...own], environment));
  try {
    const ready = await Promise.all(servers.map((server) => printed(server, readyLine)));
    const accepted = await accept(ready.map(({ port }) => `http://127.0.0.1:${port}`));
    for (const server of servers) server.process.kill('SIGTERM');
    await Promise.all(servers.map(({ ended }) => ended));
    return { ...accepted, logs: servers.map(linesOf) };
  } finally {
    for (const server of servers) server.process.kill('SIGKILL');
    await engine.stop();
  }
};

/** The tests that call no service. */
const others = ['operation.types.test.ts', 'router.test.ts'];
const files = readdirSync(join(root, 'test/http'), { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.test.ts') && !others.includes(basename(file)),
);

/** The allowed reasons to skip a case. */
const reasons = [
  'a clock and a list of its own',
  'a configuration of its own',
  'a failure behind the ports',
  'the reports of a shop without other orders',
  'a header that HTTP does not carry',
  'a list of its own',
  'every state of an order',
  'a method that HTTP does not carry',
  'a method whose reply has no body to look at',
  'a path that HTTP does not carry',
  'a token that no issuer gives',
  'an event of payload 1.0',
  'an endpoint whose host is known',
  'events of the gateway',
  'how many commits there were',
  'names as the test spells them',
  'the first page of the local server',
  'the secret of cursors',
  'the secrets of provider events',
  'what a process counts',
  'what a process observes',
  'which ports were called',
];

/** The HTTP tests pass against servers with these options, which are called in turn, and their logs are in order. */
export const acceptanceSuite = (options: readonly (readonly string[])[]): void => {
  let acceptance: Acceptance;
  beforeAll(async () => {
    acceptance = await onServers(options);
    process.stderr.write(`${acceptance.output}\n`);
  }, 540_000);

  test.each(files)('pass %s', (file) => {
    const ran = acceptance.files.find(({ name }) => name === join(root, 'test/http', file));
    expect(ran?.message).toBe('');
    expect(ran?.assertionResults.filter(({ status }) => status === 'failed')).toEqual([]);
  });

  test('run most tests and skip only cases with an allowed reason', () => {
    const [, passed, failed, leftOut] =
      /^(\d+) passed, (\d+) failed, (\d+) left out$/m.exec(acceptance.output)?.map(Number) ?? [];
    expect(failed).toBe(0);
    expect(passed).toBeGreaterThan(2 * (leftOut ?? Number.NaN));
    const skipped = [...acceptance.output.matchAll(/^left out .*?: (.*)$/gm)].map(([, reason]) => reason);
    expect(reasons).toEqual(expect.arrayContaining(skipped));
  });

  test('all handle requests', () => {
    const counts = acceptance.logs.map((log) => log.split('\n').length);
    expect(counts).toHaveLength(options.length);
    expect(Math.min(...counts)).toBeGreaterThan(0.4 * Math.max(...counts));
    expect(Math.min(...counts)).toBeGreaterThan(1_000);
  });

  test('log every request in one line of the same fields with ids and codes only', () => {
    const faults = acceptance.logs.flatMap((log) => log.split('\n')).map(faultOfLine);
    expect(faults.filter((fault) => fault !== undefined).slice(0, 5)).toEqual([]);
  });

  test('log no personal data, no token and no key', () => {
    const sent =
      /@|Bearer|eyJ[\w-]+|cus_|op_1|key-\d|shelf-|Ada L|Hauptstr|Neue Str|Lovelace|Babbage|Berlin|changed my mind|ring twice/;
    expect(acceptance.logs.map((log) => sent.exec(log)?.[0])).toEqual(options.map(() => undefined));
  });
};
