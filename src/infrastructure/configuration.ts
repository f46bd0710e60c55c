import type { JSONWebKeySet } from 'jose';
import * as z from 'zod/mini';
import type { ShardSchedule } from '#adapters/dynamodb/orders/shards';
import type { ShopSettings } from '#adapters/policies/shop-settings';
import type { TagEpoch } from '#adapters/system/customer-tags';
import type { Need } from '#infrastructure/needs';

/** Whose tokens are believed, and what is read in them. */
export type TokenSettings = {
  readonly issuer: string;
  /** The issuer's keys as they were at the deployment, where a function cannot ask for them. */
  readonly keys?: JSONWebKeySet | undefined;
  readonly clients: readonly string[];
  readonly scopePrefix: string;
  readonly staffGroup: string;
};

/** Everything that differs between one deployment and another. */
export type Configuration = {
  readonly table: string;
  /** Where DynamoDB is, when that is not AWS. */
  readonly endpoint: string | undefined;
  readonly region: string | undefined;
  /** The secrets of customers' tags by time. Losing one loses the customers' lists of its time. */
  readonly tagSecrets: readonly TagEpoch[];
  readonly shards: ShardSchedule;
  readonly cursorSecret: string;
  readonly tokens: TokenSettings;
  readonly corsOrigins: readonly string[];
  readonly settings: ShopSettings;
};

type Told = 'table' | 'tagSecrets' | 'cursorSecret' | 'tokens' | 'settings';

/** What one function is told: nothing that its operations do not need. */
export type FunctionConfiguration = Omit<Configuration, Told> & {
  readonly [Name in Told]?: Configuration[Name] | undefined;
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

/** Reads what a function was deployed with, or says everything that is wrong with it. */
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
  if (common === undefined || faults.length > 0)
    throw new Error(`the environment lacks or misstates: ${faults.join(', ')}`);
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
  };
};
