import type { Operation } from '#adapters/http/operation';
import type { ServiceSecrets } from '#cdk/secrets';
import type { OrderTable } from '#cdk/table';
import { type ShopUserPool, scopePrefix, staffGroup } from '#cdk/user-pool';

/** What the functions are told about. */
export type Surroundings = {
  readonly table: OrderTable;
  readonly secrets: ServiceSecrets;
  readonly userPool: ShopUserPool;
  readonly webOrigins: readonly string[];
  /** Where the stage's counts go, apart from those of another stage. */
  readonly metricsNamespace: string;
};

/** How many partitions a lane of the index has, by time. An epoch is added at the end and never changed. */
export const shards: readonly { readonly from: number; readonly shards: number }[] = [{ from: 0, shards: 1 }];

/** The environment as src/infrastructure/configuration.ts reads it. A page knows neither the table nor a secret. */
export const environmentOf = (
  operation: Operation,
  { table, secrets, userPool, webOrigins, metricsNamespace }: Surroundings,
): Record<string, string> => {
  const shared = { CORS_ORIGINS: webOrigins.join(',') };
  if (operation.kind === 'page') return shared;
  const counts = operation.useCase.uses.includes('commit');
  return {
    ...shared,
    TABLE_NAME: table.name,
    TAG_SECRETS: secrets.tagSchedule,
    SHARDS: JSON.stringify(shards),
    CURSOR_SECRET: secrets.cursor,
    TOKEN_ISSUER: userPool.issuer,
    TOKEN_CLIENTS: userPool.clientIds.join(','),
    SCOPE_PREFIX: scopePrefix,
    STAFF_GROUP: staffGroup,
    ...(counts ? { METRICS_NAMESPACE: metricsNamespace } : {}),
  };
};
