import type { JWTVerifyGetKey } from 'jose';
import { createApi, type Observation } from '#adapters/http/api';
import { tokenAuthentication } from '#adapters/http/authentication';
import { signedCursors } from '#adapters/http/edge/cursor';
import type { Asset, Operation } from '#adapters/http/operation';
import { createHandler, type Handler } from '#adapters/lambda/handler';
import { createPolicyPorts } from '#adapters/policies/policy-ports';
import { systemClock } from '#adapters/system/clock';
import { customerTags } from '#adapters/system/customer-tags';
import { createOrderIds } from '#adapters/system/order-ids';
import { countedCommit } from '#application/counted-commit';
import type { Metrics } from '#application/ports';
import type { Configuration } from '#infrastructure/configuration';
import { createContainer, type PortFactories, runnerFrom } from '#infrastructure/container';

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
  readonly configuration: Configuration;
  readonly stored: StoredPorts;
  readonly operations: readonly Operation[];
  readonly keys: JWTVerifyGetKey;
  readonly asset: Asset;
  /** Where what is committed is counted; nowhere when there are none. */
  readonly metrics?: Metrics | undefined;
  readonly observe: (observation: Observation) => void;
};

/** The whole service as one handler of API Gateway events: what Lambda runs, and what the local server passes on to. */
export const createService = (parts: ServiceParts): Handler => {
  const { configuration, stored, operations, keys, asset, metrics, observe } = parts;
  const { settings } = configuration;
  const policies = createPolicyPorts(settings);
  const container = createContainer(
    {
      ...stored,
      commit: () => (metrics === undefined ? stored.commit() : countedCommit(stored.commit(), metrics)),
      orderIds: () => createOrderIds(customerTags(configuration.tagSecrets)),
      clock: () => systemClock,
      taxRates: () => policies.taxRates,
      shippingRates: () => policies.shippingRates,
      riskRules: () => policies.riskRules,
      shop: () => policies.shop,
    },
    operations,
  );
  const api = createApi({
    operations,
    runnerOf: runnerFrom(container),
    authenticate: tokenAuthentication({
      issuer: configuration.issuer,
      clients: configuration.clients,
      scopePrefix: configuration.scopePrefix,
      staffGroup: configuration.staffGroup,
      keys,
      now: systemClock.now,
    }),
    cursors: signedCursors(configuration.cursorSecret),
    asset,
    corsOrigins: configuration.corsOrigins,
    observe,
    stopwatch: () => performance.now(),
  });
  return createHandler(api);
};
