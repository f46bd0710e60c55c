import type { OperationClass } from '#cdk/functions/operation-class';
import {
  alarmEmailOf,
  type Context,
  domainOf,
  keptFor,
  mailOf,
  oneOf,
  originsOf,
  partnersOf,
  provisionedOf,
  replicasOf,
  restoredTableOf,
  said,
} from '#cdk/settings';

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

export type MailSettings = {
  /** Who letters are from. */
  readonly sender: string;
  /** What SES has verified: the address itself, or its domain. */
  readonly identity: string;
};

/** Everything that differs between one deployment and another. */
export type Stage = {
  /** Part of every name, so that stages share an account without meeting. */
  readonly name: string;
  /** Where the shop's pages are: what browsers may call from, and where a sign-in may return to. */
  readonly webOrigins: readonly string[];
  /** Where a sign-in may return to besides; no browser may call from there. */
  readonly signInOrigins: readonly string[];
  /** HTTP API, or REST API with the same functions: dearer, with an address of its own for every problem. */
  readonly api: 'http' | 'rest';
  /** A function for each operation, or one for all: fewer resources, and every permission in one role. */
  readonly functions: 'each' | 'one';
  /** Whether a function holds the packages that it needs, or finds them in a layer that all share. */
  readonly code: 'bundled' | 'layer';
  /**
   * For each operation by its class; there is none for all together. That of pages is the gateway's default: it holds
   * for whatever has none of its own. What bounds the bill is maximumUnits.
   */
  readonly throttle: Readonly<Record<OperationClass, Rate>>;
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
  /** How customers are written to; nobody is written to when there is no sender. */
  readonly mail: MailSettings | undefined;
  /** Programs that act on their own account, each by a client of its own: to the service each is a customer. */
  readonly partners: readonly string[];
  /** Copies of the table beside the recovery to any point of the last 35 days; kept by the month. */
  readonly backup: 'none' | 'daily-and-monthly';
  /**
   * Whose key that is encrypted with which holds orders (the table, the bus with its archive, the queues of what failed)
   * and the alarms' topic: that of each service, or one of this account (by the month and by the call). Logs are about
   * nobody and the buckets hold pages and visits: these stay with the keys of their services.
   */
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
  /**
   * Whether functions run in a network of their own that has no way out but to what they call. Outside of it are those
   * that CloudFormation asks while it deploys: what makes the secrets, and what fetches the issuer's keys, which the others
   * cannot ask for there.
   */
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
  signInOrigins: [],
  api: 'http',
  functions: 'each',
  code: 'bundled',
  throttle: { read: rate(100), write: rate(50), batch: rate(5), page: rate(20) },
  sizes,
  provisioned: {},
  logDays: 7,
  keep: false,
  rollout: 'at-once',
  alarms: false,
  dashboard: false,
  alarmEmail: undefined,
  mail: undefined,
  partners: ['partner'],
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
  throttle: { read: rate(800), write: rate(400), batch: rate(20), page: rate(50) },
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
/** Cognito takes no domain with one of them in its name. */
const wordsOfCognito = ['amazon', 'aws', 'cognito'];

/**
 * The settings of `-c stage=…`, and what else is said instead of what the stage says (`settingNames`). `-c name=value`
 * holds for one synthesis. What is to hold at every deployment, whoever makes it, stands in the context of cdk.json under
 * `<stage>:<name>`.
 */
export const stageFrom = (asked: Context): Stage => {
  const name = said(asked, 'stage') ?? 'dev';
  if (!namePattern.test(name)) throw new Error(`stage ${name}: a name is 2 to 20 of a-z, 0-9 and -, a letter first`);
  const taken = wordsOfCognito.find((word) => name.includes(word));
  if (taken !== undefined) throw new Error(`stage ${name}: Cognito lets no sign-in page have ${taken} in its name`);
  const context = keptFor(name, asked);
  const usual: Omit<Stage, 'name'> = stages[stageNames.find((one) => one === name) ?? 'dev'];
  return {
    ...usual,
    name,
    webOrigins: originsOf(context, 'webOrigins') ?? usual.webOrigins,
    signInOrigins: originsOf(context, 'signInOrigins') ?? usual.signInOrigins,
    api: oneOf(context, 'api', ['http', 'rest'], usual.api),
    functions: oneOf(context, 'functions', ['each', 'one'], usual.functions),
    code: oneOf(context, 'code', ['bundled', 'layer'], usual.code),
    encryption: oneOf(context, 'encryption', ['service-key', 'own-key'], usual.encryption),
    provisioned: provisionedOf(context) ?? usual.provisioned,
    network: oneOf(context, 'network', ['none', 'isolated'], usual.network),
    replicas: replicasOf(context) ?? usual.replicas,
    restoredTable: restoredTableOf(context) ?? usual.restoredTable,
    rollout: oneOf(context, 'rollout', ['at-once', 'canary'], usual.rollout),
    dashboard: oneOf(context, 'dashboard', ['yes', 'no'], usual.dashboard ? 'yes' : 'no') === 'yes',
    alarmEmail: alarmEmailOf(context) ?? usual.alarmEmail,
    mail: mailOf(context) ?? usual.mail,
    partners: partnersOf(context) ?? usual.partners,
    domain: domainOf(context) ?? usual.domain,
  };
};
