import { connect } from 'node:net';

/** The parts of the SDK's request that the engine reads. Its body is JSON. */
export type EngineRequest = {
  readonly hostname: string;
  readonly port?: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
};

/** An answer in the form of the SDK. Nothing reads the headers of the engine. */
export type EngineAnswer = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

type Waiting = { readonly resolve: (answer: EngineAnswer) => void; readonly reject: (error: Error) => void };

type Connection = {
  readonly isOpen: () => boolean;
  readonly send: (request: EngineRequest, signal: AbortSignal | undefined) => Promise<EngineAnswer>;
  readonly close: () => void;
};

/** The time for the engine to connect and answer. */
const usualTimes = { answerMs: 3_000 };
/** More requests wait for their turn: the engine answers one after the other. */
const maximumConnections = 50;
const endOfHead = '\r\n\r\n';

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });
const lost = (): Error => Object.assign(new Error('the engine closed the connection'), { code: 'ECONNRESET' });

const bytesOf = ({ hostname, port, headers, body = '' }: EngineRequest): Buffer => {
  const content = typeof body === 'string' ? Buffer.from(body) : body;
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    /^(host|content-length)$/i.test(name) ? [] : `${name}: ${value}\r\n`,
  );
  const head = `POST / HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-length: ${content.byteLength}\r\n${lines.join('')}\r\n`;
  return Buffer.concat([Buffer.from(head), content]);
};

/** Collects the parts of an answer. The engine states the length of each body. */
const answerParser = () => {
  let parts: Buffer[] = [];
  let received = 0;
  let head: { readonly statusCode: number; readonly start: number; readonly end: number } | undefined;
  const readHead = (): void => {
    const bytes = Buffer.concat(parts);
    parts = [bytes];
    const length = bytes.indexOf(endOfHead);
    if (length < 0) return;
    const text = bytes.toString('latin1', 0, length);
    const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(text) ?? [];
    const [, size] = /\r\ncontent-length: *(\d+)/i.exec(text) ?? [];
    if (status === undefined || size === undefined) throw new Error('the engine answered without a status or a length');
    const start = length + endOfHead.length;
    head = { statusCode: Number(status), start, end: start + Number(size) };
  };
  return {
    /** The answer, when its last part has come. Throws if it is none. */
    add: (part: Buffer): EngineAnswer | undefined => {
      parts.push(part);
      received += part.byteLength;
      if (head === undefined) readHead();
      if (head === undefined || received < head.end) return undefined;
      const { statusCode, start, end } = head;
      const [bytes = part] = parts.length === 1 ? parts : [Buffer.concat(parts)];
      [parts, received, head] = [[], 0, undefined];
      return { statusCode, headers: {}, body: bytes.subarray(start, end) };
    },
  };
};

/** A connection that stays open and carries one request at a time. After a failure it is closed. */
const openConnection = (host: string, port: number, answerMs: number): Connection => {
  const socket = connect({ host, port, noDelay: true });
  const parser = answerParser();
  let waiting: Waiting | undefined;
  const end = (error: Error): void => {
    socket.destroy();
    waiting?.reject(error);
    waiting = undefined;
  };
  socket.on('error', end);
  socket.on('close', () => end(lost()));
  socket.on('timeout', () => end(named('TimeoutError', `the engine did not answer within ${answerMs} ms`)));
  socket.on('data', (part: Buffer) => {
    try {
      const answer = parser.add(part);
      if (answer === undefined) return;
      socket.setTimeout(0);
      waiting?.resolve(answer);
      waiting = undefined;
    } catch (error) {
      end(error as Error);
    }
  });
  return {
    isOpen: () => !socket.destroyed,
    send: async (request, signal) => {
      const abort = (): void => end(named('AbortError', 'the request was aborted'));
      signal?.addEventListener('abort', abort, { once: true });
      try {
        return await new Promise<EngineAnswer>((resolve, reject) => {
          waiting = { resolve, reject };
          socket.setTimeout(answerMs);
          socket.write(bytesOf(request));
        });
      } finally {
        signal?.removeEventListener('abort', abort);
      }
    },
    close: () => socket.destroy(),
  };
};

/**
 * Sends requests of the SDK to an engine on this machine: a handler for the SDK's configuration. The SDK's own handler
 * serves any server and takes as long for a call as all else together.
 */
export const engineConnections = ({ answerMs } = usualTimes) => {
  const all = new Set<Connection>();
  const idle: Connection[] = [];
  const queue: (() => void)[] = [];

  const release = (connection: Connection): void => {
    if (connection.isOpen()) idle.push(connection);
    else all.delete(connection);
    queue.shift()?.();
  };

  const take = async ({ hostname, port = 80 }: EngineRequest): Promise<Connection> => {
    if (idle.length === 0 && all.size >= maximumConnections) await new Promise<void>((resolve) => queue.push(resolve));
    for (let connection = idle.pop(); connection !== undefined; connection = idle.pop()) {
      if (connection.isOpen()) return connection;
      all.delete(connection);
    }
    const connection = openConnection(hostname, port, answerMs);
    all.add(connection);
    return connection;
  };

  return {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async (request: EngineRequest, { abortSignal }: { readonly abortSignal?: unknown } = {}) => {
      const signal = abortSignal instanceof AbortSignal ? abortSignal : undefined;
      if (signal?.aborted) throw named('AbortError', 'the request was aborted');
      const connection = await take(request);
      try {
        return { response: await connection.send(request, signal) };
      } finally {
        release(connection);
      }
    },
    updateHttpClientConfig: (): void => undefined,
    httpHandlerConfigs: () => ({}),
    destroy: (): void => {
      for (const connection of all) connection.close();
    },
  };
};
