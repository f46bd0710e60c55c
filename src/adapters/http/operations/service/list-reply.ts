import { html } from '#adapters/http/page-style';
import type { PlainReply } from '#adapters/http/plain';

/** A list as a page for people, and as JSON for programs. */
type List = {
  readonly title: string;
  /** HTML. */
  readonly page: string;
  readonly body: unknown;
};

export const listMediaTypes: readonly string[] = ['application/json', 'text/html'];

const style =
  '<style>.page{max-width:60rem;margin:4vh auto}td{padding:.15rem 1rem .15rem 0;vertical-align:top}</style>';

/** The reply depends on Accept, so nobody stores it. */
export const listReply = ({ title, page, body }: List, mediaType: string): PlainReply =>
  mediaType === 'text/html'
    ? {
        status: 200,
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-store',
          'content-security-policy':
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
        },
        body: html(title, `<main class="page"><h1>${title}</h1>${page}</main>`, style),
      }
    : {
        status: 200,
        headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
        body: JSON.stringify(body),
      };

/** Rows of cells of HTML. */
export const tableOf = (rows: readonly (readonly string[])[]): string =>
  `<table><tbody>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table>`;

/** A link whose text is code. Neither needs to be escaped. */
export const linkTo = (path: string, text = path): string => `<a href="${path}"><code>${text}</code></a>`;
