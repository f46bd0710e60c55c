import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach } from '@jest/globals';
import type { Handler } from '#adapters/lambda/handler';
import { createGateway, type Gateway, type GatewayTimes, type LocalRoute } from '#infrastructure/local/aws/gateway';

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

export const hello: Handler = async () => ({ statusCode: 200, headers: {}, body: 'hello', isBase64Encoded: false });

type Wanted = {
  readonly handler?: Handler;
  readonly localRoute?: LocalRoute;
  readonly corsOrigins?: readonly string[];
  readonly times?: Partial<GatewayTimes>;
};

/** The gateway of the local server, listening, over a handler. */
export const listening = async (wanted: Wanted = {}): Promise<Gateway & { readonly port: number }> => {
  const { handler = hello, localRoute = () => undefined, corsOrigins = [], ...rest } = wanted;
  const gateway = createGateway({ handler, localRoute, corsOrigins, ...rest });
  gateway.server.listen(0, '127.0.0.1');
  await once(gateway.server, 'listening');
  open.push(() => {
    gateway.server.close();
    gateway.server.closeAllConnections();
  });
  const address = gateway.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return { ...gateway, port: address.port };
};

export type Connection = {
  readonly socket: Socket;
  /** Everything that was received. */
  readonly received: () => string;
  readonly closed: Promise<unknown>;
};

/** A connection that sends this text. */
export const sending = async (port: number, text: string): Promise<Connection> => {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  open.push(() => socket.destroy());
  await once(socket, 'connect');
  let received = '';
  socket.on('data', (chunk) => {
    received += String(chunk);
  });
  const closed = once(socket, 'close');
  socket.write(text);
  return { socket, received: () => received, closed };
};

/** Waits until something is received, within bounds. */
export const until = async (isTrue: () => boolean): Promise<void> => {
  for (let waited = 0; waited < 10_000 && !isTrue(); waited += 5)
    await new Promise((resolve) => setTimeout(resolve, 5));
  if (!isTrue()) throw new Error('it did not happen in ten seconds');
};

/** The status, headers and body of one received reply. */
export const replyIn = (text: string) => {
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const [first = '', ...fields] = head.split('\r\n');
  const headers = Object.fromEntries(fields.map((field) => field.toLowerCase().split(': ') as [string, string]));
  return { status: Number(first.split(' ')[1]), headers, body };
};
