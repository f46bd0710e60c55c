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
/** Clients that connect without end must not delay the stop. */
const acceptMs = 200;

/**
 * Accepts the connections that wait already: the system would reset them when the server stops listening. Node.js may
 * accept only one in a turn of its loop.
 */
const acceptWaiting = async (server: Server): Promise<void> => {
  let quietTurns = 0;
  const accept = (): void => {
    quietTurns = 0;
  };
  server.on('connection', accept);
  const until = performance.now() + acceptMs;
  while (quietTurns < 3 && performance.now() < until) {
    quietTurns += 1;
    await nextTurn();
  }
  server.off('connection', accept);
};

export type Draining = {
  /** From now on replies must carry `Connection: close`. Earlier, their clients would connect again, and be reset. */
  readonly closing: () => void;
  /** Makes the running requests answer. */
  readonly hurry: () => void;
};

/** Stops accepting connections, and resolves when all are closed. */
export const drain = async (
  server: Server,
  { closing, hurry }: Draining,
  patience: Partial<Patience> = {},
): Promise<void> => {
  const { idleMs, workMs, lastMs } = { ...usual, ...patience };
  await acceptWaiting(server);
  let isClosed = false;
  const closed = new Promise<void>((resolve) => {
    // The close of an HTTP server also cuts idle connections at once, on which a request may be under way.
    NetServer.prototype.close.call(server, () => resolve());
    closing();
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
