import type { Asset } from '#adapters/http/operation';
import type { PlainReply } from '#adapters/http/plain';
import { scopes } from '#domain/access/caller';

const script = (body: string | Uint8Array): PlainReply => ({
  status: 200,
  headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' },
  body,
});

/** Opens the reference page as the service does, and shows the form for tokens. */
const start = `import { openReference } from '/docs/reference.js';
import { showTokenDesk } from '/dev/token-desk.js';

showTokenDesk(document, openReference(window.SwaggerUIBundle), ${JSON.stringify(scopes)});
`;

/** Takes the place of the service's script. A deployed stage has only that one. */
export const replyWithReferenceStart = async (): Promise<PlainReply> => script(start);

const deskFile = 'token-desk.js';

export const replyWithTokenDesk = async (asset: Asset): Promise<PlainReply> => {
  const desk = asset(deskFile);
  if (desk === undefined) throw new Error(`${deskFile} is not beside the server: run npm run build -- local`);
  return script(desk);
};
