import type { JWTVerifyGetKey } from 'jose';
import { type AnyRun, createApi, type Observation } from '#adapters/http/api';
import { type Cursors, signedCursors } from '#adapters/http/edge/cursor';
import type { CountRequest } from '#adapters/http/limits/count-requests';
import type { Asset, Operation } from '#adapters/http/operation';
import { type Authenticate, tokenAuthentication } from '#adapters/http/tokens/authentication';
import { createHandler, type Handler } from '#adapters/lambda/handler';
import { systemClock } from '#adapters/system/clock';
import type { PortFactories } from '#application/ports';
import { refuse } from '#domain/result';
import { inRequest, within } from '#infrastructure/bounded-calls';
import type { FunctionConfiguration, TokenSettings } from '#infrastructure/configuration';
import { createContainer, runnerOf } from '#infrastructure/container';
import { newKey } from '#infrastructure/random';
import { millisecondsOf } from '#infrastructure/time-limits';
import { traces } from '#infrastructure/traces';

export type ServiceParts = {
  readonly configuration: Pick<FunctionConfiguration, 'cursorSecret' | 'tokens' | 'corsOrigins' | 'isClosed'>;
  /** At least the ports that the operations use. */
  readonly ports: Partial<PortFactories>;
  readonly operations: readonly Operation[];
  readonly keys: JWTVerifyGetKey;
  readonly asset: Asset;
  readonly observe: (observation: Observation) => void;
  /** The deadline of a request for an operation, in milliseconds; default: by its class. */
  readonly limitOf?: (operation: Operation) => number;
  /** Counts the requests of each caller; default: nothing is counted. */
  readonly count?: CountRequest | undefined;
};

/** A function without token settings serves public operations only. */
const authenticationBy = (tokens: TokenSettings | undefined, keys: JWTVerifyGetKey): Authenticate =>
  tokens === undefined
    ? async () => refuse({ kind: 'unauthenticated', detail: 'This function accepts no token.' })
    : tokenAuthentication({ ...tokens, keys, now: systemClock.now });

const noCursors: Cursors = {
  read: () => undefined,
  write: () => {
    throw new Error('this list has no cursor secret: give its function the need "cursors"');
  },
};

/** The whole service as one handler of API Gateway events, for Lambda and for the local server. */
export const createService = (parts: ServiceParts): Handler => {
  const { configuration, ports, operations, keys, asset, observe, limitOf = millisecondsOf, count } = parts;
  const { cursorSecret, tokens, corsOrigins, isClosed } = configuration;
  const container = createContainer(
    ports,
    operations.filter((operation) => operation.kind === 'use-case'),
  );
  const api = createApi({
    operations,
    runnerOf: (operation) => {
      const run: AnyRun = runnerOf(container, operation);
      return (command, request) => within(limitOf(operation), () => run(command, request));
    },
    authenticate: authenticationBy(tokens, keys),
    count,
    cursors: cursorSecret === undefined ? noCursors : signedCursors(cursorSecret),
    asset,
    corsOrigins,
    isClosed,
    observe,
    stopwatch: () => performance.now(),
    newKey,
  });
  const handler = createHandler(api, traces);
  return (event) => inRequest(() => handler(event));
};
