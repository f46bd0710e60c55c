import * as z from 'zod/mini';
import type { ShardSchedule } from '#adapters/dynamodb/shards';
import type { ShopSettings } from '#adapters/policies/shop-settings';
import type { TagEpoch } from '#adapters/system/customer-tags';

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
  readonly issuer: string;
  readonly clients: readonly string[];
  readonly scopePrefix: string;
  readonly staffGroup: string;
  readonly corsOrigins: readonly string[];
  readonly settings: ShopSettings;
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

const Environment = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  DYNAMODB_ENDPOINT: z.optional(z.url()),
  AWS_REGION: z.optional(z.string()),
  TAG_SECRETS: json(z.array(z.object({ from, secret })).check(z.minLength(1))),
  SHARDS: z._default(json(z.tuple([shardEpoch], shardEpoch)), [{ from: 0, shards: 1 }]),
  CURSOR_SECRET: secret,
  TOKEN_ISSUER: z.url(),
  TOKEN_CLIENTS: list.check(z.minLength(1)),
  SCOPE_PREFIX: z._default(z.string(), ''),
  STAFF_GROUP: z._default(z.string(), 'staff'),
  CORS_ORIGINS: z._default(list, []),
});

/** Reads what a function was deployed with, or says everything that is wrong with it. */
export const configurationFrom = (
  environment: Readonly<Record<string, string | undefined>>,
  settings: ShopSettings,
): Configuration => {
  const read = Environment.safeParse(environment);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, code }) => `${path.join('.')} (${code})`);
    throw new Error(`the environment lacks or misstates: ${faults.join(', ')}`);
  }
  const { data } = read;
  return {
    table: data.TABLE_NAME,
    endpoint: data.DYNAMODB_ENDPOINT,
    region: data.AWS_REGION,
    tagSecrets: data.TAG_SECRETS,
    shards: data.SHARDS,
    cursorSecret: data.CURSOR_SECRET,
    issuer: data.TOKEN_ISSUER,
    clients: data.TOKEN_CLIENTS,
    scopePrefix: data.SCOPE_PREFIX,
    staffGroup: data.STAFF_GROUP,
    corsOrigins: data.CORS_ORIGINS,
    settings,
  };
};
