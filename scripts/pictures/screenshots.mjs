// Takes the pictures of the web pages that the README shows.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { CannotRun, command, isMain } from '../command.mjs';
import { root } from '../project.mjs';
import { findChromium, withoutChromium } from '../test/chromium.mjs';
import { startService } from '../test/local-service.mjs';

const usage = `Usage: npm run screenshots

Starts the demonstration, opens its pages in Chromium, and writes docs/pages/*.png: the shop and the console, wide and
narrow, light and dark.

Options
  -h, --help  this text

Exit code 0: written; 1: a page did not show what it should; 2: wrong options; 3: there is no Chromium.`;

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page */
const signIn = async (page) => {
  await page.locator('main').getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
};

/** @param {Page} page */
const fillBasket = async (page) => {
  const add = page.getByRole('button', { name: /^Add to basket/ });
  await add.nth(1).click();
  await add.nth(3).click();
  await page.getByRole('link', { name: /^Basket/ }).click();
  await page
    .getByText(/^Total/)
    .first()
    .waitFor();
};

/** @param {Page} page */
const openFirstOrder = async (page) => {
  await signIn(page);
  await page.locator('table a').first().click();
  await page.getByRole('heading', { name: 'What to do next' }).waitFor();
};

const wide = { width: 1280, height: 900 };
const narrow = { width: 360, height: 780 };

/**
 * @typedef {object} Picture
 * @property {string} name of the file
 * @property {string} path
 * @property {{ width: number, height: number }} viewport
 * @property {'light' | 'dark'} colorScheme
 * @property {(page: Page) => Promise<void>} show does what a person does before the picture
 */
/** @type {readonly Picture[]} */
const pictures = [
  {
    name: 'shop',
    path: '/',
    viewport: wide,
    colorScheme: 'light',
    show: (page) => page.getByText('Add to basket').first().waitFor(),
  },
  { name: 'basket', path: '/', viewport: narrow, colorScheme: 'dark', show: fillBasket },
  { name: 'home', path: '/console', viewport: wide, colorScheme: 'dark', show: signIn },
  {
    name: 'order',
    path: '/console/orders?paymentStatus=authorized',
    viewport: wide,
    colorScheme: 'light',
    show: openFirstOrder,
  },
];

const settleMs = 1_000;

/** @param {import('playwright-core').Browser} browser @param {string} url @param {Picture} picture */
const take = async (browser, url, { name, path, viewport, colorScheme, show }) => {
  const context = await browser.newContext({
    baseURL: url,
    viewport,
    colorScheme,
    reducedMotion: 'reduce',
    locale: 'en',
  });
  const page = await context.newPage();
  await page.goto(path);
  await show(page);
  await page.waitForTimeout(settleMs);
  // Lists that still load on a busy machine.
  await page.locator('.skeleton, .loading').first().waitFor({ state: 'detached' });
  const file = `docs/pages/${name}.png`;
  await page.screenshot({ path: join(root, file) });
  await context.close();
  console.log(`${file} was written.`);
};

if (isMain(import.meta.url))
  await command({
    usage,
    options: {},
    run: async () => {
      const executablePath = findChromium();
      if (executablePath === undefined) throw new CannotRun(withoutChromium);
      const service = await startService();
      const browser = await chromium.launch({
        executablePath,
        args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
      });
      try {
        await mkdir(join(root, 'docs/pages'), { recursive: true });
        for (const picture of pictures) await take(browser, service.url, picture);
        return 0;
      } finally {
        await browser.close();
        await service.stop();
      }
    },
  });
