/** What was said under a name on the command line or in cdk.json. */
export type Context = (name: string) => unknown;

/** What a stage can be told instead of what it says itself: docs/deploy.md has a line for each. */
export const settingNames = [
  'webOrigins',
  'signInOrigins',
  'api',
  'functions',
  'code',
  'provisioned',
  'network',
  'encryption',
  'rollout',
  'dashboard',
  'alarmEmail',
  'mailSender',
  'mailIdentity',
  'partners',
  'domain',
  'certificate',
  'replicas',
  'restoredTable',
] as const;
export type SettingName = (typeof settingNames)[number];

const originPattern = /^(https:\/\/[a-z0-9.-]+(:\d+)?|http:\/\/localhost(:\d+)?)$/;
const domainPattern = /^([a-z0-9-]+\.)+[a-z]{2,}$/;
const certificatePattern = /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[a-z0-9-]+$/;
const regionPattern = /^[a-z]{2}(-[a-z]+)+-\d$/;
const provisionedPattern = /^[a-z][a-zA-Z]*:[1-9]\d{0,2}$/;
const emailPattern = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;
const partnerPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const senderPattern = /^[^@\s"'<>]+@([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i;

/** Those of the stage's own name, and of the pipeline, an app beside this one that may be told in the same cdk.json. */
const otherNames = ['stage', 'connection', 'repository', 'branch'];

/** What the CDK keeps in the same place: its flags, and what it looked up in an account. */
const ofTheCdk = /^(@|aws:cdk:|cdk-migrate$|cli-telemetry$|acknowledged-issue-numbers$)|:account=/;

/** A name that nobody reads would be a wish that nobody hears: refused for every stage, whichever is deployed. */
export const refuseUnknown = (names: readonly string[]): void => {
  const isKnown = (name: string): boolean => {
    const [, setting] = /^[a-z][a-z0-9-]*:(.*)$/.exec(name) ?? [];
    const known: readonly string[] = setting === undefined ? [...settingNames, ...otherNames] : settingNames;
    return known.includes(setting ?? name);
  };
  const unknown = names.find((name) => !ofTheCdk.test(name) && !isKnown(name));
  if (unknown !== undefined) throw new Error(`${unknown} is no setting. There are ${settingNames.join(', ')}`);
};

export const said = (context: Context, name: SettingName | 'stage'): string | undefined => {
  const value = context(name);
  return value === undefined || value === null ? undefined : String(value);
};

/** What is said for this synthesis, and before the stage's own settings what cdk.json keeps for it: `<stage>:<name>`. */
export const keptFor = (stage: string, context: Context): Context => {
  return (name) => context(name) ?? context(`${stage}:${name}`);
};

export const oneOf = <Choice extends string>(
  context: Context,
  name: SettingName,
  choices: readonly Choice[],
  usual: Choice,
): Choice => {
  const value = said(context, name);
  const choice = value === undefined ? usual : choices.find((one) => one === value);
  if (choice === undefined) throw new Error(`${name}: ${value} is none of ${choices.join(', ')}`);
  return choice;
};

const listOf = (context: Context, name: SettingName, pattern: RegExp, form: string): readonly string[] | undefined => {
  const entries = said(context, name)?.split(',');
  const faulty = entries?.find((entry) => !pattern.test(entry));
  if (faulty !== undefined) throw new Error(`${name}: ${faulty} is not ${form}`);
  return entries;
};

export const originsOf = (context: Context, name: 'webOrigins' | 'signInOrigins') =>
  listOf(context, name, originPattern, 'https://host or http://localhost:port');

export const replicasOf = (context: Context) => listOf(context, 'replicas', regionPattern, 'a region');

export const alarmEmailOf = (context: Context) => listOf(context, 'alarmEmail', emailPattern, 'an address')?.[0];

/** An HTTP API believes 50 clients at most, which nobody can raise (`Audiences per authorizer`); one is that of pages. */
const mostPartners = 49;

export const partnersOf = (context: Context) => {
  const names = listOf(context, 'partners', partnerPattern, 'a name like acme-books');
  const twice = names?.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new Error(`partners: ${twice} is there twice`);
  if (names !== undefined && names.length > mostPartners)
    throw new Error(
      `partners: ${names.length} are named. An API believes 50 clients and that of the pages is one, so ${mostPartners} are the most`,
    );
  return names;
};

export const provisionedOf = (context: Context) => {
  const entries = listOf(context, 'provisioned', provisionedPattern, 'an operation and a number, like getOrder:2');
  return entries && Object.fromEntries(entries.map((entry) => [entry.split(':')[0], Number(entry.split(':')[1])]));
};

export const restoredTableOf = (context: Context) => {
  const streamArn = said(context, 'restoredTable');
  if (streamArn === undefined) return undefined;
  const [, arn, name] =
    /^(arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:\d{12}:table\/([\w.-]{3,255}))\/stream\/[\d:.TZ-]+$/.exec(streamArn) ?? [];
  if (arn === undefined || name === undefined)
    throw new Error(`restoredTable: ${streamArn} is not the ARN of a stream`);
  return { name, arn, streamArn };
};

export const domainOf = (context: Context) => {
  const [name] = listOf(context, 'domain', domainPattern, 'a name like api.shop.example') ?? [];
  const [certificateArn] = listOf(context, 'certificate', certificatePattern, 'the ARN of a certificate') ?? [];
  if (name === undefined && certificateArn === undefined) return undefined;
  if (name === undefined || certificateArn === undefined)
    throw new Error('domain and certificate: one does not go without the other');
  return { name, certificateArn };
};

/** Where it is not the domain of `mailSender` that SES has verified, `mailIdentity` is the address itself. */
export const mailOf = (context: Context) => {
  const sender = said(context, 'mailSender');
  if (sender === undefined) return undefined;
  const domain = senderPattern.exec(sender)?.[1];
  if (domain === undefined) throw new Error(`mailSender: ${sender} is not an address`);
  const identity = said(context, 'mailIdentity') ?? domain;
  if (identity !== domain && identity !== sender)
    throw new Error(`mailIdentity: ${identity} is neither ${sender} nor its domain`);
  return { sender, identity };
};
