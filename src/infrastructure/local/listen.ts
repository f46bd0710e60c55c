import type { Server } from 'node:http';
import { CannotStart } from '#infrastructure/local/cannot-start';

/** The addresses to listen on: this machine only, or every address, for a container whose port is published. */
export const listenHosts = ['127.0.0.1', '0.0.0.0'] as const;
export type ListenHost = (typeof listenHosts)[number];

const nextPorts = 20;

const tryPort = (server: Server, host: ListenHost, port: number): Promise<number | 'busy'> =>
  new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.off('listening', listening);
      if (error.code === 'EADDRINUSE') resolve('busy');
      else reject(new CannotStart(`Port ${port} cannot be used (${error.code}). Choose another: --port N.`));
    };
    const listening = () => {
      server.off('error', failed);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    };
    server.once('error', failed);
    server.once('listening', listening);
    server.listen(port, host);
  });

export type ListenOptions = {
  readonly host: ListenHost;
  readonly port: number;
  readonly portRequested: boolean;
};

/** Listens, and returns the port. A requested port must be free; after a busy default port the next ports are tried. */
export const listen = async (server: Server, { host, port, portRequested }: ListenOptions): Promise<number> => {
  for (let candidate = port; candidate <= port + nextPorts; candidate += 1) {
    const taken = await tryPort(server, host, candidate);
    if (taken !== 'busy') return taken;
    if (portRequested)
      throw new CannotStart(
        `Port ${port} is taken. Stop what runs there, or choose another: npm start -- --port ${port + 1}`,
      );
  }
  throw new CannotStart(`Ports ${port} to ${port + nextPorts} are taken. Choose another: npm start -- --port N`);
};
