import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ask, customer, newKey, place, staff, stock } from '#test/cloud/support/deployment';
import { deploy, synthesize } from '../../scripts/emulator/stack.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const leftOut = ['node_modules', '.git', 'cdk.out', 'coverage', '.data'];

let tree: string;
beforeAll(() => {
  tree = realpathSync(mkdtempSync(join(tmpdir(), 'updated-')));
  cpSync(root, tree, { recursive: true, filter: (path) => !leftOut.includes(basename(path)) });
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

test('a use case that a developer adds is served after an update, which keeps the orders', async () => {
  await stock('CLOUD-UPDATE', 2);
  const { token } = await customer('ada');
  const { json: placed } = await place(token, 'CLOUD-UPDATE');
  const { token: staffToken } = await staff('clerk');
  const body = { reason: 'the address looks odd' };
  const pause = () =>
    ask(`/v1/orders/${placed.id}/pause`, { method: 'POST', token: staffToken, headers: newKey(), body });
  expect((await pause()).status).toBe(404);

  const { NODE_OPTIONS: _, ...env } = process.env;
  for (const line of ['new:use-case -- orders/pause-order --no-generate', 'openapi'])
    execFileSync('npm', ['run', '--silent', ...line.split(' ')], { cwd: tree, env, stdio: 'pipe' });
  const assembly = join(tree, 'updated');
  await synthesize(assembly, tree);
  await deploy(assembly, env);

  const paused = await pause();
  expect([paused.ofGateway, paused.status, paused.json.holds?.length]).toEqual([undefined, 200, 1]);
  expect((await ask(`/v1/orders/${placed.id}`, { token })).status).toBe(200);
  expect((await place(token, 'CLOUD-UPDATE')).status).toBe(201);
}, 120_000);
