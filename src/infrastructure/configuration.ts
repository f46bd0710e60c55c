import type { JSONWebKeySet } from 'jose';
import * as z from 'zod/mini';
import type { ShardSchedule } from '#adapters/dynamodb/orders/shards';
import type { ShopSettings } from '#adapters/policies/shop-settings';
import type { TagEpoch } from '#adapters/system/customer-tags';
import type { Need } from '#infrastructure/needs';

/** The issuer whose tokens are accepted, and the names of their claims. */
export type TokenSettings = {
  readonly issuer: string;
  /** The issuer's keys at the time of the deployment, for a function that cannot reach the issuer. */
  readonly keys?: JSONWebKeySet | undefined;
  readonly clients: readonly string[];
  readonly scopePrefix: string;
  readonly staffGroup: string;
};

/** Everything that differs between deployments. */
export type Configuration = {
  readonly table: string;
  /** The address of a DynamoDB outside AWS. */
  readonly endpoint: string | undefined;
  readonly region: string | undefined;
  /** The secret of each tag epoch. Without one, customers cannot list the orders of its period. */
  readonly tagSecrets: readonly TagEpoch[];
  readonly shards: ShardSchedule;
  readonly cursorSecret: string;
  readonly tokens: TokenSettings;
  readonly corsOrigins: readonly string[];
  readonly settings: ShopSettings;
  readonly metricsNamespace: string;
  /** The name of the event bus. */
  readonly bus: string;
  /** The sender of letters. */
  readonly mailSender: string;
};

/** The parts that every function has. */
type Always = 'endpoint' | 'region' | 'shards' | 'corsOrigins';

/** The configuration of one function: only what it needs. */
export type FunctionConfiguration = Pick<Configuration, Always> & {
  readonly [Name in Exclude<keyof Configuration, Always>]?: Configuration[Name] | undefined;
};

const secret = z.string().check(z.minLength(16));
const from = z.int().check(z.gte(0));

const shardEpoch = z.object({ from, shards: z.int().check(z.gte(1), z.lte(256)) });

const json = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((text, context) => {
        try {
          return JSON.parse(text) as unknown;
        } catch {
          context.issues.push({ code: 'custom', message: 'not JSON', input: text });
          return z.NEVER;
        }
      }),
    ),
    schema,
  );

const list = z.pipe(
  z.string(),
  z.transform((text) => text.split(',').filter((entry) => entry !== '')),
);

const Common = z.object({
  DYNAMODB_ENDPOINT: z.optional(z.url()),
  AWS_REGION: z.optional(z.string()),
  SHARDS: z._default(json(z.tuple([shardEpoch], shardEpoch)), [{ from: 0, shards: 1 }]),
  CORS_ORIGINS: z._default(list, []),
});
const Table = z.object({ TABLE_NAME: z.string().check(z.minLength(1)) });
const Tags = z.object({ TAG_SECRETS: json(z.array(z.object({ from, secret })).check(z.minLength(1))) });
const Cursors = z.object({ CURSOR_SECRET: secret });
const KeySet = z.object({ keys: z.array(z.looseObject({})).check(z.minLength(1)) });
const Tokens = z.object({
  TOKEN_ISSUER: z.url(),
  TOKEN_KEYS: z.optional(json(KeySet)),
  TOKEN_CLIENTS: list.check(z.minLength(1)),
  SCOPE_PREFIX: z._default(z.string(), ''),
  STAFF_GROUP: z._default(z.string(), 'staff'),
});

const Metrics = z.object({ METRICS_NAMESPACE: z._default(z.string(), 'order-service') });
const Bus = z.object({ EVENT_BUS_NAME: z.string().check(z.minLength(1)) });
const Mail = z.object({ MAIL_SENDER: z.string().check(z.minLength(1)) });

/** Reads a function's environment, or throws with every fault in it. */
export const configurationFrom = (
  environment: Readonly<Record<string, string | undefined>>,
  needs: ReadonlySet<Need>,
  settings: () => ShopSettings,
): FunctionConfiguration => {
  const faults: string[] = [];
  const read = <Schema extends z.ZodMiniType>(schema: Schema): z.output<Schema> | undefined => {
    const { data, error } = schema.safeParse(environment);
    faults.push(...(error?.issues ?? []).map(({ path, code }) => `${path.join('.')} (${code})`));
    return data;
  };
  const needed = <Schema extends z.ZodMiniType>(need: Need, schema: Schema) =>
    needs.has(need) ? read(schema) : undefined;

  const common = read(Common);
  const table = needed('table', Table);
  const tags = needed('tags', Tags);
  const cursors = needed('cursors', Cursors);
  const tokens = needed('tokens', Tokens);
  const metrics = needed('metrics', Metrics);
  const bus = needed('bus', Bus);
  const mail = needed('mail', Mail);
  if (common === undefined || faults.length > 0)
    throw new Error(`these environment variables are missing or wrong: ${faults.join(', ')}`);
  return {
    table: table?.TABLE_NAME,
    endpoint: common.DYNAMODB_ENDPOINT,
    region: common.AWS_REGION,
    tagSecrets: tags?.TAG_SECRETS,
    shards: common.SHARDS,
    cursorSecret: cursors?.CURSOR_SECRET,
    tokens: tokens && {
      issuer: tokens.TOKEN_ISSUER,
      keys: tokens.TOKEN_KEYS,
      clients: tokens.TOKEN_CLIENTS,
      scopePrefix: tokens.SCOPE_PREFIX,
      staffGroup: tokens.STAFF_GROUP,
    },
    corsOrigins: common.CORS_ORIGINS,
    settings: needs.has('settings') ? settings() : undefined,
    metricsNamespace: metrics?.METRICS_NAMESPACE,
    bus: bus?.EVENT_BUS_NAME,
    mailSender: mail?.MAIL_SENDER,
  };
};
