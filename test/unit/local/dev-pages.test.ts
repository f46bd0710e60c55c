import { expect, test } from '@jest/globals';
import { replyWithEvents, replyWithMailbox, replyWithRoutes } from '#infrastructure/local/dev/pages';
import type { LocalRoutes } from '#infrastructure/local/dev/routes';

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const hostile = '<script>alert("x")</script>';
const textOf = ({ body }: { readonly body: unknown }): string => String(body);

const reply = async () => ({ status: 200, headers: {}, body: '' });
const routes: LocalRoutes = {
  '/dev/events': { about: 'The events.', GET: reply },
  '/dev/tokens': { about: 'Issues a token.', POST: reply },
  '/dev/payments/A/pay_1': { GET: reply },
};

const letter = {
  to: 'ada@example.com',
  subject: `Order ${hostile}`,
  text: 'Thank you.',
  html: `<p>Thank you.</p>${hostile}`,
};
const event = {
  specversion: '1.0',
  id: '7K3M9Q-X1QF65-V805T8:1',
  source: 'order-service',
  type: 'order.placed',
  time: '2026-11-21T10:00:00.000Z',
  datacontenttype: 'application/json',
  data: { note: hostile },
} as const;
const shop = {
  events: () => [event],
  letters: () => [letter, { ...letter, subject: 'Later' }],
  deadLetters: () => [hostile],
};

const surroundings = (endpoint: string | null) => ({
  url: 'http://localhost:4000',
  table: { endpoint, name: 'orders' },
});

test('the routes are listed with their methods, as JSON and as a page', async () => {
  expect(JSON.parse(textOf(await replyWithRoutes(routes, surroundings('http://127.0.0.1:9'), '*/*')))).toEqual({
    table: { endpoint: 'http://127.0.0.1:9', name: 'orders' },
    routes: [
      { path: '/dev/events', methods: ['GET'], about: 'The events.' },
      { path: '/dev/tokens', methods: ['POST'], about: 'Issues a token.' },
    ],
  });
  const page = textOf(await replyWithRoutes(routes, surroundings('http://127.0.0.1:9'), browser));
  expect(page).toContain('http://127.0.0.1:9');
  expect(page).toContain('<a href="/dev/events">');
  expect(page).not.toContain('href="/dev/tokens"');
  expect(page).not.toContain('pay_1');
  expect(textOf(await replyWithRoutes(routes, surroundings(null), browser))).not.toContain('<h2>Table</h2>');
});

test.each([
  ['events', (accept: string) => replyWithEvents(shop, accept), { events: [event], deadLetters: [hostile] }],
  ['letters', (accept: string) => replyWithMailbox(shop, accept), { letters: shop.letters() }],
] as const)('%s are JSON for programs and a page without scripts for a browser', async (_, answer, whole) => {
  expect(JSON.parse(textOf(await answer('')))).toEqual(whole);
  const page = await answer(browser);
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.headers['content-security-policy']).toMatch(/^default-src 'none';/);
  expect(page.headers['content-security-policy']).not.toContain('script');
  expect(textOf(page)).not.toContain('<script');
});

test('a letter is shown in a frame without rights, the newest first', async () => {
  const page = textOf(await replyWithMailbox(shop, browser));
  expect(page).toContain('<iframe sandbox title="Later" srcdoc="&lt;p&gt;Thank you.&lt;/p&gt;');
  expect(page.indexOf('Later')).toBeLessThan(page.indexOf('Order &lt;script'));
});

test('empty pages say what to do', async () => {
  const none = { events: () => [], letters: () => [], deadLetters: () => [] };
  expect(textOf(await replyWithEvents(none, browser))).toContain('Place an order');
  expect(textOf(await replyWithMailbox(none, browser))).toContain('Place an order with an email address');
});
