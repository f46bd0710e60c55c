import type { OperationClass } from '#cdk/operation-class';

/** What the gateway lets through each second, over all callers, and how much of it at one moment. */
export type Rate = { readonly requestsPerSecond: number; readonly burst: number };

/** What a function of a class may take. `reservedConcurrency` keeps places for it, and keeps it to them. */
export type Size = {
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly reservedConcurrency?: number;
};

/** By the name of its stream, which names it too. */
export type RestoredTable = { readonly name: string; readonly arn: string; readonly streamArn: string };

/** Everything that differs between one deployment and another. */
export type Stage = {
  /** Part of every name, so that stages share an account without meeting. */
  readonly name: string;
  /** Where the shop's pages are: what browsers may call from, and where a sign-in may return to. */
  readonly webOrigins: readonly string[];
  /** HTTP API, or REST API with the same functions: dearer, with an address of its own for every problem. */
  readonly api: 'http' | 'rest';
  /** A function for each operation, or one for all: fewer resources, and every permission in one role. */
  readonly functions: 'each' | 'one';
  /** Whether a function holds the packages that it needs, or finds them in a layer that all share. */
  readonly code: 'bundled' | 'layer';
  /** For all operations together, and for each one by its class. */
  readonly throttle: { readonly all: Rate; readonly each: Readonly<Record<OperationClass, Rate>> };
  readonly sizes: Readonly<Record<OperationClass, Size>>;
  /** Instances that are kept warm, by the id of an operation. They cost by the hour. */
  readonly provisioned: Readonly<Record<string, number>>;
  readonly logDays: 7 | 30 | 90;
  /** Whether orders, people and secrets outlive the stack. */
  readonly keep: boolean;
  /** How a new version takes over: at once, or a tenth of the calls first, with a way back. */
  readonly rollout: 'at-once' | 'canary';
  readonly alarms: boolean;
  /** A page of curves; by the month, whether anybody looks or not. */
  readonly dashboard: boolean;
  /** Who hears of an alarm; nobody when there is none. */
  readonly alarmEmail: string | undefined;
  /** Copies of the table beside the recovery to any point of the last 35 days; kept by the month. */
  readonly backup: 'none' | 'daily-and-monthly';
  /** Whose key the table is encrypted with: DynamoDB's, or one of this account (by the month and by the call). */
  readonly encryption: 'service-key' | 'own-key';
  /** What the table takes at most each second, in units of on-demand capacity: a bound to the bill. */
  readonly maximumUnits: { readonly read: number; readonly write: number };
  /** A name of one's own for the API, with a certificate of the same region. */
  readonly domain: { readonly name: string; readonly certificateArn: string } | undefined;
  /**
   * The pages, where they are served from this stack: a bucket behind CloudFront, and the API behind the same name. In
   * front of both is a shield, a stack of its own that costs by the month, with what one address may ask in five minutes.
   */
  readonly web: { readonly requestsPerAddress: number } | undefined;
  /** A table that was restored from a copy, instead of the stack's own. */
  readonly restoredTable: RestoredTable | undefined;
  /** Regions beside the stack's that hold the table too. To be chosen before the first deployment. */
  readonly replicas: readonly string[];
  /** Whether functions run in a network of their own that has no way out but to what they call. */
  readonly network: 'none' | 'isolated';
};

/** As long as a shop has no address, its pages are on a developer's machine. */
const developmentOrigin = 'http://localhost:5173';

/** Memory is processor too, and loading is what takes it. The gateway gives up after 29 seconds: we do before. */
const sizes = {
  read: { memoryMb: 1024, timeoutSeconds: 10 },
  write: { memoryMb: 1024, timeoutSeconds: 10 },
  // 25 orders, or 100 counts of stock, each of which may be tried several times.
  batch: { memoryMb: 1792, timeoutSeconds: 28 },
  page: { memoryMb: 256, timeoutSeconds: 10 },
} as const;

const rate = (requestsPerSecond: number): Rate => ({ requestsPerSecond, burst: 2 * requestsPerSecond });

const small: Omit<Stage, 'name'> = {
  webOrigins: [developmentOrigin],
  api: 'http',
  functions: 'each',
  code: 'bundled',
  throttle: { all: rate(200), each: { read: rate(100), write: rate(50), batch: rate(5), page: rate(20) } },
  sizes,
  provisioned: {},
  logDays: 7,
  keep: false,
  rollout: 'at-once',
  alarms: false,
  dashboard: false,
  alarmEmail: undefined,
  backup: 'none',
  encryption: 'service-key',
  maximumUnits: { read: 1_000, write: 1_000 },
  domain: undefined,
  web: undefined,
  restoredTable: undefined,
  replicas: [],
  network: 'none',
};

const large: Omit<Stage, 'name'> = {
  ...small,
  // The pages are served beside the API, by one name: no browser calls from elsewhere.
  webOrigins: [],
  web: { requestsPerAddress: 3_000 },
  throttle: { all: rate(1_000), each: { read: rate(800), write: rate(400), batch: rate(20), page: rate(50) } },
  logDays: 90,
  keep: true,
  rollout: 'canary',
  alarms: true,
  dashboard: true,
  backup: 'daily-and-monthly',
  maximumUnits: { read: 12_000, write: 8_000 },
};

