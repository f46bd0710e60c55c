import { createServer, type Server } from 'node:http';
import { afterEach } from '@jest/globals';

/** What the endpoint answers a call with: JSON, or a text that is XML; `hang`: nothing at all. */
export type Reply = { readonly status: number; readonly body: unknown; readonly type?: string } | 'hang';
export type Call = {
  readonly method: string;
  readonly path: string;
  readonly contentType: string | undefined;
  readonly target: string | undefined;
  /** `X-Amzn-Trace-Id`. */
  readonly trace: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: requests are looked at, not relied on.
  readonly body: any;
};

const servers = new Set<Server>();
afterEach(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  servers.clear();
});

export const credentials = { accessKeyId: 'test', secretAccessKey: 'secret' };

/** A network on which nothing answers. Node's own error is of another realm here, and the client would not know it. */
export const unreachable = {
  handle: () => Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })),
};

/** The JSON of a call, or the form of an older protocol. */
const bodyIn = (text: string, contentType: string | undefined): unknown =>
  contentType?.includes('form-urlencoded') ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text || 'null');

/** An endpoint of AWS on this machine, as far as one call of it goes: what the real client sends, and what it gets. */
export const awsEndpoint = async (
  answer: (call: Call, count: number) => Reply,
): Promise<{ readonly endpoint: string; readonly calls: readonly Call[] }> => {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const textOf = (name: string): string | undefined => {
      const value = request.headers[name];
      return typeof value === 'string' ? value : undefined;
    };
    const call: Call = {
      method: request.method ?? '',
      path: request.url ?? '',
      contentType: textOf('content-type'),
      target: textOf('x-amz-target'),
      trace: textOf('x-amzn-trace-id'),
      body: bodyIn(Buffer.concat(chunks).toString('utf8'), textOf('content-type')),
    };
    calls.push(call);
    const reply = answer(call, calls.length);
    if (reply === 'hang') return;
    response.writeHead(reply.status, {
      'content-type': typeof reply.body === 'string' ? 'text/xml' : 'application/json',
      ...(reply.type === undefined ? {} : { 'x-amzn-errortype': reply.type }),
    });
    response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
  });
  servers.add(server);
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    }),
  );
  return { endpoint: `http://127.0.0.1:${port}`, calls };
};
