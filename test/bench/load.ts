import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { median } from '#test/bench/rounds';

const root = fileURLToPath(new URL('../..', import.meta.url));
const functions = join(root, 'dist/functions');

export type Loaded = { readonly name: string; readonly bytes: number; readonly cpuMs: number; readonly wallMs: number };

/** In a process of its own, because a module is loaded once: what requiring a bundle costs, after Node has started. */
const program = `
const before = process.cpuUsage(), began = performance.now();
require(process.argv[1]);
const wallMs = performance.now() - began, { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ cpuMs: (user + system) / 1000, wallMs }));
`;

/** What every function is told; none of it is looked at before the first request. */
const environment = {
  TABLE_NAME: 'orders',
  TAG_SECRETS: JSON.stringify([{ from: 0, secret: 'a secret for benchmarks, long enough' }]),
  SHARDS: JSON.stringify([{ from: 0, shards: 1 }]),
  CURSOR_SECRET: 'a secret for benchmarks, long enough',
  TOKEN_ISSUER: 'https://issuer.example',
  TOKEN_CLIENTS: 'client',
  STAFF_GROUP: 'staff',
  METRICS_NAMESPACE: 'orders',
  EVENT_BUS_NAME: 'orders',
  MAIL_SENDER: 'orders@shop.example',
  AWS_REGION: 'eu-central-1',
};

const load = (bundle: string, folder: string): { readonly cpuMs: number; readonly wallMs: number } =>
  JSON.parse(
    execFileSync(process.execPath, ['--no-warnings', '-e', program, bundle], {
      env: { ...environment, LAMBDA_TASK_ROOT: folder },
      encoding: 'utf8',
      timeout: 30_000,
    }),
  );

/** The floor: a function that does no more than import the SDK's client and make one, bundled as ours are. */
const bundleFloor = async (folder: string): Promise<string> => {
  const outfile = join(folder, 'index.cjs');
  await build({
    stdin: {
      contents: `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
        const client = new DynamoDBClient({});
        export const handler = () => client.config;`,
      resolveDir: root,
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
  });
  return outfile;
};

/** Loads every function and the floor in turns: the median of the rounds for each, the floor first. */
export const loadTimes = async (rounds: number, say: (text: string) => void): Promise<readonly Loaded[]> => {
  const floorFolder = mkdtempSync(join(tmpdir(), 'order-service-bench-'));
  try {
    const names = readdirSync(functions, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    );
    const bundles = [
      { name: 'only the SDK client', folder: floorFolder, path: await bundleFloor(floorFolder) },
      ...names.map((name) => ({ name, folder: join(functions, name), path: join(functions, name, 'index.cjs') })),
    ].map((bundle) => ({ ...bundle, cpuMs: [] as number[], wallMs: [] as number[] }));
    for (let round = 0; round < rounds; round += 1) {
      say(`loading ${bundles.length} bundles: round ${round + 1} of ${rounds}`);
      for (const { path, folder, cpuMs, wallMs } of round % 2 === 0 ? bundles : bundles.toReversed()) {
        const taken = load(path, folder);
        cpuMs.push(taken.cpuMs);
        wallMs.push(taken.wallMs);
      }
    }
    return bundles.map(({ name, path, cpuMs, wallMs }) => ({
      name,
      bytes: statSync(path).size,
      cpuMs: median(cpuMs),
      wallMs: median(wallMs),
    }));
  } finally {
    rmSync(floorFolder, { recursive: true });
  }
};
