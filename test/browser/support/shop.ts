import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type Client, clientOf, customerToken, staffToken } from '#test/process/client';
import { serveForAll } from '#test/process/local-server';
import { findChromium, withoutChromium } from '../../../scripts/test/chromium.mjs';

/** Sandboxes and shared memory are missing in most containers. */
const flags = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
/** A machine three times slower still passes. */
const patienceMilliseconds = 20_000;

export type Visit = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser complained about: errors of scripts, and violations of the policy. */
  readonly complaints: readonly string[];
};

export type BrowsedShop = {
  readonly url: () => string;
  readonly call: Client;
  readonly visit: (options?: BrowserContextOptions) => Promise<Visit>;
  readonly asStaff: (path: string, body: unknown, method?: string) => ReturnType<Client>;
  /** An order of a customer, as the API shows it. */
  readonly orderOf: (id: string, customer?: string) => ReturnType<Client>;
  /** How many orders the first demonstration customer has, 100 at most. */
  readonly countOrders: () => Promise<number>;
};

const watched = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    // A refusal of the API is a part of some tests.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  return complaints;
};

/** A running shop and a browser for all tests of a file. A test fails if the browser complained. `flags`: of the server. */
export const browseShop = (...serverFlags: readonly string[]): BrowsedShop => {
  let url = '';
  let browser: Browser;
  const visits: Visit[] = [];
  beforeAll(async () => {
    const executablePath = findChromium();
    if (executablePath === undefined) throw new Error(withoutChromium);
    ({ url } = await serveForAll(...serverFlags));
    browser = await chromium.launch({ executablePath, args: flags });
  });
  afterEach(async () => {
    const closed = visits.splice(0);
    const complaints = closed.flatMap((visit) => visit.complaints);
    await Promise.all(closed.map(({ context }) => context.close()));
    expect(complaints).toEqual([]);
  });
  afterAll(() => browser?.close());
  const call: Client = (path, options) => clientOf(url)(path, options);
  return {
    url: () => url,
    call,
    visit: async (options = {}) => {
      // Without transitions: axe would see a color between two others.
      const still = { reducedMotion: 'reduce' } as const;
      const context = await browser.newContext({ baseURL: url, locale: 'en-US', ...still, ...options });
      context.setDefaultTimeout(patienceMilliseconds);
      const page = await context.newPage();
      const visit = { page, context, complaints: watched(page) };
      visits.push(visit);
      return visit;
    },
    asStaff: async (path, body, method) =>
      call(path, {
        token: await staffToken(call),
        body,
        key: crypto.randomUUID(),
        ...(method === undefined ? {} : { method }),
      }),
    orderOf: async (id, customer) => call(`/v1/orders/${id}`, { token: await customerToken(call, customer) }),
    countOrders: async () => {
      const { json } = await call('/v1/orders?limit=100', { token: await customerToken(call) });
      return json.orders.length;
    },
  };
};
