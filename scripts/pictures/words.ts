import type { Resource } from './assembly';
import { nameOf } from './functions';
import type { Graph } from './graph';
import type { Role } from './roles';

/** The text of a box: its name, and the lines below. */
type Words = { readonly title: string; readonly lines: readonly (string | undefined)[] };
type Subject = {
  /** The resources that the box is drawn for. */
  readonly drawn: readonly [Resource, ...Resource[]];
  /** With their parts. */
  readonly all: readonly Resource[];
  readonly graph: Graph;
  readonly stack: string;
};

export const count = (number: number, one: string, many = `${one}s`) =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
const days = (seconds: number) => count(seconds / 86_400, 'day');
const ofType = (all: readonly Resource[], ending: string) => all.filter(({ type }) => type.endsWith(ending));
const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
const splitWords = (name: string) =>
  name.replace(/([a-z])([A-Z])/g, (_, end, start) => `${end} ${start.toLowerCase()}`);

const together =
  (title: string) =>
  ({ drawn, stack }: Subject): Words => ({
    title: `${title} · ${drawn.length}`,
    lines: [drawn.map((fn) => nameOf(fn, stack)).join(', ')],
  });

const job = ({ drawn: [fn], all, stack }: Subject): Words => {
  const patterns = ofType(all, 'Events::Rule').flatMap(({ properties }) => properties.EventPattern?.['detail-type']);
  const on = patterns.filter((pattern) => pattern !== undefined);
  return {
    title: nameOf(fn, stack),
    lines: [fn.properties.Description, on.length > 0 ? `on ${on.join(', ')}` : undefined],
  };
};

/** The routes with a function. A REST API also has methods without one. */
const routes = (all: readonly Resource[]) => [
  ...ofType(all, 'ApiGatewayV2::Route'),
  ...ofType(all, 'ApiGateway::Method').filter(({ properties }) => properties.Integration?.Type === 'AWS_PROXY'),
];

/** The requests that a rule counts together, by its kind of key. The stack's one rule with keys of its own counts by token. */
const countedBy: Readonly<Record<string, string>> = { IP: 'from an address', CUSTOM_KEYS: 'with a token' };

