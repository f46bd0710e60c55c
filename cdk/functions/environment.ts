import type { Operation } from '#adapters/http/operation';
import type { IssuerKeys } from '#cdk/access/issuer-keys';
import { type ShopUserPool, scopePrefix, staffGroup } from '#cdk/access/user-pool';
import type { ServiceSecrets } from '#cdk/data/secrets';
import type { OrderTable } from '#cdk/data/table';
import { type Need, needsOf } from '#infrastructure/needs';

/** What the functions are told about. */
export type Surroundings = {
  readonly table: OrderTable;
  readonly secrets: ServiceSecrets;
  readonly userPool: ShopUserPool;
  /** Where the functions cannot ask for them. */
  readonly issuerKeys: IssuerKeys | undefined;
  readonly webOrigins: readonly string[];
  /** Where the stage's counts go, apart from those of another stage. */
  readonly metricsNamespace: string;
};

/** How many partitions a lane of the index has, by time. An epoch is added at the end and never changed. */
export const shards: readonly { readonly from: number; readonly shards: number }[] = [{ from: 0, shards: 1 }];

const variablesFor = (
  { table, secrets, userPool, issuerKeys, metricsNamespace }: Surroundings,
  need: Need,
): Readonly<Record<string, string>> => {
  switch (need) {
    case 'table':
      return { TABLE_NAME: table.name };
    case 'shards':
      return { SHARDS: JSON.stringify(shards) };
    case 'tags':
      return { TAG_SECRETS: secrets.tagSchedule };
    case 'cursors':
      return { CURSOR_SECRET: secrets.cursor };
    case 'tokens':
      return {
        TOKEN_ISSUER: userPool.issuer,
        ...(issuerKeys === undefined ? {} : { TOKEN_KEYS: issuerKeys.keySet }),
        TOKEN_CLIENTS: userPool.clientIds.join(','),
        SCOPE_PREFIX: scopePrefix,
        STAFF_GROUP: staffGroup,
      };
    case 'metrics':
      return { METRICS_NAMESPACE: metricsNamespace };
    case 'settings':
      // In a file beside the function.
      return {};
  }
};

/** The environment as src/infrastructure/configuration.ts reads it: what the operations need, and no more. */
export const environmentOf = (
  operations: readonly Operation[],
  surroundings: Surroundings,
): Readonly<Record<string, string>> => ({
  CORS_ORIGINS: surroundings.webOrigins.join(','),
  ...Object.assign({}, ...[...needsOf(operations)].map((need) => variablesFor(surroundings, need))),
});
