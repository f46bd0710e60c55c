import type { JSONWebKeySet } from 'jose';
import type { Asset } from '#adapters/http/operation';
import type { MemoryMetrics } from '#adapters/memory/metrics';
import type { LocalRoute } from '#infrastructure/local/aws/gateway';
import type { Background } from '#infrastructure/local/background';
import { advanceTime, refuseClock, replyWithTime, type TestClock } from '#infrastructure/local/dev/clock';
import { streamEvents } from '#infrastructure/local/dev/event-stream';
import type { Identity } from '#infrastructure/local/dev/identity';
import { replyWithKeys } from '#infrastructure/local/dev/keys';
import { replyWithMetrics } from '#infrastructure/local/dev/metrics';
import {
  replyWithEvents,
  replyWithIcon,
  replyWithMailbox,
  replyWithRoutes,
  type Surroundings,
} from '#infrastructure/local/dev/pages';
import { actOnPayment, type Checkout, paymentIn, replyWithPayment } from '#infrastructure/local/dev/payment-page';
import { replyWithReferenceStart, replyWithTokenDesk } from '#infrastructure/local/dev/reference';
import { type LocalRoutes, routed } from '#infrastructure/local/dev/routes';
import { issueToken } from '#infrastructure/local/dev/tokens';
import { type WebPages, webRoutes } from '#infrastructure/local/dev/web-pages';

/** The parts of the server that its routes show and change. */
export type LocalParts = {
  /** The address for people, once the server listens. */
  readonly url: () => string;
  readonly table: Surroundings['table'];
  readonly identity: Identity;
  readonly issuer: () => string;
  readonly asset: Asset;
  readonly publicKeys: JSONWebKeySet;
  readonly metrics: MemoryMetrics;
  /** Undefined: the time cannot be moved. */
  readonly clock: TestClock | undefined;
  readonly checkout: Checkout;
  readonly jobs: Background;
  readonly web: WebPages;
};

type LocalRequest = Parameters<LocalRoute>[0];

const clockRoute = ({ clock, checkout, jobs }: LocalParts, { body, requestId }: LocalRequest): LocalRoutes =>
  clock === undefined
    ? { '/dev/clock': { GET: () => refuseClock(requestId), POST: () => refuseClock(requestId) } }
    : {
        '/dev/clock': {
          about: 'The time of the service, and moves it forward: {"advance": "PT31M"}.',
          GET: () => replyWithTime(clock),
          POST: () => advanceTime(clock, () => checkout.send().then(jobs.sweep), body, requestId),
        },
      };

const paymentRoute = ({ checkout }: LocalParts, { path, body, requestId }: LocalRequest): LocalRoutes => {
  const paymentId = paymentIn(path);
  if (paymentId === undefined) return {};
  return {
    [path]: {
      GET: () => replyWithPayment(checkout, paymentId, path, requestId),
      POST: () => actOnPayment(checkout, paymentId, body, path, requestId),
    },
  };
};

/** Answers the routes that only the local server has. Undefined: the request is for the service. */
export const answerLocally = (parts: LocalParts, request: LocalRequest): ReturnType<LocalRoute> => {
  const { url, table, identity, issuer, asset, publicKeys, metrics, jobs, web } = parts;
  const { accept, body, requestId } = request;
  const routes: LocalRoutes = {
    '/favicon.ico': { GET: replyWithIcon },
    '/docs/start.js': { GET: replyWithReferenceStart },
    '/dev/token-desk.js': { GET: () => replyWithTokenDesk(asset) },
    '/dev': { GET: () => replyWithRoutes(routes, { url: url(), table }, accept) },
    '/dev/events': { about: 'The published events, newest first.', GET: () => replyWithEvents(jobs, accept) },
    '/dev/events/stream': {
      about: 'The events as they are published, as server-sent events.',
      GET: () => streamEvents(jobs, request),
    },
    '/dev/mailbox': { about: 'The letters to customers, newest first.', GET: () => replyWithMailbox(jobs, accept) },
    '/dev/metrics': { about: 'The business metrics so far.', GET: () => replyWithMetrics(metrics) },
    '/dev/tokens': {
      about: 'Issues a token: {"sub": "cus_ada", "role": "customer"}.',
      POST: () => issueToken(identity, issuer(), body, requestId),
    },
    '/dev/issuer/.well-known/jwks.json': {
      about: 'The public keys of these tokens.',
      GET: () => replyWithKeys(publicKeys),
    },
    ...webRoutes(web, request),
    ...clockRoute(parts, request),
    ...paymentRoute(parts, request),
  };
  return routed(routes, request);
};
