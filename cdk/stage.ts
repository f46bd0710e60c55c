import type { OperationClass } from '#cdk/functions/operation-class';
import {
  alarmEmailOf,
  type Context,
  choiceOf,
  contextOf,
  domainOf,
  mailOf,
  monthlyBudgetOf,
  originsOf,
  ownerOf,
  partnersOf,
  provisionedOf,
  quietMinutesOf,
  ratesOf,
  replicasOf,
  requestsOf,
  restoredTableOf,
  textOf,
  warmUnitsOf,
} from '#cdk/settings';
import { functionSeconds } from '#infrastructure/time-limits';

/** The rate of requests over all callers, and the largest burst. */
export type Rate = { readonly requestsPerSecond: number; readonly burst: number };

/** The size of a function. `reservedConcurrency` reserves that many instances, and limits it to them. */
export type Size = {
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly reservedConcurrency?: number;
};

/** A table that was restored from a copy. The ARN of its stream contains the table's. */
export type RestoredTable = { readonly name: string; readonly arn: string; readonly streamArn: string };

export type MailSettings = {
  /** The sender of letters. */
  readonly sender: string;
  /** The identity that SES has verified: the address itself, or its domain. */
  readonly identity: string;
};

/** All settings that differ between deployments. */
export type Stage = {
  /** Part of every name, so that stages can share an account. */
  readonly name: string;
  /** The origins of the shop's pages: they may call the API, and a sign-in may return to them. */
  readonly webOrigins: readonly string[];
  /** More origins to which a sign-in may return. They may not call the API. */
  readonly signInOrigins: readonly string[];
  /** An HTTP API, or a REST API with the same functions: it costs more, and its own errors are problem documents. */
  readonly api: 'http' | 'rest';
  /** A function for each operation, or one for all: fewer resources, but one role with every permission. */
  readonly functions: 'each' | 'one';
  /** Packages are in each function, or in a layer that all share. */
  readonly code: 'bundled' | 'layer';
  /**
   * The rate of each operation, by its class; there is no rate over all operations. The rate of pages is the gateway's
   * default for every route without its own. `maximumUnits` bounds the bill.
   */
  readonly throttle: Readonly<Record<OperationClass, Rate>>;
  /** The rates of operations by id, instead of those of their class. */
  readonly rates: Readonly<Record<string, Rate>>;
  readonly sizes: Readonly<Record<OperationClass, Size>>;
  /** Provisioned instances by operation id. They are billed by the hour. */
  readonly provisioned: Readonly<Record<string, number>>;
  readonly logDays: 7 | 30 | 90;
  /** Whether orders, users and secrets survive the stack. */
  readonly keep: boolean;
  /**
   * A new version gets a tenth of the calls first, with a rollback by alarm, or all calls at once. `at-once` keeps what a
   * canary needs, so that a deployment can return to it; `none` has nothing of it.
   */
  readonly rollout: 'none' | 'at-once' | 'canary';
  readonly alarms: boolean;
  /** Billed by the month. */
  readonly dashboard: boolean;
  /** Receives the alarms; undefined for no receiver. */
  readonly alarmEmail: string | undefined;
  /** An alarm rings when no order was placed in this time; undefined: none does. */
  readonly quietMinutes: number | undefined;
  /** A mail follows when the stage costs more dollars in a month; undefined: none does. */
  readonly monthlyBudget: number | undefined;
  /** A tag of every resource: the team or the person to ask; undefined: no such tag. */
  readonly owner: string | undefined;
  /** Undefined for a stage that sends no mail. */
  readonly mail: MailSettings | undefined;
  /** Programs that act on their own account, each with a client of its own. The service treats each as a customer. */
  readonly partners: readonly string[];
  /** Copies of the table, beside its own recovery to any point of the last 35 days. */
  readonly backup: 'none' | 'daily-and-monthly';
  /** The lock of the copies' retention. Those with a permission of their own can remove that of `governance`, nobody that of `compliance`. */
  readonly vaultLock: 'none' | 'governance' | 'compliance';
  /**
   * The key for the resources that hold orders (the table, the bus with its archive, the dead-letter queues) and for the
   * topic of alarms: that of each service, or one of this account, billed by the month and the call. Logs, which hold no
   * personal data, and the buckets of pages and visits always use the keys of their services.
   */
  readonly encryption: 'service-key' | 'own-key';
  /** The largest on-demand capacity of the table per second: it bounds the bill. */
  readonly maximumUnits: { readonly read: number; readonly write: number };
  /** The throughput that the table and its index can take at once; undefined: what DynamoDB gives a new table. */
  readonly warmUnits: { readonly read: number; readonly write: number } | undefined;
  /** The domain of pages and API, with a certificate of us-east-1; without pages that of the API, of the same region. */
  readonly domain: { readonly name: string; readonly certificateArn: string } | undefined;
  /**
   * Serves the pages: a bucket behind CloudFront, and the API under the same name. A web ACL, a stack of its own that is
   * billed by the month, limits the requests of one address in five minutes.
   */
  readonly web: { readonly requestsPerAddress: number } | undefined;
  /**
   * The largest number of requests with one token in five minutes, where a web ACL can count them: with pages, and at a
   * REST API. A partner keeps its token for an hour (docs/adr/0030-rate-limits.md).
   */
  readonly requestsPerToken: number | undefined;
  /** Replaces the stack's own table. */
  readonly restoredTable: RestoredTable | undefined;
  /** The operations answer 503, and no job runs: before a restore, so that nothing is written to the table that is left. */
  readonly closed: boolean;
  /** Other regions with a replica of the table. Choose them before the first deployment. */
  readonly replicas: readonly string[];
  /**
   * Functions run in no network, or in one without internet access. The jobs of a deployment always run outside it: they
   * answer CloudFormation, and fetch the issuer's keys for the functions inside.
   */
  readonly network: 'none' | 'isolated';
  /** False leaves out the functions, routes and jobs of webhooks. */
  readonly webhooks: boolean;
};

