import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import {
  AddressRefused,
  allowedAddresses,
  hostOf,
  isLoopback,
  isPublicAddress,
  type Resolve,
} from '#adapters/webhooks/addresses';
import { signedHeaders } from '#adapters/webhooks/signature';
import type { WebhookCall, WebhookCalls } from '#application/ports';
import { bounds } from '#domain/bounds';
import { ok, refuse } from '#domain/result';
import type { WebhookAnswer, WebhookFailure } from '#domain/webhooks/attempts';
import type { UrlFault, WebhookUrl } from '#domain/webhooks/endpoint';

export type WebhookNetwork = {
  readonly resolve: Resolve;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  /** The longest time of a call, in milliseconds. */
  readonly timeoutMs: number;
  /** True on a developer's machine: this machine may be called, by HTTP too, and nothing else. */
  readonly localhostOnly: boolean;
  /** The certificates to trust instead of the usual ones; undefined: those of Node.js. */
  readonly authorities?: string;
};

/** The time-out of a call in milliseconds. */
export const webhookTimeoutMs = 15_000;

const parse = (text: string): URL | undefined => {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
};

const textFault = (text: string, url: URL | undefined, { localhostOnly }: WebhookNetwork): UrlFault | undefined => {
  if (text.length > bounds.webhookUrlLength) return 'too-long';
  if (url === undefined) return 'not-a-url';
  if (url.protocol !== 'https:' && !(localhostOnly && url.protocol === 'http:')) return 'not-https';
  if (url.username !== '' || url.password !== '') return 'has-credentials';
  return url.hash === '' ? undefined : 'has-fragment';
};

const isAllowedBy = ({ localhostOnly }: WebhookNetwork) => (localhostOnly ? isLoopback : isPublicAddress);

/** Resolves the host of a connection to addresses that were checked: no other lookup follows. */
const checkedLookup =
  (network: WebhookNetwork): LookupFunction =>
  (host, { all }, done) => {
    allowedAddresses(host, isAllowedBy(network), network.resolve).then(
      (found) => {
        const [first] = found;
        if (all === true || first === undefined) done(null, [...found]);
        else done(null, first.address, first.family);
      },
      (error) => done(error, []),
    );
  };

const certificateFaults = /^(CERT_|ERR_TLS_|ERR_SSL_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/;

const failureOf = (error: unknown): WebhookFailure => {
  if (error instanceof AddressRefused) return error.fault;
  const { name, code } = error as { readonly name?: string; readonly code?: string };
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ABORT_ERR') return 'timed-out';
  return certificateFaults.test(code ?? '') ? 'certificate-invalid' : 'connection-failed';
};

/** Sends the request and reads the answer, of whose body no more than `bounds.webhookAnswer` bytes. */
const post = (call: WebhookCall, network: WebhookNetwork): Promise<WebhookAnswer> =>
  new Promise((resolve, reject) => {
    const url = new URL(call.url);
    const sendRequest = url.protocol === 'https:' ? requestHttps : requestHttp;
    const bytes = Buffer.from(call.body);
    const request = sendRequest(url, {
      method: 'POST',
      agent: false,
      lookup: checkedLookup(network),
      signal: AbortSignal.timeout(network.timeoutMs),
      ...(network.authorities === undefined ? {} : { ca: network.authorities }),
      headers: {
        'content-type': 'application/json',
        'content-length': bytes.length,
        'user-agent': 'order-service',
        ...signedHeaders(call),
      },
    });
    request.on('error', reject);
    request.on('response', (answer) => {
      const chunks: Buffer[] = [];
      let read = 0;
      const finish = (): void => {
        const body = Buffer.concat(chunks).subarray(0, bounds.webhookAnswer).toString('utf8');
        const retryAfter = answer.headers['retry-after'] ?? null;
        resolve({ kind: 'answered', status: answer.statusCode ?? 0, body, retryAfter });
      };
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        read += chunk.length;
        if (read < bounds.webhookAnswer) return;
        finish();
        request.destroy();
      });
      answer.on('end', finish);
      answer.on('error', reject);
    });
    request.end(bytes);
  });

/** The address of a host that is no name is not looked up, so it is checked here. */
const answerOf = async (call: WebhookCall, network: WebhookNetwork): Promise<WebhookAnswer> => {
  try {
    const host = hostOf(new URL(call.url));
    if (isIP(host) !== 0) await allowedAddresses(host, isAllowedBy(network), network.resolve);
    return await post(call, network);
  } catch (error) {
    return { kind: 'failed', reason: failureOf(error) };
  }
};

/** Calls endpoints by HTTPS. The address that is checked is the address that is connected, in every attempt. */
export const createWebhookCalls = (network: WebhookNetwork): WebhookCalls => ({
  check: async (text) => {
    const url = parse(text);
    const fault = textFault(text, url, network);
    if (fault !== undefined || url === undefined) return refuse({ kind: fault ?? 'not-a-url' });
    try {
      await allowedAddresses(hostOf(url), isAllowedBy(network), network.resolve);
      return ok(url.href as WebhookUrl);
    } catch (error) {
      if (error instanceof AddressRefused) return refuse({ kind: error.fault });
      throw error;
    }
  },
  call: async (call) => {
    const began = network.now();
    const answer = await answerOf(call, network);
    return { answer, milliseconds: Math.round(network.now() - began) };
  },
});
