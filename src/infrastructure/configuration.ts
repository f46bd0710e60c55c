import type { JSONWebKeySet } from 'jose';
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
  /** True while the shop refuses requests, as before a restore of its table. */
  readonly isClosed: boolean;
  readonly settings: ShopSettings;
  readonly metricsNamespace: string;
  /** The name of the event bus. */
  readonly bus: string;
  /** The sender of letters. */
  readonly mailSender: string;
  /** The secrets that sign events of the payment simulator: one, or two while it changes. None: every event is refused. */
  readonly providerEventSecrets: readonly string[];
  /** The page to which the payment provider sends customers back; null: the page of the shop goes on itself. */
  readonly paymentReturnUrl: string | null;
};

/** The parts that every function has. */
type Always = 'endpoint' | 'region' | 'shards' | 'corsOrigins' | 'isClosed';

/** The configuration of one function: only what it needs. */
export type FunctionConfiguration = Pick<Configuration, Always> & {
  readonly [Name in Exclude<keyof Configuration, Always>]?: Configuration[Name] | undefined;
};

type Environment = Readonly<Record<string, string | undefined>>;
/** Gives undefined for a text that is no such value. */
type Parse<Value> = (text: string) => Value | undefined;

const text =
  (least: number): Parse<string> =>
  (value) =>
    value.length < least ? undefined : value;

const secret = text(16);

const url: Parse<string> = (value) => (URL.canParse(value) ? value : undefined);

const yesOrNo: Parse<boolean> = (value) => (value === 'yes' || value === 'no' ? value === 'yes' : undefined);

const list: Parse<readonly string[]> = (value) => value.split(',').filter((entry) => entry !== '');

const filledList: Parse<readonly string[]> = (value) => {
  const entries = list(value);
  return entries?.length === 0 ? undefined : entries;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWhole = (value: unknown, least: number, most = Number.MAX_SAFE_INTEGER): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most;

const json =
  <Value>(pick: (value: unknown) => Value | undefined): Parse<Value> =>
  (value) => {
    try {
      return pick(JSON.parse(value));
    } catch {
      return undefined;
    }
  };

/** A list of at least one entry. Every entry is picked. */
const entries =
  <Entry>(pick: (entry: Readonly<Record<string, unknown>>) => Entry | undefined) =>
  (value: unknown): [Entry, ...Entry[]] | undefined => {
    if (!Array.isArray(value)) return undefined;
    const picked = value.map((entry: unknown) => (isRecord(entry) ? pick(entry) : undefined));
    const [first, ...rest] = picked.filter((entry) => entry !== undefined);
    return first === undefined || picked.includes(undefined) ? undefined : [first, ...rest];
  };

const tagEpochs = entries<TagEpoch>(({ from, secret: of }) =>
  isWhole(from, 0) && typeof of === 'string' && secret(of) !== undefined ? { from, secret: of } : undefined,
);

const shardEpochs = entries(({ from, shards }) =>
  isWhole(from, 0) && isWhole(shards, 1, 256) ? { from, shards } : undefined,
);

/** One secret, or the new and the old one. */
const secretPair = (value: unknown): readonly string[] | undefined => {
  const isPair = Array.isArray(value) && value.length >= 1 && value.length <= 2;
  return isPair && value.every((each) => typeof each === 'string' && secret(each) !== undefined) ? value : undefined;
};

const keySet = (value: unknown): JSONWebKeySet | undefined => {
  const keys = isRecord(value) ? entries((key) => key)(value.keys) : undefined;
  return keys && { keys: keys as JSONWebKeySet['keys'] };
};

/** Reads variables and collects the names of those that are missing or wrong. */
const readerOf = (environment: Environment) => {
  const faults: string[] = [];
  const optional = <Value>(name: string, parse: Parse<Value>): Value | undefined => {
    const value = environment[name];
    if (value === undefined) return undefined;
    const parsed = parse(value);
    if (parsed === undefined) faults.push(`${name} (wrong)`);
    return parsed;
  };
  const required = <Value>(name: string, parse: Parse<Value>): Value | undefined => {
    if (environment[name] === undefined) faults.push(`${name} (missing)`);
    return optional(name, parse);
  };
  return { faults, optional, required };
};

type Reader = ReturnType<typeof readerOf>;

const tokensFrom = ({ optional, required }: Reader): TokenSettings | undefined => {
  const issuer = required('TOKEN_ISSUER', url);
  const clients = required('TOKEN_CLIENTS', filledList);
  const keys = optional('TOKEN_KEYS', json(keySet));
  if (issuer === undefined || clients === undefined) return undefined;
  const scopePrefix = optional('SCOPE_PREFIX', text(0)) ?? '';
  return { issuer, keys, clients, scopePrefix, staffGroup: optional('STAFF_GROUP', text(0)) ?? 'staff' };
};

/**
 * Reads a function's environment, or throws with every fault in it. Each variable is read by hand: a job loads no
 * schema library for nine of them (ADR 0016).
 */
export const configurationFrom = (
  environment: Environment,
  needs: ReadonlySet<Need>,
  settings: () => ShopSettings,
): FunctionConfiguration => {
  const reader = readerOf(environment);
  const { faults, optional, required } = reader;
  const needed = <Value>(need: Need, read: () => Value) => (needs.has(need) ? read() : undefined);
  const configuration: FunctionConfiguration = {
    table: needed('table', () => required('TABLE_NAME', text(1))),
    endpoint: optional('DYNAMODB_ENDPOINT', url),
    region: optional('AWS_REGION', text(0)),
    tagSecrets: needed('tags', () => required('TAG_SECRETS', json(tagEpochs))),
    shards: optional('SHARDS', json(shardEpochs)) ?? [{ from: 0, shards: 1 }],
    cursorSecret: needed('cursors', () => required('CURSOR_SECRET', secret)),
    tokens: needed('tokens', () => tokensFrom(reader)),
    corsOrigins: optional('CORS_ORIGINS', list) ?? [],
    isClosed: optional('SHOP_CLOSED', yesOrNo) ?? false,
    settings: needed('settings', settings),
    metricsNamespace: needed('metrics', () => optional('METRICS_NAMESPACE', text(0)) ?? 'order-service'),
    bus: needed('bus', () => required('EVENT_BUS_NAME', text(1))),
    mailSender: needed('mail', () => required('MAIL_SENDER', text(1))),
    paymentReturnUrl: needed('payments', () => optional('PAYMENT_RETURN_URL', url) ?? null),
    providerEventSecrets: needed('provider-events', () => optional('PROVIDER_EVENT_SECRETS', json(secretPair)) ?? []),
  };
  if (faults.length > 0) throw new Error(`these environment variables are missing or wrong: ${faults.join(', ')}`);
  return configuration;
};
