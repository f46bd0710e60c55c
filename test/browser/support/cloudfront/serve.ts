import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { cacheControlOf } from '#infrastructure/pages/headers';
import type { Behavior, Distribution } from '#test/browser/support/cloudfront/distribution';
import { root } from '#test/cdk/support/synthesized';
import { objectsIn } from '../../../../scripts/operate/page-objects.mjs';

/**
 * A stand-in for CloudFront: the built pages as a deployment uploads them, with the behaviors and headers of the template,
 * and the API of a running service. It has no TLS and no cache; CloudFront keeps a page only as long as its headers say.
 */
export type StandIn = { readonly url: string; readonly close: () => Promise<unknown> };

type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
};

/** The bucket answers 403 for what it does not have: CloudFront may read objects and not list them. */
const denied: Reply = {
  status: 403,
  headers: { 'content-type': 'application/xml' },
  body: '<Error><Code>AccessDenied</Code></Error>',
};

type Bucket = (path: string) => Reply;

const bucketOf = ({ configuration }: Distribution): Bucket => {
  const objects = objectsIn(join(root, 'dist/web'), configuration, cacheControlOf);
  return (path) => {
    const found = objects.find(({ key }) => `/${key}` === path);
    if (found === undefined) return denied;
    const { contentType, cacheControl, body } = found;
    return { status: 200, headers: { 'content-type': contentType, 'cache-control': cacheControl }, body };
  };
};

const replyOf = ({ rootObject, errorPages }: Distribution, bucket: Bucket, behavior: Behavior, path: string): Reply => {
  const wanted = behavior.rewrite(path);
  const reply = bucket(wanted === '/' ? `/${rootObject}` : wanted);
  const page = errorPages.get(reply.status);
  return page === undefined ? reply : { ...bucket(page.path), status: page.status };
};

/** Sends a request on to the service, and its reply back. */
const forward = (service: string, behavior: Behavior, viewer: IncomingMessage, reply: ServerResponse): void => {
  const { host: _, ...headers } = behavior.forwardsHeaders ? viewer.headers : {};
  const call = send(`${service}${viewer.url}`, { method: viewer.method ?? 'GET', headers }, (answer) => {
    reply.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...behavior.headers });
    answer.pipe(reply);
  });
  call.on('error', () => reply.writeHead(502).end());
  viewer.pipe(call);
};

/** Serves a distribution on a free port of this machine. `service`: the address of the API. */
export const serveDistribution = async (distribution: Distribution, service: string): Promise<StandIn> => {
  const bucket = bucketOf(distribution);
  const server = createServer((viewer, reply) => {
    const path = new URL(viewer.url ?? '/', 'http://viewer').pathname;
    const behavior = distribution.behaviors.find(({ matches }) => matches(path));
    if (behavior === undefined || !behavior.methods.includes(viewer.method ?? '')) {
      reply.writeHead(403).end();
      return;
    }
    if (behavior.origin === 'api') {
      forward(service, behavior, viewer, reply);
      return;
    }
    const { status, headers, body } = replyOf(distribution, bucket, behavior, path);
    reply.writeHead(status, { ...headers, ...behavior.headers }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
};