/** The pages of a developer's machine. */
const developmentOrigin = 'http://localhost:5173';

/** Lambda gives processor time in proportion to memory, and a cold start needs it. The gateway's time-out is 29 seconds. */
const sizes = {
  read: { memoryMb: 1024, timeoutSeconds: functionSeconds.single },
  write: { memoryMb: 1024, timeoutSeconds: functionSeconds.single },
  // It may wait for the payment provider, or for an endpoint of webhooks.
  call: { memoryMb: 1024, timeoutSeconds: functionSeconds.batch },
  // 25 orders or 100 stock counts, each with retries.
  batch: { memoryMb: 1792, timeoutSeconds: functionSeconds.batch },
  page: { memoryMb: 256, timeoutSeconds: functionSeconds.single },
} as const;

const rate = (requestsPerSecond: number): Rate => ({ requestsPerSecond, burst: 2 * requestsPerSecond });

const small: Omit<Stage, 'name'> = {
  webOrigins: [developmentOrigin],
  signInOrigins: [],
  api: 'http',
  functions: 'each',
  code: 'bundled',
  throttle: { read: rate(100), write: rate(50), call: rate(50), batch: rate(5), page: rate(20) },
  sizes,
  rates: {},
  provisioned: {},
  logDays: 7,
  keep: false,
  rollout: 'none',
  alarms: false,
  dashboard: false,
  alarmEmail: undefined,
  quietMinutes: undefined,
  monthlyBudget: undefined,
  owner: undefined,
  closed: false,
  mail: undefined,
  partners: ['partner'],
  backup: 'none',
  vaultLock: 'none',
  encryption: 'service-key',
  maximumUnits: { read: 1_000, write: 1_000 },
  warmUnits: undefined,
  domain: undefined,
  web: undefined,
  requestsPerToken: undefined,
  restoredTable: undefined,
  replicas: [],
  network: 'none',
  webhooks: true,
};

