import { appendFileSync, cpSync, mkdtempSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '#test/process/client';
import { printed, type Ready, readyLine, run } from '#test/process/local-server';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = ['scripts', 'src', 'web', 'clients', 'package.json', 'package-lock.json', 'tsconfig.json', 'shop.json'];

/** A tree of its own, whose pages no other test builds. */
let tree: string;
beforeAll(() => {
  tree = realpathSync(mkdtempSync(join(tmpdir(), 'pages-')));
  for (const name of [...sources, 'docs/openapi.json', 'dist/local'])
    cpSync(join(root, name), join(tree, name), { recursive: true, preserveTimestamps: true });
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

const builtAt = (): number => statSync(join(tree, 'dist/web/index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;

const start = (...flags: readonly string[]) => run(flags, {}, join(tree, 'scripts/build/start.mjs'));
const serve = (): Promise<Ready> => printed(start('--port', '0', '--json', '--log-level', 'error'), readyLine);

/** The first page as a browser gets it. */
const firstPage = async (url: string): Promise<{ readonly text: string; readonly headers: Headers }> => {
  const reply = await fetch(url, { headers: { accept: 'text/html' } });
  return { text: await reply.text(), headers: reply.headers };
};
const isPage = ({ text }: { readonly text: string }): boolean =>
  text.includes('<script type="module" src="/assets/form-');

test('flags that are refused build nothing', async () => {
  expect((await start('--port', 'abc').ended).code).not.toBe(0);
  expect(builtAt()).toBe(0);
});

test('missing pages are built while the service already answers, and then never again', async () => {
  const startedAt = Date.now();
  const { url, ms } = await serve();
  expect((await fetch(`${url}/health`)).status).toBe(200);
  const first = await firstPage(url);
  // On a slow machine the build may have ended before this request.
  if (!isPage(first))
    expect([first.headers.get('refresh'), first.text]).toEqual(['1', expect.stringContaining('being built')]);
  const { text, headers } = await eventually(() => firstPage(url), isPage);
  expect(builtAt()).toBeGreaterThan(startedAt + ms);
  expect(headers.get('content-security-policy')).toContain("script-src 'self'");
  for (const [, file = ''] of text.matchAll(/(?:src|href)="(\/[^"]+)"/g))
    expect([file, (await fetch(`${url}${file}`)).status]).toEqual([file, 200]);

  const before = builtAt();
  expect(isPage(await firstPage((await serve()).url))).toBe(true);
  expect(builtAt()).toBe(before);
});

test('a source that does not compile is shown in place of the page, and the service answers', async () => {
  appendFileSync(join(tree, 'web/form/main.tsx'), 'const = ;');
  const { url } = await serve();
  const { text } = await eventually(
    () => firstPage(url),
    (page) => page.text.includes('could not be built'),
  );
  expect(text).toContain('web/form/main.tsx');
  expect((await fetch(`${url}/ready`)).status).toBe(200);
});
