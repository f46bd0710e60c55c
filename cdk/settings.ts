/** The value of a name on the command line or in cdk.json. */
export type Context = (name: string) => unknown;

/** The settings that replace a stage's own; docs/deploy.md has a line for each. */
export const settingNames = [
  'webOrigins',
  'signInOrigins',
  'api',
  'functions',
  'code',
  'provisioned',
  'rates',
  'requestsPerAddress',
  'requestsPerToken',
  'network',
  'webhooks',
  'encryption',
  'rollout',
  'dashboard',
  'alarmEmail',
  'quietMinutes',
  'monthlyBudget',
  'owner',
  'mailSender',
  'mailIdentity',
  'partners',
  'domain',
  'certificate',
  'replicas',
  'warmUnits',
  'vaultLock',
  'restoredTable',
  'closed',
] as const;
export type SettingName = (typeof settingNames)[number];

const originPattern = /^(https:\/\/[a-z0-9.-]+(:\d+)?|http:\/\/localhost(:\d+)?)$/;
const domainPattern = /^([a-z0-9-]+\.)+[a-z]{2,}$/;
const certificatePattern = /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[a-z0-9-]+$/;
const regionPattern = /^[a-z]{2}(-[a-z]+)+-\d$/;
const provisionedPattern = /^[a-z][a-zA-Z]*:[1-9]\d{0,2}$/;
const ratePattern = /^[a-z][a-zA-Z]*:[1-9]\d{0,4}$/;
const emailPattern = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;
/** The characters that AWS allows in the value of a tag, and its length. */
const ownerPattern = /^[\p{L}\p{N} _.:/=+@-]{1,256}$/u;
const partnerPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const senderPattern = /^[^@\s"'<>]+@([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i;

/** The name of the stage, and the names of the pipeline app, which may be in the same cdk.json. */
const otherNames = ['stage', 'connection', 'repository', 'branch'];

/** Names that the CDK keeps in the context: its flags, and results of its look-ups. */
const cdkPattern = /^(@|aws:cdk:|cdk-migrate$|cli-telemetry$|acknowledged-issue-numbers$)|:account=/;

/** Refuses a name that nothing reads, for any stage: it is a spelling mistake. */
export const refuseUnknown = (names: readonly string[]): void => {
  const isKnown = (name: string): boolean => {
    const [, setting] = /^[a-z][a-z0-9-]*:(.*)$/.exec(name) ?? [];
    const known: readonly string[] = setting === undefined ? [...settingNames, ...otherNames] : settingNames;
    return known.includes(setting ?? name);
  };
  const unknown = names.find((name) => !cdkPattern.test(name) && !isKnown(name));
  if (unknown !== undefined) throw new Error(`${unknown} is not a setting. Use one of ${settingNames.join(', ')}.`);
};

export const textOf = (context: Context, name: SettingName | 'stage'): string | undefined => {
  const value = context(name);
  return value === undefined || value === null ? undefined : String(value);
};

/** A setting `<stage>:<name>` of cdk.json holds for every deployment of the stage; one without a stage wins over it. */
export const contextOf = (stage: string, context: Context): Context => {
  return (name) => context(name) ?? context(`${stage}:${name}`);
};

export const choiceOf = <Choice extends string>(
  context: Context,
  name: SettingName,
  choices: readonly Choice[],
  byDefault: Choice,
): Choice => {
  const value = textOf(context, name);
  const choice = value === undefined ? byDefault : choices.find((one) => one === value);
  if (choice === undefined) throw new Error(`${name}: ${value} is not one of ${choices.join(', ')}.`);
  return choice;
};

const listOf = (context: Context, name: SettingName, pattern: RegExp, form: string): readonly string[] | undefined => {
  const entries = textOf(context, name)?.split(',');
  const invalid = entries?.find((entry) => !pattern.test(entry));
  if (invalid !== undefined) throw new Error(`${name}: ${invalid} is not ${form}.`);
  return entries;
};

export const originsOf = (context: Context, name: 'webOrigins' | 'signInOrigins') =>
  listOf(context, name, originPattern, 'https://host or http://localhost:port');

export const replicasOf = (context: Context) => listOf(context, 'replicas', regionPattern, 'a region');

export const alarmEmailOf = (context: Context) => listOf(context, 'alarmEmail', emailPattern, 'an email address')?.[0];

export const ownerOf = (context: Context): string | undefined => {
  const owner = textOf(context, 'owner');
  if (owner !== undefined && !ownerPattern.test(owner))
    throw new Error(`owner: ${owner} is not the value of a tag: 1 to 256 letters, digits, blanks and _ . : / = + - @`);
  return owner;
};

/** An authorizer of an HTTP API takes 50 audiences, a fixed quota. One is the client of the pages. */
const maximumPartners = 49;

export const partnersOf = (context: Context) => {
  const names = listOf(context, 'partners', partnerPattern, 'a name like acme-books');
  const duplicate = names?.find((name, place) => names.indexOf(name) !== place);
  if (duplicate !== undefined) throw new Error(`partners: ${duplicate} is there twice. Name each partner once.`);
  if (names !== undefined && names.length > maximumPartners)
    throw new Error(
      `partners: ${names.length} exceed the maximum of ${maximumPartners}. An API takes 50 clients, and one is that of the pages.`,
    );
  return names;
};

const numbersOf = (
  setting: string,
  entries: readonly string[] | undefined,
): Readonly<Record<string, number>> | undefined => {
  const named = entries?.map((entry) => [entry.split(':')[0] ?? '', Number(entry.split(':')[1])] as const);
  const twice = named?.find(([name], index) => named.findIndex(([other]) => other === name) < index);
  if (twice !== undefined) throw new Error(`${setting}: ${twice[0]} has two numbers.`);
  return named && Object.fromEntries(named);
};

export const provisionedOf = (context: Context) =>
  numbersOf(
    'provisioned',
    listOf(context, 'provisioned', provisionedPattern, 'an operation and a number, like getOrder:2'),
  );

/** Requests per second, by a class or an operation. */
export const ratesOf = (context: Context) =>
  numbersOf(
    'rates',
    listOf(context, 'rates', ratePattern, 'an operation or a class, and requests a second, like placeOrder:20'),
  );

/** `form`: what the number counts, and its bounds, in words. */
const wholeOf = (
  context: Context,
  name: SettingName,
  { from, to, form }: { readonly from: number; readonly to: number; readonly form: string },
): number | undefined => {
  const text = textOf(context, name);
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text) || Number(text) < from || Number(text) > to)
    throw new Error(`${name}: ${text} is not ${form}.`);
  return Number(text);
};

