import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { StripeAddress } from '#adapters/payments/stripe/client';
import { type FormMap, formOf } from '#test/builders/stripe/form';

const installed = fileURLToPath(new URL('../../../node_modules/.cache/stripe-mock/stripe-mock', import.meta.url));
/** The program, or undefined where it is not installed. */
export const stripeMock = [process.env.STRIPE_MOCK, installed].find((path) => path !== undefined && existsSync(path));
export const howToInstall =
  'COULD NOT RUN: stripe-mock is missing. Install it with GOBIN="$PWD/node_modules/.cache/stripe-mock" go install github.com/stripe/stripe-mock@v0.203.0, or set STRIPE_MOCK to its path';

export type Wire = {
  readonly address: StripeAddress;
  /** What stripe-mock got and how it answered, in order. */
  readonly seen: readonly { readonly call: string; readonly params: FormMap; readonly status: number }[];
  readonly stop: () => Promise<void>;
};

/** The port of its HTTP. Its output is read to the end: it stops when nobody reads it. */
const portOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += String(chunk);
      const [, port] = /Listening for HTTP at address: 127\.0\.0\.1:(\d+)/.exec(output) ?? [];
      if (port !== undefined) resolve(Number(port));
    });
    child.once('exit', () => reject(new Error(`stripe-mock did not start: ${output}`)));
  });

const textOf = async (parts: AsyncIterable<unknown>): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of parts) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

/**
 * stripe-mock checks each request by Stripe's own description and answers with a fixed example. A proxy before it records the
 * requests, and writes `facts` into the objects of its answers, because an example has no state.
 */
export const startStripeMock = async (program: string, facts: Readonly<Record<string, unknown>>): Promise<Wire> => {
  const addresses = ['-http-addr', '127.0.0.1:0', '-https-addr', '127.0.0.1:0'];
  const child = spawn(program, addresses, { stdio: ['ignore', 'pipe', 'ignore'] });
  const upstream = `http://127.0.0.1:${await portOf(child)}`;
  const seen: Wire['seen'][number][] = [];
  const forward = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url: path = '/' } = request;
    const body = await textOf(request);
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const headers = { authorization, ...(type === '' ? {} : { 'content-type': type }) };
    const answer = await fetch(`${upstream}${path}`, { method, headers, ...(body === '' ? {} : { body }) });
    const url = new URL(path, upstream);
    const params = formOf(method === 'GET' ? url.search.slice(1) : body);
    seen.push({ call: `${method} ${url.pathname}`, params, status: answer.status });
    const object = (await answer.json()) as Record<string, unknown>;
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(object.object === 'payment_intent' ? { ...object, ...facts } : object));
  };
  const server = createServer((request, response) => {
    forward(request, response).catch((error: unknown) => response.writeHead(502).end(String(error)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: { protocol: 'http', host: '127.0.0.1', port },
    seen,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
};