const large: Omit<Stage, 'name'> = {
  ...small,
  // Pages and API have one name, so browsers make no cross-origin calls.
  webOrigins: [],
  web: { requestsPerAddress: 3_000 },
  requestsPerToken: 3_000,
  throttle: { read: rate(800), write: rate(400), call: rate(400), batch: rate(20), page: rate(50) },
  logDays: 90,
  keep: true,
  rollout: 'canary',
  alarms: true,
  dashboard: true,
  backup: 'daily-and-monthly',
  maximumUnits: { read: 12_000, write: 8_000 },
};

/** Any other name is a stage with the settings of `dev`: for a branch, for a colleague. */
const stages = {
  dev: small,
  staging: { ...large, logDays: 30, throttle: small.throttle, maximumUnits: small.maximumUnits, backup: 'none' },
  prod: {
    ...large,
    // Limits batches and pages, so that single orders get most of the account's 1,000 instances.
    sizes: {
      ...sizes,
      batch: { ...sizes.batch, reservedConcurrency: 20 },
      page: { ...sizes.page, reservedConcurrency: 10 },
    },
  },
} as const satisfies Readonly<Record<string, Omit<Stage, 'name'>>>;

export const stageNames = Object.keys(stages) as readonly (keyof typeof stages)[];

/** The rates that a setting gives to classes and to operations. */
const throttleOf = ({ throttle }: Pick<Stage, 'throttle'>, context: Context): Pick<Stage, 'throttle' | 'rates'> => {
  const rates = Object.entries(ratesOf(context) ?? {}).map(([name, perSecond]) => [name, rate(perSecond)] as const);
  const isOfClass = ([name]: readonly [string, Rate]): boolean => Object.hasOwn(throttle, name);
  return {
    throttle: { ...throttle, ...Object.fromEntries(rates.filter(isOfClass)) },
    rates: Object.fromEntries(rates.filter((entry) => !isOfClass(entry))),
  };
};

/** The limits of web ACLs. An HTTP API can have none, so the edge of the pages counts for it. */
const webAclLimitsOf = (stage: Pick<Stage, 'name' | 'api' | 'web' | 'requestsPerToken'>, context: Context) => {
  const { web, name } = stage;
  const requestsPerAddress = requestsOf(context, 'requestsPerAddress');
  const requestsPerToken = requestsOf(context, 'requestsPerToken');
  if (web === undefined && requestsPerAddress !== undefined)
    throw new Error(
      `requestsPerAddress: stage ${name} has no pages, and so no web ACL. Limit its operations by rates.`,
    );
  if (web === undefined && stage.api === 'http' && requestsPerToken !== undefined)
    throw new Error(
      `requestsPerToken: stage ${name} has neither pages nor a REST API, and so no web ACL. Set api=rest, or limit its operations by rates.`,
    );
  return {
    web: web && { requestsPerAddress: requestsPerAddress ?? web.requestsPerAddress },
    requestsPerToken: requestsPerToken ?? stage.requestsPerToken,
  };
};

/** Settings that count on another one, or on what the stage has. */
const monitoringOf = (
  defaults: Pick<Stage, 'alarms' | 'alarmEmail' | 'quietMinutes' | 'monthlyBudget'>,
  context: Context,
) => {
  const alarmEmail = alarmEmailOf(context) ?? defaults.alarmEmail;
  const quietMinutes = quietMinutesOf(context) ?? defaults.quietMinutes;
  const monthlyBudget = monthlyBudgetOf(context) ?? defaults.monthlyBudget;
  if (quietMinutes !== undefined && !defaults.alarms)
    throw new Error('quietMinutes: the stage has no alarms. Only staging and prod have them.');
  if (monthlyBudget !== undefined && alarmEmail === undefined)
    throw new Error('monthlyBudget: the budget has no receiver. Set alarmEmail too.');
  return { alarmEmail, quietMinutes, monthlyBudget };
};

