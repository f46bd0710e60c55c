import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterAll } from '@jest/globals';

export type SilentServer = { readonly endpoint: string; readonly requests: () => number };

const running: { readonly server: Server; readonly sockets: Set<Socket> }[] = [];
afterAll(() => {
  for (const { server, sockets } of running.splice(0)) {
    server.close();
    for (const socket of sockets) socket.destroy();
  }
});

/** A server that accepts connections, reads requests and never answers. */
export const silentServer = async (): Promise<SilentServer> => {
  const sockets = new Set<Socket>();
  let requests = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      requests += String(chunk).match(/^POST /gm)?.length ?? 0;
    });
  });
  running.push({ server, sockets });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return { endpoint: `http://127.0.0.1:${address.port}`, requests: () => requests };
};
