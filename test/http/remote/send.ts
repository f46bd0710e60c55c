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

/** What a connection adds to a reply, and a gateway. */
const ofConnection = new Set([
  ...['connection', 'keep-alive', 'date', 'content-length', 'transfer-encoding'],
  'apigw-requestid',
]);

/** A gateway hands text over as text: bytes that are no UTF-8 do not reach the service as they were. */
const isAltered = ({ body = new Uint8Array() }: Wire): boolean =>
  !Buffer.from(Buffer.from(body).toString()).equals(body);

/** Why HTTP cannot carry a request that a gateway's event can; undefined: it can. */
export const unsendable = (wire: Wire): string | undefined => {
  const { method, path, headers } = wire;
  if (!METHODS.includes(method)) return 'a method that HTTP does not carry';
  if (method === 'HEAD' || method === 'CONNECT') return 'a method whose reply has no body to look at';
  if (!/^\/[!-~]*$/.test(path)) return 'a path that HTTP does not carry';
  if (isBehindGateway && isAltered(wire)) return 'bytes that the gateway reads as text';
  const values = Object.values(headers);
  return values.every((value) => /^[\t\x20-\x7e\x80-\xff]*$/.test(value))
    ? undefined
    : 'a header that HTTP does not carry';
};

let turns = 0;

/** By turns to each server, so that nothing may be kept between two requests but in the table. */
const nextUrl = (): URL => {
  turns += 1;
  return new URL(remoteUrls[turns % remoteUrls.length] ?? '');
};

/** `node:http` and not `fetch`: a test's path, method and headers are sent as they are. */
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
