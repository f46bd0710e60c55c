import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { html } from '#adapters/http/page-style';
import type { PlainReply } from '#adapters/http/plain';
import { problemReply } from '#adapters/http/problem';
import { isForBrowser, replyWithLinks } from '#infrastructure/local/dev/pages';
import type { LocalRoutes } from '#infrastructure/local/dev/routes';
import type { PageConfiguration } from '#infrastructure/pages/configuration';
import { cacheControlOf, pagePolicy, pageSecurity } from '#infrastructure/pages/headers';

/** Serves the web pages as CloudFront does when they are deployed: the files of a folder, with the same headers. */

/** Where scripts/build/pages.mjs writes the pages and, in a file beside the folder, what it is doing. */
export type BuiltPages = { readonly folder: string; readonly buildFile: string };

type BuildState =
  | { readonly state: 'building'; readonly pid: number }
  | { readonly state: 'failed'; readonly message: string };

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json',
};

const absentIs =
  <Value>(value: Value) =>
  (error: NodeJS.ErrnoException): Value => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return value;
    throw error;
  };

const isAlive = (pid: number): boolean => {
  try {
    // The signal 0 is not sent.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Undefined: nothing is being built, also if the builder was killed, and the last build did not fail. */
const stateOf = async (buildFile: string): Promise<BuildState | undefined> => {
  const text = await readFile(buildFile, 'utf8').catch(absentIs(undefined));
  if (text === undefined) return undefined;
  const state = JSON.parse(text) as BuildState;
  return state.state === 'building' && !isAlive(state.pid) ? undefined : state;
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const meanwhile = (state: BuildState | undefined): string => {
  const links = '<p>The API answers already. <a href="/dev">For developers</a></p>';
  switch (state?.state) {
    case 'building':
      return `<h1>The shop’s pages are being built</h1><p role="status">This page loads again by itself.</p>${links}`;
    case 'failed':
      return `<h1>The shop’s pages could not be built</h1><pre>${escaped(state.message)}</pre>${links}`;
    case undefined:
      return `<h1>The shop’s pages are not built</h1><p>Run <code>npm run build -- pages</code>, or start by <code>npm start</code>.</p>${links}`;
  }
};

/** In place of a page that is not there yet. A browser asks again each second while it is built. */
const meanwhilePage = (state: BuildState | undefined): PlainReply => ({
  status: state?.state === 'building' ? 200 : 503,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    ...(state?.state === 'building' ? { refresh: '1' } : {}),
  },
  body: html('Order service', `<main class="page">${meanwhile(state)}</main>`),
});

const headersOf = (path: string, policy: string): PlainReply['headers'] => ({
  'content-type': mediaTypes[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
  'cache-control': cacheControlOf(path),
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': pageSecurity.frames,
  'referrer-policy': pageSecurity.referrers,
});

/** The file of a request's path; undefined: no file of the pages. No path leaves the folder. */
const fileOf = (path: string): string | undefined => {
  if (path === '/') return 'index.html';
  if (/^\/console(?:\/|$)/.test(path)) return 'console.html';
  return /^\/(?:icon\.svg|assets\/[\w-]+(?:\.[\w-]+)+)$/.test(path) ? path.slice(1) : undefined;
};

/** The web pages of this server: their files, and the facts that they read first. */
export type WebPages = { readonly built: BuiltPages; readonly configuration: PageConfiguration };

const replyWithFile = async (
  { built: { folder, buildFile }, configuration }: WebPages,
  file: string,
  { path, requestId }: { readonly path: string; readonly requestId: string },
): Promise<PlainReply> => {
  const isPage = file.endsWith('.html');
  const state = isPage ? await stateOf(buildFile) : undefined;
  if (state !== undefined) return meanwhilePage(state);
  const body = await readFile(join(folder, file)).catch(absentIs(undefined));
  if (body !== undefined)
    return {
      status: 200,
      headers: headersOf(
        file,
        pagePolicy({ signIn: undefined, withStripe: configuration.payments.provider === 'stripe' }),
      ),
      body,
    };
  return isPage ? meanwhilePage(undefined) : problemReply('route-not-found', 404, {}, { instance: path, requestId });
};

const replyWithConfiguration = async (configuration: PageConfiguration): Promise<PlainReply> => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'cache-control': cacheControlOf('config.json') },
  body: JSON.stringify(configuration),
});

/** The routes of the pages, or none if the path is not theirs. Programs that ask for `/` get its links instead. */
export const webRoutes = (
  web: WebPages,
  request: { readonly path: string; readonly accept: string; readonly requestId: string },
): LocalRoutes => {
  const file = fileOf(request.path);
  if (file === undefined) return { '/config.json': { GET: () => replyWithConfiguration(web.configuration) } };
  if (request.path === '/' && !isForBrowser(request.accept)) return { '/': { GET: replyWithLinks } };
  return { [request.path]: { GET: () => replyWithFile(web, file, request) } };
};