/** WAF counts at least 10 requests. */
export const requestsOf = (context: Context, name: 'requestsPerAddress' | 'requestsPerToken') =>
  wholeOf(context, name, { from: 10, to: 999_999_999, form: 'a number of requests in five minutes, at least 10' });

/** The period of a metric is at most a day. */
export const quietMinutesOf = (context: Context) =>
  wholeOf(context, 'quietMinutes', { from: 5, to: 1_440, form: 'a number of minutes from 5 to 1,440' });

export const monthlyBudgetOf = (context: Context) =>
  wholeOf(context, 'monthlyBudget', { from: 1, to: 999_999_999, form: 'a whole number of dollars' });

/** The units a second of a new table on demand, until DynamoDB has learned its traffic. DynamoDB refuses a setting below them. */
export const newTable = { read: 12_000, write: 4_000 };

export const warmUnitsOf = (context: Context) => {
  const form = 'read or write and units a second, like write:8000';
  const units = numbersOf('warmUnits', listOf(context, 'warmUnits', /^(read|write):[1-9]\d{3,6}$/, form));
  if (units === undefined) return undefined;
  const { read = newTable.read, write = newTable.write } = units;
  if (read < newTable.read || write < newTable.write)
    throw new Error('warmUnits: a new table starts with read:12000,write:4000. Name more.');
  return { read, write };
};

export const restoredTableOf = (context: Context) => {
  const streamArn = textOf(context, 'restoredTable');
  if (streamArn === undefined) return undefined;
  const [, arn, name] =
    /^(arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:\d{12}:table\/([\w.-]{3,255}))\/stream\/[\d:.TZ-]+$/.exec(streamArn) ?? [];
  if (arn === undefined || name === undefined)
    throw new Error(`restoredTable: ${streamArn} is not the ARN of a stream.`);
  return { name, arn, streamArn };
};

/** `atPages`: CloudFront serves the domain, and takes certificates of one region only. */
export const domainOf = (context: Context, atPages: boolean) => {
  const [name] = listOf(context, 'domain', domainPattern, 'a name like api.shop.example') ?? [];
  const [certificateArn] = listOf(context, 'certificate', certificatePattern, 'the ARN of a certificate') ?? [];
  if (name === undefined && certificateArn === undefined) return undefined;
  if (name === undefined || certificateArn === undefined)
    throw new Error('domain and certificate: set both or neither.');
  if (atPages && !certificateArn.includes(':acm:us-east-1:'))
    throw new Error(
      'certificate: the stage has pages, so CloudFront serves the domain. Request the certificate in us-east-1.',
    );
  return { name, certificateArn };
};

/** SES verifies the domain of `mailSender`, or the address itself where `mailIdentity` is that address. */
export const mailOf = (context: Context) => {
  const sender = textOf(context, 'mailSender');
  if (sender === undefined) return undefined;
  const domain = senderPattern.exec(sender)?.[1];
  if (domain === undefined) throw new Error(`mailSender: ${sender} is not an email address.`);
  const identity = textOf(context, 'mailIdentity') ?? domain;
  if (identity !== domain && identity !== sender)
    throw new Error(`mailIdentity: ${identity} is neither ${sender} nor its domain.`);
  return { sender, identity };
};