/** The stages that there are. Any other name is a stage of its own like `dev`: for a branch, for a colleague. */
const stages = {
  dev: small,
  staging: { ...large, logDays: 30, throttle: small.throttle, maximumUnits: small.maximumUnits, backup: 'none' },
  prod: {
    ...large,
    // Batches and pages are kept to their places, so that they take none from the single orders of an account's 1,000.
    sizes: {
      ...sizes,
      batch: { ...sizes.batch, reservedConcurrency: 20 },
      page: { ...sizes.page, reservedConcurrency: 10 },
    },
  },
} as const satisfies Readonly<Record<string, Omit<Stage, 'name'>>>;

export const stageNames = Object.keys(stages) as readonly (keyof typeof stages)[];

const namePattern = /^[a-z][a-z0-9-]{1,19}$/;
const originPattern = /^(https:\/\/[a-z0-9.-]+(:\d+)?|http:\/\/localhost(:\d+)?)$/;
const domainPattern = /^([a-z0-9-]+\.)+[a-z]{2,}$/;
const certificatePattern = /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[a-z0-9-]+$/;
const regionPattern = /^[a-z]{2}(-[a-z]+)+-\d$/;
const provisionedPattern = /^[a-z][a-zA-Z]*:[1-9]\d{0,2}$/;
const emailPattern = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

type Context = (name: string) => unknown;

const said = (context: Context, name: string): string | undefined => {
  const value = context(name);
  return value === undefined || value === null ? undefined : String(value);
};

const oneOf = <Choice extends string>(context: Context, name: string, choices: readonly Choice[], usual: Choice) => {
  const value = said(context, name);
  const choice = value === undefined ? usual : choices.find((one) => one === value);
  if (choice === undefined) throw new Error(`${name}: ${value} is none of ${choices.join(', ')}`);
  return choice;
};

const listOf = (context: Context, name: string, pattern: RegExp, form: string): readonly string[] | undefined => {
  const entries = said(context, name)?.split(',');
  const faulty = entries?.find((entry) => !pattern.test(entry));
  if (faulty !== undefined) throw new Error(`${name}: ${faulty} is not ${form}`);
  return entries;
};

const provisionedOf = (context: Context): Stage['provisioned'] | undefined => {
  const entries = listOf(context, 'provisioned', provisionedPattern, 'an operation and a number, like getOrder:2');
  return entries && Object.fromEntries(entries.map((entry) => [entry.split(':')[0], Number(entry.split(':')[1])]));
};

const restoredTableOf = (context: Context): RestoredTable | undefined => {
  const streamArn = said(context, 'restoredTable');
  if (streamArn === undefined) return undefined;
  const [, arn, name] =
    /^(arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:\d{12}:table\/([\w.-]{3,255}))\/stream\/[\d:.TZ-]+$/.exec(streamArn) ?? [];
  if (arn === undefined || name === undefined)
    throw new Error(`restoredTable: ${streamArn} is not the ARN of a stream`);
  return { name, arn, streamArn };
};

const domainOf = (context: Context): Stage['domain'] => {
  const [name] = listOf(context, 'domain', domainPattern, 'a name like api.shop.example') ?? [];
  const [certificateArn] = listOf(context, 'certificate', certificatePattern, 'the ARN of a certificate') ?? [];
  if (name === undefined && certificateArn === undefined) return undefined;
  if (name === undefined || certificateArn === undefined)
    throw new Error('domain and certificate: one does not go without the other');
  return { name, certificateArn };
};

/**
 * The settings of `-c stage=…`, and what else is said by `-c name=value` instead of what the stage says: webOrigins,
 * api, functions, code, encryption, provisioned, network, replicas, restoredTable, dashboard, alarmEmail, domain with
 * certificate.
 */
export const stageFrom = (context: Context): Stage => {
  const name = said(context, 'stage') ?? 'dev';
  if (!namePattern.test(name)) throw new Error(`stage ${name}: a name is 2 to 20 of a-z, 0-9 and -, a letter first`);
  const usual: Omit<Stage, 'name'> = stages[stageNames.find((one) => one === name) ?? 'dev'];
  const [alarmEmail = usual.alarmEmail] = listOf(context, 'alarmEmail', emailPattern, 'an address') ?? [];
  return {
    ...usual,
    name,
    webOrigins:
      listOf(context, 'webOrigins', originPattern, 'https://host or http://localhost:port') ?? usual.webOrigins,
    api: oneOf(context, 'api', ['http', 'rest'], usual.api),
    functions: oneOf(context, 'functions', ['each', 'one'], usual.functions),
    code: oneOf(context, 'code', ['bundled', 'layer'], usual.code),
    encryption: oneOf(context, 'encryption', ['service-key', 'own-key'], usual.encryption),
    provisioned: provisionedOf(context) ?? usual.provisioned,
    network: oneOf(context, 'network', ['none', 'isolated'], usual.network),
    replicas: listOf(context, 'replicas', regionPattern, 'a region') ?? usual.replicas,
    restoredTable: restoredTableOf(context) ?? usual.restoredTable,
    dashboard: oneOf(context, 'dashboard', ['yes', 'no'], usual.dashboard ? 'yes' : 'no') === 'yes',
    alarmEmail,
    domain: domainOf(context) ?? usual.domain,
  };
};