export const words: { readonly [Name in Exclude<Role, 'index' | 'stream'>]: (subject: Subject) => Words } = {
  programs: () => ({ title: 'Programs', lines: ['of partners, with a secret'] }),
  people: () => ({ title: 'Browsers', lines: ['of people, with PKCE'] }),
  firewall: ({ drawn: [acl] }) => {
    const limits = acl.properties.Rules?.flatMap(
      (rule: Resource['properties']) => rule.Statement?.RateBasedStatement ?? [],
    );
    return {
      title: 'Firewall',
      lines: limits?.map(
        ({ Limit, AggregateKeyType, EvaluationWindowSec = 300 }: Resource['properties']) =>
          `${Limit?.toLocaleString('en')} requests ${countedBy[AggregateKeyType] ?? ''} in ${count(EvaluationWindowSec / 60, 'minute')}`,
      ),
    };
  },
  distribution: () => ({ title: 'Edge', lines: ['one address for the pages and the API'] }),
  pages: () => ({ title: 'Pages', lines: ['a private bucket'] }),
  api: ({ drawn: [{ type }], all, graph }) => {
    const open = routes(all).filter(({ properties }) => (properties.AuthorizationType ?? 'NONE') === 'NONE');
    const targets = all.flatMap(({ properties }) => properties.IntegrationUri ?? properties.Integration?.Uri ?? []);
    const called = new Set(targets.flatMap(graph.named));
    return {
      title: type.endsWith('RestApi') ? 'REST API' : 'HTTP API',
      lines: [
        `${count(routes(all).length, 'route')} to ${count(called.size, 'function')}`,
        `${open.length} without a token`,
      ],
    };
  },
  users: ({ all }) => {
    const groups = ofType(all, 'UserPoolGroup').map(({ properties }) => properties.GroupName);
    return {
      title: 'User pool',
      lines: ['issues the tokens that the API checks', groups.length > 0 ? `group: ${groups.join(', ')}` : undefined],
    };
  },
  schedule: ({ drawn: [{ properties }] }) => {
    const every = /^rate\((.+)\)$/.exec(properties.ScheduleExpression)?.[1];
    return {
      title: every === undefined ? 'Schedule' : `Every ${every}`,
      lines: [every ? undefined : properties.ScheduleExpression],
    };
  },
  read: together('Reading'),
  write: together('Writing'),
  batch: together('Many at once'),
  page: together('Without the table'),
  sweeper: job,
  table: ({ drawn: [{ properties }] }) => ({
    title: 'Table',
    lines: [
      properties.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled ? 'point-in-time recovery' : undefined,
      properties.DeletionProtectionEnabled ? 'protected from deletion' : undefined,
    ],
  }),
  consumer: job,
  bus: ({ all }) => {
    const [archive] = ofType(all, 'Events::Archive');
    return {
      title: 'Event bus',
      lines: [archive && `archived ${archive.properties.RetentionDays} days, for replay`],
    };
  },
  notifier: job,
  mail: () => ({ title: 'Mail', lines: ['to the customer'] }),
  queue: ({ drawn: [queue], stack }) => ({
    title: sentence(String(queue.properties.QueueName ?? queue.id).replace(`${stack}-`, '')),
    lines: [`kept ${days(queue.properties.MessageRetentionPeriod ?? 4 * 86_400)} for an operator`],
  }),
  secrets: ({ drawn: [made] }) => ({ title: count(made.properties.Names.length, 'secret'), lines: ['in the table'] }),
  key: ({ drawn: [key] }) => ({
    title: 'Own key',
    lines: [key.properties.EnableKeyRotation ? 'rotated each year' : undefined],
  }),
  backup: ({ drawn: [plan] }) => {
    const rules: Resource['properties'][] = plan.properties.BackupPlan.BackupPlanRule;
    const lifetimes = rules.map(
      ({ RuleName, Lifecycle }) => `${RuleName} for ${count(Lifecycle.DeleteAfterDays, 'day')}`,
    );
    return { title: 'Backup', lines: [lifetimes.join(', ')] };
  },
  logs: ({ drawn }) => {
    const retentions = [...new Set(drawn.map(({ properties }) => properties.RetentionInDays))];
    return {
      title: count(drawn.length, 'log'),
      lines: [retentions[0] === undefined ? undefined : `kept ${retentions.sort((a, b) => a - b).join(' or ')} days`],
    };
  },
  dashboard: () => ({ title: 'Dashboard', lines: [] }),
  alarms: ({ drawn, stack }) => {
    // That of a function in a nested stack begins with both stacks.
    const nameIn = (alarm: string) => splitWords(alarm.replace(`${stack}-`, '').replace(/^.*_/, ''));
    const named = (which: readonly Resource[]) =>
      which.map(({ id, properties }) => nameIn(String(properties.AlarmName ?? id))).join(', ');
    const notifying = drawn.filter(({ properties }) => properties.AlarmActions !== undefined);
    const silent = drawn.filter((alarm) => !notifying.includes(alarm));
    return {
      title: count(drawn.length, 'alarm'),
      lines: [
        // The line about the topic comes last; alarms that only roll a version back come first.
        silent.length > 0 ? `${named(silent)}: for the rollout` : undefined,
        named(notifying),
      ],
    };
  },
  topic: ({ all }) => ({
    title: 'Topic',
    lines: ofType(all, 'SNS::Subscription').map(({ properties }) => `to ${properties.Endpoint}`),
  }),
  rollout: ({ all }) => {
    const groups = ofType(all, 'DeploymentGroup');
    const watching = groups.flatMap(({ properties }) => properties.AlarmConfiguration?.Alarms ?? []);
    const alarms = new Set(watching.map(({ Name }) => JSON.stringify(Name))).size;
    const how = /Canary(\d+)Percent(\d+)Minutes/.exec(groups[0]?.properties.DeploymentConfigName);
    return {
      title: 'Rollout',
      lines: [
        how ? `${how[1]}% of the calls first, for ${how[2]} minutes` : undefined,
        alarms > 0 ? `rolled back by ${count(alarms, 'alarm')}` : undefined,
      ],
    };
  },
  visits: () => ({ title: 'Log of visits', lines: [] }),
  layer: () => ({ title: 'Packages', lines: [] }),
  network: ({ all }) => ({
    title: 'Isolated network',
    lines: [`${count(ofType(all, 'VPCEndpoint').length, 'endpoint')}, no internet access`],
  }),
};
