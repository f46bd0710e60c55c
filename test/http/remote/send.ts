import { Agent, METHODS, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { isBehindGateway, remoteUrls } from '#test/http/remote/inside';

export type Wire = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
};
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const waitMs = 20_000;
const agents = { 'http:': new Agent({ keepAlive: true }), 'https:': new TlsAgent({ keepAlive: true }) };

/** Headers that a connection or a gateway adds to a reply. */
const ofConnection = new Set([
  ...['connection', 'keep-alive', 'date', 'content-length', 'transfer-encoding'],
  'apigw-requestid',
]);

/** A gateway passes text on as text: bytes that are not UTF-8 reach the service changed. */
const isAltered = ({ body = new Uint8Array() }: Wire): boolean =>
  !Buffer.from(Buffer.from(body).toString()).equals(body);

/** Why HTTP cannot transport a request that an event of API Gateway can. Undefined: it can. */
export const unsendable = (wire: Wire): string | undefined => {
  const { method, path, headers } = wire;
  if (!METHODS.includes(method)) return 'a method that HTTP does not carry';
  if (method === 'CONNECT') return 'a method whose reply has no body to look at';
  if (!/^\/[!-~]*$/.test(path)) return 'a path that HTTP does not carry';
  if (isBehindGateway && isAltered(wire)) return 'bytes that the gateway reads as text';
  const values = Object.values(headers);
  return values.every((value) => /^[\t\x20-\x7e\x80-\xff]*$/.test(value))
    ? undefined
    : 'a header that HTTP does not carry';
};

let turns = 0;

/** Sends to each server in turn, so that state between two requests must be in the table. */
const nextUrl = (): URL => {
  turns += 1;
  return new URL(remoteUrls[turns % remoteUrls.length] ?? '');
};

/** `node:http` instead of `fetch`: it sends path, method and headers unchanged. */
export const send = (wire: Wire, base = nextUrl()): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const isTls = base.protocol === 'https:';
    const { method, headers, body } = wire;
    const length: Record<string, string> = body === undefined ? {} : { 'content-length': String(body.byteLength) };
    const asked = (isTls ? tlsRequest : plainRequest)(
      {
        ...{ hostname: base.hostname, port: base.port, path: base.pathname.replace(/\/$/, '') + wire.path, method },
        ...{ headers: { ...headers, ...length }, agent: agents[isTls ? 'https:' : 'http:'], timeout: waitMs },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const told = Object.entries(response.headers).filter(([name]) => !ofConnection.has(name));
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(told.map(([name, value]) => [name, String(value)])),
            body: Buffer.concat(chunks).toString(),
          });
        });
      },
    );
    asked.once('timeout', () => asked.destroy(new Error(`no answer within ${waitMs} ms`)));
    asked.once('error', reject);
    asked.end(body);
  });
