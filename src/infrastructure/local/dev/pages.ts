import { html } from '#adapters/http/page-style';
import type { PlainReply } from '#adapters/http/plain';
import type { SentLetter } from '#adapters/notifications/letters/render';
import type { CloudEvent } from '#application/events/cloud-event';
import type { Background } from '#infrastructure/local/background';
import { type LocalRoutes, methodsOf } from '#infrastructure/local/dev/routes';

/** Pages about the local server for a browser, and the same as JSON for everybody else. */

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** No script, and nothing from elsewhere: letters and events hold what customers wrote. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'self'; base-uri 'none'";

const page = (title: string, body: string): PlainReply => ({
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy,
  },
  body: html(
    title,
    `<main class="page"><p><a href="/">Shop</a> <a href="/dev">For developers</a></p><h1>${title}</h1>${body}</main>`,
    '<style>.page{max-width:60rem;margin:4vh auto}iframe{width:100%;height:24rem;border:1px solid #8888;background:#fff}pre{overflow:auto;font:.85em ui-monospace,monospace}summary{cursor:pointer}td{padding:.15rem 1rem .15rem 0;vertical-align:top}</style>',
  ),
});

const json = (body: unknown): PlainReply => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

export const isForBrowser = (accept: string): boolean => accept.includes('text/html');

const table = (rows: readonly string[]): string => `<table><tbody>${rows.join('')}</tbody></table>`;

const links = [
  ['/', 'The shop, as its customers see it.'],
  ['/console', 'The console of those who run the shop.'],
  ['/docs', 'The reference: read it, get a token, and send requests.'],
  ['/v1', 'The operations, by area.'],
  ['/problems', 'The codes of all problems.'],
  ['/openapi.json', 'The contract as OpenAPI 3.1.'],
  ['/v1/products', 'The catalog, which anybody reads.'],
  ['/dev', 'For developers: a first order, and what only this server has.'],
] as const;

/** A first order from a terminal: a token, a quote, the order, and the list with it. */
const firstOrder = (url: string): string => `TOKEN=$(curl -s ${url}/dev/tokens -H 'content-type: application/json' \\
  -d '{"sub":"cus_ada","role":"customer"}' | sed -E 's/.*"token":"([^"]+)".*/\\1/')

curl -s ${url}/v1/orders -H "authorization: Bearer $TOKEN" -H 'content-type: application/json' \\
  -H "idempotency-key: $(date +%s)" -d '{"currency":"EUR","lines":[{"sku":"TEE-M","quantity":1}],
    "email":"ada@example.com","payment":{"method":"tok_ok"},"shippingAddress":{"name":"Ada L.",
    "line1":"Hauptstr. 1","postalCode":"10115","city":"Berlin","country":"DE"}}'

curl -s ${url}/v1/orders -H "authorization: Bearer $TOKEN"`;

/** The links of the first page, for a program. */
export const replyWithLinks = async (): Promise<PlainReply> =>
  json({ links: links.map(([path, about]) => ({ path, about })) });

export type Surroundings = {
  /** The address of the server for people. */
  readonly url: string;
  /** `endpoint` null: the data is in the memory of the process. */
  readonly table: { readonly endpoint: string | null; readonly name: string };
};

/** The page for developers: where to go, a first order, the table, and the routes that only this server has. */
export const replyWithRoutes = async (
  routes: LocalRoutes,
  { url, table: stored }: Surroundings,
  accept: string,
): Promise<PlainReply> => {
  const listed = Object.entries(routes).flatMap(([path, route]) =>
    route.about === undefined ? [] : { path, methods: methodsOf(route), about: route.about },
  );
  if (!isForBrowser(accept)) return json({ table: stored, routes: listed });
  const ways = links.map(
    ([path, about]) => `<tr><td><a href="${path}"><code>${path}</code></a></td><td>${about}</td></tr>`,
  );
  const commands = `<h2>A first order in the demonstration shop</h2><pre>${escaped(firstOrder(url))}</pre><p>Its letter is in the <a href="/dev/mailbox">mailbox</a> then.</p>`;
  const rows = listed.map(({ path, methods, about }) => {
    const name = `<code>${escaped(path)}</code>`;
    const link = methods.includes('GET') ? `<a href="${escaped(path)}">${name}</a>` : name;
    return `<tr><td>${methods.join(', ')}</td><td>${link}</td><td>${escaped(about)}</td></tr>`;
  });
  const local = `<h2>Local routes</h2><p>Only <code>npm start</code> has them, not a deployed stage.</p>${table(rows)}`;
  const place =
    stored.endpoint === null
      ? ''
      : `<h2>Table</h2><p><code>${escaped(stored.name)}</code> at <code>${escaped(stored.endpoint)}</code>; <code>npm run table</code> shows its items.</p>`;
  return page('For developers', `${table(ways)}${commands}${place}${local}`);
};

/** A sheet with three lines, for the tab of a browser. */
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#2563eb"/><path d="M4 5h8M4 8h8M4 11h5" stroke="#fff" stroke-width="1.5"/></svg>';

export const replyWithIcon = async (): Promise<PlainReply> => ({
  status: 200,
  headers: { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=86400' },
  body: icon,
});

/** These lists are in memory, also with --data. */
const sinceStart =
  '<p>Since this server started: a restart empties this list. The orders and their events stay with <code>--data</code>.</p>';

const eventOf = (event: CloudEvent): string =>
  `<details><summary><code>${escaped(event.type)}</code> ${escaped(event.id)} ${escaped(event.time)}</summary><pre>${escaped(JSON.stringify(event, null, 2))}</pre></details>`;

/**
 * The last published events, oldest first as JSON and newest first on the page, and the dead letters. Deployed, events go to
 * the bus.
 */
export const replyWithEvents = async (
  { events, deadLetters }: Pick<Background, 'events' | 'deadLetters'>,
  accept: string,
): Promise<PlainReply> => {
  if (!isForBrowser(accept)) return json({ events: events(), deadLetters: deadLetters() });
  const dead = deadLetters();
  const lost = dead.length === 0 ? '' : `<p>No function accepted: ${dead.map(escaped).join(', ')}</p>`;
  const listed = events().toReversed().map(eventOf).join('');
  return page('Events', `${sinceStart}${lost}${listed || '<p>None yet. Place an order, and look again.</p>'}`);
};

const letterOf = ({ to, subject, html: content }: SentLetter, index: number): string =>
  `<details${index === 0 ? ' open' : ''}><summary>${escaped(subject)} (to ${escaped(to)})</summary><iframe sandbox title="${escaped(subject)}" srcdoc="${escaped(content)}"></iframe></details>`;

/** The last letters, oldest first as JSON and newest first on the page. Deployed, they are sent. */
export const replyWithMailbox = async (
  { letters }: Pick<Background, 'letters'>,
  accept: string,
): Promise<PlainReply> => {
  if (!isForBrowser(accept)) return json({ letters: letters() });
  const listed = letters().toReversed().map(letterOf).join('');
  return page(
    'Mailbox',
    sinceStart + (listed || '<p>No letter yet. Place an order with an email address, and look again.</p>'),
  );
};
