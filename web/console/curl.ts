import { createOrdersClient, type OrdersClient } from '../../clients/typescript/index';

/** A text as one word of a shell: what is in single quotes is left alone. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const shownHeaders = ['accept', 'content-type', 'if-match', 'if-none-match'];

const commandOf = (request: Request, body: string): string => {
  const headers = shownHeaders.flatMap((name) => {
    const value = request.headers.get(name);
    return value === null ? [] : [`-H ${quoted(`${name}: ${value}`)}`];
  });
  const isKeyed = request.method === 'POST';
  return [
    `curl -sS${request.method === 'GET' ? '' : ` -X ${request.method}`} ${quoted(request.url)}`,
    // The token stays out of the clipboard.
    '-H "authorization: Bearer $TOKEN"',
    ...(isKeyed ? ['-H "idempotency-key: $(uuidgen)"'] : []),
    ...headers,
    ...(body === '' ? [] : [`-d ${quoted(body)}`]),
  ].join(' \\\n  ');
};

/**
 * What `send` would send, as a command of curl. The call runs on a client that answers nothing, so the command is always the
 * one that the console sends.
 */
export const curlOf = async (send: (api: OrdersClient) => Promise<unknown>): Promise<string> => {
  let command = '';
  const api = createOrdersClient({
    baseUrl: location.origin,
    tries: 1,
    fetch: async (request) => {
      command = commandOf(request, await request.clone().text());
      return new Response(null, { status: 204 });
    },
  });
  await send(api).catch(() => undefined);
  return command;
};
