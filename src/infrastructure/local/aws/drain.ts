import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';

export type Patience = {
  /** Connections without a request stay open for this time: a client may be sending one. */
  readonly idleMs: number;
  /** Requests may take this time. Then `hurry` is called, and their connections are cut `lastMs` later. */
  readonly workMs: number;
  readonly lastMs: number;
};

const usual: Patience = { idleMs: 400, workMs: 1_000, lastMs: 150 };
const pollMs = 20;

/**
 * Stops accepting connections, and resolves when all are closed. The replies of this time must carry `Connection: close`.
 * `hurry` makes the running requests answer.
 */
export const drain = async (server: Server, hurry: () => void, patience: Partial<Patience> = {}): Promise<void> => {
  const { idleMs, workMs, lastMs } = { ...usual, ...patience };
  // Accepts the connections that wait already; the system would reset them.
  await nextTurn();
  let isClosed = false;
  const closed = new Promise<void>((resolve) => {
    // The close of an HTTP server also cuts idle connections at once, on which a request may be under way.
    NetServer.prototype.close.call(server, () => resolve());
  }).then(() => {
    isClosed = true;
  });
  const closingIdle = async (): Promise<void> => {
    await Promise.race([closed, wait(idleMs)]);
    while (!isClosed) {
      server.closeIdleConnections();
      await Promise.race([closed, wait(pollMs)]);
    }
  };
  const idle = closingIdle();
  await Promise.race([closed, wait(workMs)]);
  if (!isClosed) hurry();
  await Promise.race([closed, wait(lastMs)]);
  server.closeAllConnections();
  await idle;
  server.close();
};
