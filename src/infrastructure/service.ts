import type { JWTVerifyGetKey } from 'jose';
import { createApi, type Observation } from '#adapters/http/api';
import { type Cursors, signedCursors } from '#adapters/http/edge/cursor';
import type { Asset, Operation } from '#adapters/http/operation';
import { type Authenticate, tokenAuthentication } from '#adapters/http/tokens/authentication';
import { createHandler, type Handler } from '#adapters/lambda/handler';
import { systemClock } from '#adapters/system/clock';
import type { PortFactories } from '#application/ports';
import { refuse } from '#domain/result';
import type { FunctionConfiguration, TokenSettings } from '#infrastructure/configuration';
import { createContainer, runnerOf } from '#infrastructure/container';
import { newKey } from '#infrastructure/random';
import { traces } from '#infrastructure/traces';

export type ServiceParts = {
  readonly configuration: Pick<FunctionConfiguration, 'cursorSecret' | 'tokens' | 'corsOrigins'>;
  /** At least the ports that the operations use. */
  readonly ports: Partial<PortFactories>;
  readonly operations: readonly Operation[];
  readonly keys: JWTVerifyGetKey;
  readonly asset: Asset;
  readonly observe: (observation: Observation) => void;
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
  const { configuration, ports, operations, keys, asset, observe } = parts;
  const { cursorSecret, tokens, corsOrigins } = configuration;
  const container = createContainer(
    ports,
    operations.filter((operation) => operation.kind === 'use-case'),
  );
  const api = createApi({
    operations,
    runnerOf: (operation) => runnerOf(container, operation),
    authenticate: authenticationBy(tokens, keys),
    cursors: cursorSecret === undefined ? noCursors : signedCursors(cursorSecret),
    asset,
    corsOrigins,
    observe,
    stopwatch: () => performance.now(),
    newKey,
  });
  return createHandler(api, traces);
};
