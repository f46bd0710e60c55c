const style = `:root{color-scheme:light dark}body{margin:0;font:16px/1.6 system-ui,sans-serif}.page{max-width:42rem;margin:12vh auto;padding:0 1.5rem}.page h1{font-size:1.8rem;line-height:1.25;margin:.25rem 0 1rem}.page h2{font-size:1rem;margin:2rem 0 .25rem}.page code{font:.9em ui-monospace,monospace}.page a{color:inherit}`;

/** A small page. The body is not escaped: it must contain nothing from a request. */
export const html = (title: string, body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${style}</style>${head}</head><body>${body}</body></html>`;

/** Escapes a text. Text between backticks becomes code. */
export const sentence = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>');
