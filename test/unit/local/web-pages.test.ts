import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { webRoutes } from '#infrastructure/local/dev/web-pages';
import { pageConfiguration } from '#infrastructure/pages/configuration';
import { pagePolicy } from '#infrastructure/pages/headers';
import { readShopSettings } from '#infrastructure/shop-settings';

const settings = readShopSettings(new URL('../../../shop.json', import.meta.url));
const configuration = pageConfiguration(settings, { kind: 'local', customers: [] });
const browser = 'text/html,application/xhtml+xml';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pages-'));
  mkdirSync(join(root, 'web/assets'), { recursive: true });
  writeFileSync(join(root, 'web/assets/form-ABC.js'), 'script');
  writeFileSync(join(root, 'secret.js'), 'secret');
});
afterEach(() => rmSync(root, { recursive: true }));

const get = (path: string, accept = browser) => {
  const built = { folder: join(root, 'web'), buildFile: join(root, 'web-build.json') };
  return webRoutes({ built, configuration }, { path, accept, requestId: 'r' })[path]?.GET?.();
};
const writePage = () => writeFileSync(join(root, 'web/index.html'), '<h1>Shop</h1>');
const writeState = (state: unknown) => writeFileSync(join(root, 'web-build.json'), JSON.stringify(state));

test('the page has a policy that lets its own script run and nothing from elsewhere', async () => {
  writePage();
  const reply = await get('/');
  expect(reply).toMatchObject({ status: 200, headers: { 'cache-control': 'no-cache', 'x-frame-options': 'DENY' } });
  expect(String(reply?.body)).toBe('<h1>Shop</h1>');
  expect(reply?.headers['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
      "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  );
});

test.each(['/console', '/console/', '/console/orders/7K3M9Q-X1QF65-V805T8'])(
  'the console is the page of every address below it: %s',
  async (path) => {
    writeFileSync(join(root, 'web/console.html'), '<h1>Console</h1>');
    expect(String((await get(path))?.body)).toBe('<h1>Console</h1>');
  },
);

test('an address that only begins like that of the console is none of its', () => {
  expect(get('/consoles')).toBeUndefined();
});

test('the policy allows the sign-in page and Stripe only where the shop has them', () => {
  expect(pagePolicy({ signIn: 'https://shop.auth.example', withStripe: true })).toBe(
    "default-src 'none'; script-src 'self' https://js.stripe.com; style-src 'self'; img-src 'self'; font-src 'self'; " +
      "connect-src 'self' https://shop.auth.example https://api.stripe.com; " +
      "frame-src https://js.stripe.com https://hooks.stripe.com; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  );
});

test('an asset is kept by browsers, because its name has its hash', async () => {
  expect((await get('/assets/form-ABC.js'))?.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  });
});

test('a missing asset is 404', async () => {
  expect(await get('/assets/form-XYZ.js')).toMatchObject({ status: 404 });
});

test.each([
  '/assets/../secret.js',
  '/assets/..%2fsecret.js',
  '/secret.js',
  '/index.html/',
  '/assets/',
  '/assets/.js',
  '/web-build.json',
])('no file is served at %s', (path) => {
  expect(get(path)).toBeUndefined();
});

test('while the pages are built, the first page says so and asks again', async () => {
  writePage();
  writeState({ state: 'building', pid: process.pid });
  const reply = await get('/');
  expect(reply).toMatchObject({ status: 200, headers: { refresh: '1', 'cache-control': 'no-store' } });
  expect(String(reply?.body)).toContain('are being built');
});

test('a build whose process was killed hides no page', async () => {
  writePage();
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeState({ state: 'building', pid });
  expect(await get('/')).toMatchObject({ status: 200, headers: { 'content-security-policy': expect.any(String) } });
  expect(String((await get('/'))?.body)).not.toContain('are being built');
});

test('a failed build is shown, and its message is text', async () => {
  writeState({ state: 'failed', message: 'web/form/app.tsx: <b>unexpected</b>' });
  const reply = await get('/');
  expect(reply).toMatchObject({ status: 503 });
  expect(String(reply?.body)).toContain('&lt;b>unexpected');
});

test('pages that were never built say how to build them', async () => {
  expect(String((await get('/'))?.body)).toContain('npm run build -- pages');
});

test('a program gets the links of the first page', async () => {
  writePage();
  const { links } = JSON.parse(String((await get('/', '*/*'))?.body));
  expect(links.map(({ path }: { path: string }) => path)).toEqual([
    '/',
    '/console',
    '/docs',
    '/v1',
    '/problems',
    '/openapi.json',
    '/v1/products',
    '/dev',
  ]);
});

test('the configuration has public facts of the shop only', async () => {
  const reply = await get('/config.json', '*/*');
  expect(JSON.parse(String(reply?.body))).toMatchObject({
    homeCountry: 'DE',
    shippingMethods: ['standard', 'express', 'pickup'],
    withdrawal: { days: 14, countries: expect.arrayContaining(['DE', 'FR']) },
    payments: { provider: 'simulator' },
  });
  expect(String(reply?.body)).not.toMatch(/deny|secret|risk/i);
});
