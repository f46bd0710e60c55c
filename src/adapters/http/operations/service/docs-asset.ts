import { defineStaticPage } from '#adapters/http/operation';

/** The script that opens the page. The local server has one of its own, which also gets tokens. */
const start = `import { openReference } from '/docs/reference.js';

openReference(window.SwaggerUIBundle);
`;

/** The files of Swagger UI and the script that adapts it, served by this service. */
const library: readonly string[] = ['swagger-ui-bundle.js', 'swagger-ui.css', 'reference.js'];

const mediaTypeOf = (name: string): string =>
  name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';

export const docsAssetOperation = defineStaticPage({
  id: 'docsAsset',
  path: '/docs/{asset}',
  tag: 'Service',
  summary: 'A file of the reference page',
  description: 'The scripts and styles that the page at /docs loads.',
  mediaTypes: ['text/css', 'text/javascript', 'application/javascript'],
  parameter: { name: 'asset', description: 'The name of the file.', example: 'swagger-ui.css' },
  assets: library,
  content: (asset, name) => {
    const body = name === 'start.js' ? start : library.includes(name) ? asset(name) : undefined;
    return body === undefined
      ? undefined
      : {
          status: 200,
          headers: { 'content-type': mediaTypeOf(name), 'cache-control': 'public, max-age=3600' },
          body,
        };
  },
});
