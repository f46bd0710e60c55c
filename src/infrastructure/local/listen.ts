import type { Server } from 'node:http';
import { CannotStart } from '#infrastructure/local/cannot-start';

const nextPorts = 20;

const tryPort = (server: Server, port: number): Promise<number | 'busy'> =>
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
    server.listen(port, '127.0.0.1');
  });

/** Listens on this machine only. A requested port must be free; after a busy default port the next ports are tried. */
export const listen = async (server: Server, port: number, wasRequested: boolean): Promise<number> => {
  for (let candidate = port; candidate <= port + nextPorts; candidate += 1) {
    const taken = await tryPort(server, candidate);
    if (taken !== 'busy') return taken;
    if (wasRequested)
      throw new CannotStart(
        `Port ${port} is taken. Stop what runs there, or choose another: npm start -- --port ${port + 1}`,
      );
  }
  throw new CannotStart(`Ports ${port} to ${port + nextPorts} are taken. Choose another: npm start -- --port N`);
};