const dataOf = (defaults: Pick<Stage, 'backup' | 'vaultLock' | 'warmUnits' | 'maximumUnits'>, context: Context) => {
  const vaultLock = choiceOf(context, 'vaultLock', ['none', 'governance', 'compliance'], defaults.vaultLock);
  const warmUnits = warmUnitsOf(context) ?? defaults.warmUnits;
  if (vaultLock !== 'none' && defaults.backup === 'none')
    throw new Error('vaultLock: the stage has no copies of its table. Only prod has them.');
  const { read, write } = defaults.maximumUnits;
  if (warmUnits !== undefined && (warmUnits.read > read || warmUnits.write > write))
    throw new Error(
      `warmUnits: the table takes at most read:${read},write:${write}. Raise maximumUnits in cdk/stage.ts first.`,
    );
  return { vaultLock, warmUnits };
};

const namePattern = /^[a-z][a-z0-9-]{1,19}$/;
/** Cognito refuses a domain prefix that contains one of these. */
const reservedWords = ['amazon', 'aws', 'cognito'];

/**
 * The settings of the stage of `-c stage=…`. A setting replaces the stage's own (`settingNames`): `-c name=value` for one
 * synthesis, `<stage>:<name>` in the context of cdk.json for every deployment.
 */
export const stageFrom = (given: Context): Stage => {
  const name = textOf(given, 'stage') ?? 'dev';
  if (!namePattern.test(name))
    throw new Error(`stage ${name}: a name has 2 to 20 characters of a-z, 0-9 and -, and begins with a letter.`);
  const reserved = reservedWords.find((word) => name.includes(word));
  if (reserved !== undefined)
    throw new Error(`stage ${name}: Cognito refuses ${reserved} in the name of a sign-in page. Choose another name.`);
  const context = contextOf(name, given);
  const defaults: Omit<Stage, 'name'> = stages[stageNames.find((one) => one === name) ?? 'dev'];
  const api = choiceOf(context, 'api', ['http', 'rest'], defaults.api);
  return {
    ...defaults,
    name,
    webOrigins: originsOf(context, 'webOrigins') ?? defaults.webOrigins,
    signInOrigins: originsOf(context, 'signInOrigins') ?? defaults.signInOrigins,
    api,
    functions: choiceOf(context, 'functions', ['each', 'one'], defaults.functions),
    code: choiceOf(context, 'code', ['bundled', 'layer'], defaults.code),
    encryption: choiceOf(context, 'encryption', ['service-key', 'own-key'], defaults.encryption),
    ...throttleOf(defaults, context),
    ...webAclLimitsOf({ ...defaults, name, api }, context),
    provisioned: provisionedOf(context) ?? defaults.provisioned,
    network: choiceOf(context, 'network', ['none', 'isolated'], defaults.network),
    webhooks: choiceOf(context, 'webhooks', ['yes', 'no'], defaults.webhooks ? 'yes' : 'no') === 'yes',
    replicas: replicasOf(context) ?? defaults.replicas,
    restoredTable: restoredTableOf(context) ?? defaults.restoredTable,
    closed: choiceOf(context, 'closed', ['yes', 'no'], defaults.closed ? 'yes' : 'no') === 'yes',
    rollout: choiceOf(context, 'rollout', ['none', 'at-once', 'canary'], defaults.rollout),
    dashboard: choiceOf(context, 'dashboard', ['yes', 'no'], defaults.dashboard ? 'yes' : 'no') === 'yes',
    ...monitoringOf(defaults, context),
    ...dataOf(defaults, context),
    owner: ownerOf(context) ?? defaults.owner,
    mail: mailOf(context) ?? defaults.mail,
    partners: partnersOf(context) ?? defaults.partners,
    domain: domainOf(context, defaults.web !== undefined) ?? defaults.domain,
  };
};
