import type { JWTVerifyGetKey } from 'jose';
import { createApi, type Observation } from '#adapters/http/api';
import { type Cursors, signedCursors } from '#adapters/http/edge/cursor';
import type { Asset, Operation } from '#adapters/http/operation';
import { type Authenticate, tokenAuthentication } from '#adapters/http/tokens/authentication';
import { createHandler, type Handler } from '#adapters/lambda/handler';
import { createPolicyPorts } from '#adapters/policies/policy-ports';
import { systemClock } from '#adapters/system/clock';
import { customerTags } from '#adapters/system/customer-tags';
import { createOrderIds } from '#adapters/system/order-ids';
import { countedCommit } from '#application/counted-commit';
import type { Metrics } from '#application/ports';
import { refuse } from '#domain/result';
import type { FunctionConfiguration, TokenSettings } from '#infrastructure/configuration';
import { createContainer, type PortFactories, runnerFrom } from '#infrastructure/container';
import { newKey, tenRandomBits } from '#infrastructure/random';
import { traces } from '#infrastructure/traces';

/** The ports that something is kept behind: the table's, or those of this process's memory. */
export type StoredPorts = Pick<
  PortFactories,
  | 'orders'
  | 'orderLists'
  | 'orderBatches'
  | 'awaitedOrders'
  | 'externalReferences'
  | 'products'
  | 'productLists'
  | 'discounts'
  | 'receipts'
  | 'commit'
  | 'removeOrder'
  | 'readiness'
>;

export type ServiceParts = {
  readonly configuration: FunctionConfiguration;
  /** All that the operations use. */
  readonly stored: Partial<StoredPorts>;
  readonly operations: readonly Operation[];
  readonly keys: JWTVerifyGetKey;
  readonly asset: Asset;
  /** Where what is committed is counted; nowhere when there are none. */
  readonly metrics?: Metrics | undefined;
  readonly observe: (observation: Observation) => void;
};

/** The ports that can be made with what the process is told: what it is not told, it has no port for. */
export const portFactories = ({
  configuration: { settings, tagSecrets },
  stored,
  metrics,
}: Pick<ServiceParts, 'configuration' | 'stored' | 'metrics'>): Partial<PortFactories> => {
  const policies = settings && createPolicyPorts(settings);
  const { commit } = stored;
  return {
    ...stored,
    ...(commit && metrics ? { commit: () => countedCommit(commit(), metrics) } : {}),
    ...(tagSecrets ? { orderIds: () => createOrderIds(customerTags(tagSecrets), tenRandomBits) } : {}),
    clock: () => systemClock,
    ...(policies
      ? {
          taxRates: () => policies.taxRates,
          shippingRates: () => policies.shippingRates,
          riskRules: () => policies.riskRules,
          shop: () => policies.shop,
        }
      : {}),
  };
};

/** Who is told whose tokens to believe believes them; nobody else is asked to. */
const authenticationBy = (tokens: TokenSettings | undefined, keys: JWTVerifyGetKey): Authenticate =>
  tokens === undefined
    ? async () => refuse({ kind: 'unauthenticated', detail: 'Nothing here takes a token.' })
    : tokenAuthentication({ ...tokens, keys, now: systemClock.now });

const noCursors: Cursors = {
  read: () => undefined,
  write: () => {
    throw new Error('a list needs the secret of cursors');
  },
};

/** The whole service as one handler of API Gateway events: what Lambda runs, and what the local server passes on to. */
export const createService = (parts: ServiceParts): Handler => {
  const { configuration, operations, keys, asset, observe } = parts;
  const { cursorSecret, tokens, corsOrigins } = configuration;
  const api = createApi({
    operations,
    runnerOf: runnerFrom(createContainer(portFactories(parts), operations)),
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
