import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { jobs, jobsBy } from '#adapters/lambda/jobs/registry';
import { areaOf, nameInArea } from '#cdk/functions/names';
import { namesOf } from '#cdk/jobs/job';
import { deployedSchedules } from '#test/cdk/support/job-names';
import { refusedChanges } from '#test/cdk/support/refused-changes';
import {
  buildBundles,
  everyResource,
  ofType,
  type Resources,
  type Synthesized,
  synthesize,
} from '#test/cdk/support/synthesized';
import { templatesOf } from '../../../scripts/whole-template.mjs';

type Templates = ReturnType<typeof templatesOf>;

let prod: Synthesized;
let templates: Templates;
beforeAll(() => {
  buildBundles();
  prod = synthesize({ context: { stage: 'prod', mailSender: 'orders@shop.example' } });
  templates = templatesOf(prod.folder, prod.stackName);
});

const areas = [...new Set(operations.map(areaOf))].sort();
/** What a nested stack may have. All else is in the parent. */
const ofFunctions = [
  ...['AWS::CodeDeploy::DeploymentGroup', 'AWS::IAM::Role', 'AWS::Lambda::Alias', 'AWS::Lambda::Function'],
  ...['AWS::Lambda::Permission', 'AWS::Lambda::Version', 'AWS::Logs::LogGroup'],
];

const isOfJobs = ({ id }: { readonly id: string }): boolean => id.startsWith('BackgroundScheduledNestedStack');
/** What operators watch. It has no function, and nothing that the service needs. */
const isWatch = ({ id }: { readonly id: string }): boolean => id.startsWith('WatchNestedStack');

describe('the functions of an area', () => {
  test('are in a nested stack, which has nothing else', () => {
    const ofAreas = templates.nested.filter((one) => !isOfJobs(one) && !isWatch(one));
    expect(ofAreas.map(({ id }) => /^Functions([a-z]+)NestedStack/.exec(id)?.[1]).sort()).toEqual(areas);
    for (const { template } of ofAreas) {
      const types = Object.values(template.Resources).map(({ Type }) => Type);
      expect([...new Set(types)].sort()).toEqual(ofFunctions);
      expect(types.length % ofFunctions.length).toBe(0);
    }
  });

  test('have beside them a stack of alarms, rules and queries alone', () => {
    const types = templates.nested.filter(isWatch).flatMap(({ template }) => Object.values(template.Resources));
    expect([...new Set(types.map(({ Type }) => Type))].sort()).toEqual([
      'AWS::CloudWatch::Alarm',
      'AWS::Events::Rule',
      'AWS::Logs::QueryDefinition',
    ]);
  });

  test('leave a parent of at most 340 resources, of the 500 that CloudFormation allows', () => {
    expect(Object.keys(templates.own.Resources).length).toBeLessThanOrEqual(340);
  });

  test('have names and logs that fit, and are distinct, with the longest name of a stage', () => {
    const stage = 'a-stage-of-20-chars-';
    const { template } = synthesize({ context: { stage, rollout: 'canary' } });
    const names = ofType(template, 'AWS::Lambda::Function').map(([, { Properties }]) =>
      String(Properties.FunctionName),
    );
    expect(names.length).toBeGreaterThan(operations.length);
    for (const name of names) expect(name).toMatch(/^order-service-a-stage-of-20-chars-[-_][\w-]{1,29}$/);
    expect(new Set(names).size).toBe(names.length);
    const logs = ofType(template, 'AWS::Logs::LogGroup').flatMap(([, { Properties }]) => Properties.LogGroupName ?? []);
    for (const name of names.filter((one) => one.includes('_'))) expect(logs).toContain(`/aws/lambda/${name}`);
  });

  test('have short names that a hash keeps apart', () => {
    const named = (id: string) => nameInArea('order-service-a-stage-of-20-chars-', 'notifications', id);
    expect(named('get')).toBe('order-service-a-stage-of-20-chars-_notifications_get');
    const [one, other] = [named('replaceAnnouncementOfDelivery'), named('replaceAnnouncementOfReturn')];
    for (const name of [one, other]) expect(name).toHaveLength(64);
    expect(one).not.toBe(other);
  });
});

/** The resources of a scheduled job beside its function, in the same nested stack. */
const ofSchedules = ['AWS::CloudWatch::Alarm', 'AWS::Events::Rule', 'AWS::Lambda::EventInvokeConfig'];

describe('the scheduled jobs', () => {
  test('are in a nested stack, with ten resources each', () => {
    const [scheduled, ...others] = templates.nested.filter(isOfJobs);
    expect(others).toEqual([]);
    const types = Object.values(scheduled?.template.Resources ?? {}).map(({ Type }) => Type);
    expect([...new Set(types)].sort()).toEqual([...ofFunctions, ...ofSchedules].sort());
    expect(types).toHaveLength(10 * deployedSchedules.length);
  });

  test('give the parent nothing, so that no resource of the parent waits for them', () => {
    const [scheduled] = templates.nested.filter(isOfJobs);
    expect(scheduled?.template.Outputs).toBeUndefined();
  });
});

