import type { Operation } from '#adapters/http/operation';
import type { PaymentSettings } from '#adapters/policies/shop-settings';
import type { IssuerKeys } from '#cdk/access/issuer-keys';
import { type ShopUserPool, scopePrefix, staffGroup } from '#cdk/access/user-pool';
import type { SecretValues } from '#cdk/data/secrets';
import type { OrderTable } from '#cdk/data/table';
import type { ShopBus } from '#cdk/jobs/event-bus';
import type { MailSettings } from '#cdk/stage';
import { type Need, needsOf } from '#infrastructure/needs';

/** The resources and settings from which a function's variables and permissions follow. */
export type Surroundings = {
  readonly table: OrderTable;
  readonly secrets: SecretValues;
  readonly userPool: ShopUserPool;
  /** Undefined where functions fetch the keys from the issuer themselves. */
  readonly issuerKeys: IssuerKeys | undefined;
  readonly bus: ShopBus;
  readonly mail: MailSettings | undefined;
  /** The provider that shop.json names. */
  readonly payments: PaymentSettings;
  readonly webOrigins: readonly string[];
  readonly closed: boolean;
  /** Separates the stage's metrics from those of other stages. */
  readonly metricsNamespace: string;
};

/**
 * Number of index partitions by time, in milliseconds. Append an epoch to change it; never edit one. It begins after the
 * deployment that adds it: else the functions of before place its orders in other shards.
 */
const shards: readonly { readonly from: number; readonly shards: number }[] = [{ from: 0, shards: 1 }];

const senderOf = (mail: MailSettings | undefined): string => {
  if (mail === undefined) throw new Error('A function sends mail, but the stage has no sender: set mailSender.');
  return mail.sender;
};

const variablesFor = (
  { table, secrets, userPool, issuerKeys, bus, mail, payments, metricsNamespace }: Surroundings,
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
    case 'payments':
      return payments.returnUrl === undefined ? {} : { PAYMENT_RETURN_URL: payments.returnUrl };
    case 'provider-events':
      // Functions read the secrets of Stripe from the table.
      return payments.provider === 'simulator' ? { PROVIDER_EVENT_SECRETS: secrets.providerEvents } : {};
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
      // shop.json lies beside the function.
      return {};
    case 'bus':
      return { EVENT_BUS_NAME: bus.name };
    case 'mail':
      return { MAIL_SENDER: senderOf(mail) };
  }
};

/** The variables for these needs and no others. src/infrastructure/configuration.ts reads them. */
export const variablesOf = (needs: ReadonlySet<Need>, surroundings: Surroundings): Readonly<Record<string, string>> =>
  Object.assign({}, ...[...needs].map((need) => variablesFor(surroundings, need)));

export const operationVariables = (
  operations: readonly Operation[],
  surroundings: Surroundings,
): Readonly<Record<string, string>> => ({
  CORS_ORIGINS: surroundings.webOrigins.join(','),
  ...(surroundings.closed ? { SHOP_CLOSED: 'yes' } : {}),
  ...variablesOf(needsOf(operations), surroundings),
});
