import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookUrl } from '#domain/webhooks/endpoint';

export type ReceivedCall = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string };

/** The answer to a call: its status and headers; `never`: the connection stays open without an answer. */
export type ReceiverAnswer = { readonly status: number; readonly headers?: Readonly<Record<string, string>> } | 'never';

export type WebhookReceiver = {
  readonly url: (path?: string) => WebhookUrl;
  /** In the order in which they arrived. */
  readonly calls: readonly ReceivedCall[];
  /** The most calls that were open at the same time. */
  readonly mostOpen: () => number;
  /** Answers all later calls so; by default with 204. */
  readonly answerBy: (answer: (call: ReceivedCall) => ReceiverAnswer | Promise<ReceiverAnswer>) => void;
  readonly stop: () => Promise<void>;
};

const bodyOf = async (request: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

/** A receiver of webhooks on this machine, over real connections. */
export const startReceiver = async (): Promise<WebhookReceiver> => {
  const calls: ReceivedCall[] = [];
  let open = 0;
  let mostOpen = 0;
  let answer: (call: ReceivedCall) => ReceiverAnswer | Promise<ReceiverAnswer> = () => ({ status: 204 });
  const server: Server = createServer(async (request, response) => {
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    const call = { path: request.url ?? '', headers: request.headers, body: await bodyOf(request) };
    calls.push(call);
    response.on('close', () => {
      open -= 1;
    });
    const answered = await answer(call);
    if (answered !== 'never') response.writeHead(answered.status, answered.headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (path = '/') => `http://127.0.0.1:${port}${path}` as WebhookUrl,
    calls,
    mostOpen: () => mostOpen,
    answerBy: (next) => {
      answer = next;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