describe('a secret', () => {
  const secrets = () => ofType(prod.template, 'Custom::Secrets').map(([id]) => id);
  const holdsSecret = (value: unknown): boolean => secrets().some((id) => JSON.stringify(value).includes(`"${id}"`));

  test('reaches a nested stack as a parameter that CloudFormation shows to nobody', () => {
    const given = templates.nested.flatMap(({ template, given: values }) =>
      Object.entries(values).flatMap(([name, value]) =>
        holdsSecret(value) ? [{ name, hidden: template.Parameters?.[name]?.NoEcho }] : [],
      ),
    );
    expect(new Set(given.map(({ name }) => name))).toEqual(
      new Set(['CursorSecret', 'ProviderEventSecrets', 'TagSecrets']),
    );
    for (const { name, hidden } of given) expect([name, hidden]).toEqual([name, true]);
  });

  test('is in no output', () => {
    expect(holdsSecret(templates.own.Outputs)).toBe(false);
    for (const { template } of templates.nested)
      for (const name of ['CursorSecret', 'ProviderEventSecrets', 'TagSecrets'])
        expect(JSON.stringify(template.Outputs ?? {})).not.toContain(name);
  });
});

/** A stage of the release before areas had stacks: types and names of its resources. */
const oneStack: Resources = JSON.parse(
  readFileSync(join(fileURLToPath(new URL('fixtures', import.meta.url)), 'one-stack.json'), 'utf8'),
);

/** The operations that came later have their routes in the parent too. */
const laterOperations = operations.filter(
  ({ id }) => !Object.keys(oneStack).some((name) => name.startsWith(`Http${id}Integration`)),
);

/** The jobs that came later have their functions and alarms in the parent. */
const laterJobs = jobs
  .map(({ id }) => id.toLowerCase())
  .filter((job) => !Object.keys(oneStack).some((name) => name.toLowerCase().includes(job)));
const isOfLaterJob = (name: string): boolean => laterJobs.some((job) => name.toLowerCase().includes(job));
/** The alarms that came later: one of its own, and those on what the later jobs leave. */
const laterAlarms = [
  'PaymentsDiffering',
  ...jobs.filter(({ id }) => laterJobs.includes(id.toLowerCase())).map((job) => namesOf(job).deadLetters),
  ...jobsBy('schedule').flatMap(({ id, names }) => (laterJobs.includes(id.toLowerCase()) ? [names.overdue] : [])),
];
const isLaterAlarm = (name: string): boolean => laterAlarms.some((alarm) => name.startsWith(`Alarms${alarm}`));
/** Their paths without signs, as in the names of the routes that answer other methods with 405. */
const laterPaths = laterOperations.map(({ path }) => path.replaceAll(/\W/g, ''));
const isOfLaterOperation = (name: string): boolean =>
  laterOperations.some(({ id }) => name.startsWith(`Http${id}`)) ||
  laterPaths.some((path) => new RegExp(`^HttpNo[A-Z]+${path}`).test(name));
/** The console came later: the function that finds its page belongs to the pages. */
const isOfConsole = (name: string): boolean => name.startsWith('PagesConsole');

describe('an update of a deployed stage from one stack', () => {
  const areaStacks = (): Resources => everyResource(prod);
  const idsOf = (resources: Resources, without: Resources) => Object.keys(resources).filter((id) => !(id in without));

  test('is not refused: no id changes its type, and no name moves', () => {
    expect(refusedChanges(oneStack, areaStacks())).toEqual([]);
  });

  test('adds functions first: only resources of nested stacks, and these stacks', () => {
    const added = idsOf(areaStacks(), oneStack).filter((id) => areaStacks()[id]?.Type !== 'AWS::Lambda::Version');
    const isLater = (id: string): boolean =>
      isOfLaterJob(id) || isLaterAlarm(id) || isOfLaterOperation(id) || isOfConsole(id);
    const others = added.filter((id) => !isLater(id));
    expect(others.filter((id) => !/^(Functions[a-z]+|BackgroundScheduled|Watch)NestedStack/.test(id))).toEqual([]);
  });

  test('then leads each route to its new function, which lets the API call it already', () => {
    const nested = new Map(templates.nested.map(({ id, template }) => [id, template]));
    const integrations = Object.values(templates.own.Resources).filter(
      ({ Type }) => Type === 'AWS::ApiGatewayV2::Integration',
    );
    expect(integrations).toHaveLength(operations.length + 1);
    for (const { Properties } of integrations) {
      // A reference to an output waits for the whole nested stack, permissions included.
      const [id, output] = Properties.IntegrationUri['Fn::GetAtt'];
      const { Resources: inArea = {}, Outputs = {} } = nested.get(id) ?? {};
      const alias = Outputs[String(output).replace('Outputs.', '')]?.Value;
      const permitted = Object.values(inArea).filter(
        ({ Type, Properties: permission }) =>
          Type === 'AWS::Lambda::Permission' && permission.FunctionName.Ref === alias.Ref,
      );
      expect(permitted).toHaveLength(1);
    }
  });

  test('removes the former functions last, and nothing that holds data', () => {
    const removed = new Set(idsOf(oneStack, areaStacks()).map((id) => oneStack[id]?.Type));
    const former = [...ofFunctions, ...ofSchedules].filter((type) => type !== 'AWS::Lambda::Version');
    expect([...removed].sort()).toEqual(former.sort());
    const names = idsOf(oneStack, areaStacks()).flatMap((id) => oneStack[id]?.Properties?.FunctionName ?? []);
    const formerJobs = jobsBy('schedule').filter(({ id }) => !laterJobs.includes(id.toLowerCase()));
    expect(names).toHaveLength(operations.length - laterOperations.length + 1 + formerJobs.length);
  });
});
