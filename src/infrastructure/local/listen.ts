import { createServer, type Server } from 'node:net';
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

const taken = (port: number): CannotStart =>
  new CannotStart(`Port ${port} is taken. Stop what runs there, or choose another: npm start -- --port ${port + 1}`);

/** Refuses a requested port that is taken, before anything is stored. Another process may still take it until `listen`. */
export const refuseTakenPort = async ({ host, port, portRequested }: ListenOptions): Promise<void> => {
  if (!portRequested || port === 0) return;
  const trial = createServer();
  if ((await tryPort(trial, host, port)) === 'busy') throw taken(port);
  await new Promise((resolve) => trial.close(resolve));
};

/** Listens, and returns the port. A requested port must be free; after a busy default port the next ports are tried. */
export const listen = async (server: Server, { host, port, portRequested }: ListenOptions): Promise<number> => {
  for (let candidate = port; candidate <= port + nextPorts; candidate += 1) {
    const listening = await tryPort(server, host, candidate);
    if (listening !== 'busy') return listening;
    if (portRequested) throw taken(port);
  }
  throw new CannotStart(`Ports ${port} to ${port + nextPorts} are taken. Choose another: npm start -- --port N`);
};
