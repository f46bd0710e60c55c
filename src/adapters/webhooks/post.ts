import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { TLSSocket } from 'node:tls';
import { AddressRefused } from '#adapters/webhooks/addresses';
import { addressesIn, type WebhookNetwork } from '#adapters/webhooks/network';
import { signedHeaders } from '#adapters/webhooks/signature';
import type { WebhookCall } from '#application/ports';
import { bounds } from '#domain/bounds';
import type { WebhookAnswer, WebhookFailure } from '#domain/webhooks/attempts';

/** Node.js tries the next address of a host after 250 ms, which is too soon for the other side of the world. */
const attemptOfAddressMs = 3_000;
/** A date has 29 characters. */
const longestRetryAfter = 64;

/** Resolves the host of a connection to addresses that were checked: no other lookup follows. */
const checkedLookup =
  (network: WebhookNetwork): LookupFunction =>
  (host, { all }, done) => {
    addressesIn(network, host).then(
      (found) => {
        const [first] = found;
        if (all === true || first === undefined) done(null, [...found]);
        else done(null, first.address, first.family);
      },
      (error) => done(error, []),
    );
  };

/** A request on a connection of its own, which nothing else uses before or after it. */
const open = (call: WebhookCall, network: WebhookNetwork, length: number): ClientRequest => {
  const url = new URL(call.url);
  const connection = {
    keepAlive: false,
    lookup: checkedLookup(network),
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: attemptOfAddressMs,
  };
  const options = {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': length,
      'user-agent': 'order-service',
      ...signedHeaders(call),
    },
  };
  if (url.protocol === 'http:') return requestHttp(url, { ...options, agent: new HttpAgent(connection) });
  const trust = network.authorities === undefined ? {} : { ca: network.authorities };
  // Said here, because a variable of the environment can turn it off.
  const agent = new HttpsAgent({ ...connection, ...trust, rejectUnauthorized: true });
  return requestHttps(url, { ...options, agent });
};

/** Text that has at most the bytes of an answer: what is no UTF-8 becomes U+FFFD, and no character is cut. */
const textOf = (bytes: Uint8Array): string => {
  const decode = (part: Uint8Array) =>
    new TextDecoder().decode(part.subarray(0, bounds.webhookAnswer), { stream: true });
  return decode(new TextEncoder().encode(decode(bytes)));
};

type Settle = (answer: WebhookAnswer) => void;

const failed = (reason: WebhookFailure): WebhookAnswer => ({ kind: 'failed', reason });

/** Reads no more of the body than `bounds.webhookAnswer` bytes. An answer that breaks off is none. */
const readAnswer = (response: IncomingMessage, settle: Settle): void => {
  const chunks: Buffer[] = [];
  let length = 0;
  const finish = (): void => {
    const retryAfter = response.headers['retry-after']?.slice(0, longestRetryAfter) ?? null;
    settle({ kind: 'answered', status: response.statusCode ?? 0, body: textOf(Buffer.concat(chunks)), retryAfter });
  };
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= bounds.webhookAnswer) finish();
  });
  response.on('end', finish);
  response.on('error', () => settle(failed('connection-failed')));
};

const failureOf = (error: unknown, { socket }: ClientRequest): WebhookFailure => {
  if (error instanceof AddressRefused) return error.fault;
  const isDistrusted = socket instanceof TLSSocket && Boolean(socket.authorizationError);
  return isDistrusted ? 'certificate-invalid' : 'connection-failed';
};

/** Sends a call once, and ends its connection with the answer, or with the reason why there is none. */
export const post = (call: WebhookCall, network: WebhookNetwork): Promise<WebhookAnswer> =>
  new Promise((resolve) => {
    const body = Buffer.from(call.body);
    const request = open(call, network, body.length);
    const settle: Settle = (answer) => {
      resolve(answer);
      request.destroy();
    };
    network.deadline().addEventListener('abort', () => settle(failed('timed-out')));
    request.on('response', (response) => readAnswer(response, settle));
    request.on('error', (error) => settle(failed(failureOf(error, request))));
    request.on('close', () => settle(failed('connection-failed')));
    request.end(body);
  });
