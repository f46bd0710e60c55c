import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { jobs } from '#adapters/lambda/jobs/registry';
import { buildBundles, root } from '#test/cdk/support/synthesized';

beforeAll(buildBundles);

/** Loads each bundle as Lambda's runtime does, and sends it a request by the Runtime API. */
test('every bundle starts and answers under the Runtime API of Lambda', () => {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const args = [join(root, 'scripts/build/cold-load.mjs'), '--runs', '1', '--json'];
  const rows = JSON.parse(execFileSync(process.execPath, args, { env, encoding: 'utf8' })) as readonly {
    readonly id: string;
    readonly loadMs: number;
    readonly answerMs: number;
    readonly status: number;
  }[];
  expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(operations.map(({ id }) => id)));
  const handed = rows.filter(({ id }) => !jobs.some((job) => job.id === id));
  expect(handed).toHaveLength(rows.length - jobs.length);
  expect(handed.filter(({ status }) => status !== 404)).toEqual([]);
  for (const { answerMs } of handed) expect(answerMs).toBeGreaterThan(0);
});
