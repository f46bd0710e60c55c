import { beforeAll, describe, expect, test } from '@jest/globals';
import { jobs } from '#adapters/lambda/jobs/registry';
import { stageFrom } from '#cdk/stage';
import { functionOfAlias, referenceText, statementsIn } from '#test/cdk/support/deployed';
import { differencesTo } from '#test/cdk/support/differences';
import { deployedSchedules, isInShippedShop, jobNameIn } from '#test/cdk/support/job-names';
import { buildBundles, ofType, type Resource, synthesize, type Template } from '#test/cdk/support/synthesized';

let prod: Template;
let dev: Template;

beforeAll(() => {
  buildBundles();
  prod = synthesize({
    context: { stage: 'prod', alarmEmail: 'oncall@shop.example', mailSender: 'orders@shop.example' },
  }).template;
  dev = synthesize().template;
});

const alarmsById = () =>
  new Map(ofType(prod, 'AWS::CloudWatch::Alarm').map(([logicalId, { Properties }]) => [logicalId, Properties]));
const alarmNamed = (name: string) => [...alarmsById().values()].find(({ AlarmName }) => AlarmName === name) ?? {};

describe('a new version', () => {
  /** Not makeSecrets: the deployment itself invokes its new version. */
  const shifted = (type: string) => ofType(prod, type).filter(([logicalId]) => !logicalId.startsWith('Secrets'));
  /** The alarm of each job, by the lower-case id of its rollout. */
  const jobAlarms = new Map(
    jobs
      .filter((job) => 'useCase' in job && isInShippedShop(job))
      .map(({ id }) => [id.toLowerCase(), `${jobNameIn('order-service-prod', id)}-errors`]),
  );
  const rollbackAlarms = (group: Resource['Properties']): readonly string[] =>
    group.AlarmConfiguration.Alarms.map(({ Name }: { Name: { Ref: string } }) =>
      String(alarmsById().get(Name.Ref)?.AlarmName),
    ).sort();

  test('gets a tenth of the calls first, in every function, and an alarm rolls it back', () => {
    const groups = new Map(ofType(prod, 'AWS::CodeDeploy::DeploymentGroup'));
    expect(groups.size).toBe(shifted('AWS::Lambda::Function').length);
    const used = shifted('AWS::Lambda::Alias').map(([, { UpdatePolicy }]) => {
      const { CodeDeployLambdaAliasUpdate } = UpdatePolicy as {
        CodeDeployLambdaAliasUpdate: { DeploymentGroupName: { Ref: string } };
      };
      return CodeDeployLambdaAliasUpdate.DeploymentGroupName.Ref;
    });
    expect(used.sort()).toEqual([...groups.keys()].sort());
    for (const [logicalId, { Properties }] of groups) {
      expect(Properties.DeploymentConfigName).toBe('CodeDeployDefault.LambdaCanary10Percent5Minutes');
      expect(Properties.AutoRollbackConfiguration.Events).toContain('DEPLOYMENT_STOP_ON_ALARM');
      const job = [...jobAlarms.keys()].find((id) => logicalId.startsWith(`Rollout${id}`));
      expect(rollbackAlarms(Properties)).toEqual(
        job === undefined
          ? ['order-service-prod-FunctionErrors', 'order-service-prod-ServerErrors', 'order-service-prod-SlowReplies']
          : [jobAlarms.get(job)],
      );
    }
  });

  test('of a job is rolled back by the errors of its alias, which notify nobody', () => {
    for (const name of jobAlarms.values()) {
      const { AlarmActions, ...alarm } = alarmNamed(name);
      const [job] =
        ofType(prod, 'AWS::Lambda::Function').find(
          ([, { Properties }]) => `${Properties.FunctionName}-errors` === name,
        ) ?? [];
      expect(AlarmActions).toBeUndefined();
      expect(alarm).toMatchObject({
        ...{ Namespace: 'AWS/Lambda', MetricName: 'Errors', Statistic: 'Sum', Period: 60 },
        ...{ Threshold: 1, EvaluationPeriods: 1, TreatMissingData: 'notBreaching' },
        Dimensions: [
          { Name: 'FunctionName', Value: { Ref: job } },
          { Name: 'Resource', Value: { 'Fn::Join': ['', [{ Ref: job }, ':live']] } },
        ],
      });
    }
  });

  test.each(['dev', 'prod'])('can be a canary, then get all calls at once, then be a canary again in %s', (stage) => {
    const [canary, atOnce, again] = ['canary', 'at-once', 'canary'].map(
      (rollout) => synthesize({ context: { stage, rollout } }).template,
    );
    const changes = differencesTo(canary, atOnce);
    expect(changes.length).toBe(ofType(canary as Template, 'AWS::CodeDeploy::DeploymentGroup').length);
    for (const change of changes) expect(change).toMatch(/^- Resources\.\w+Live\w+\.UpdatePolicy$/);
    expect(again).toEqual(canary);
  });

  test('is shifted by a role that may move these aliases and nothing else', () => {
    const [, group] = ofType(prod, 'AWS::CodeDeploy::DeploymentGroup')[0] ?? [];
    const role = prod.Resources[group?.Properties.ServiceRoleArn['Fn::GetAtt'][0]];
    const [moving, looking] = statementsIn(role?.Properties.Policies);
    const allowed = [moving?.Resource].flat().map(referenceText);
    const ofJobs = allowed.filter((arn) => !arn.includes('*'));
    const functions = shifted('AWS::Lambda::Function').map(([logicalId, { Properties }]) => ({
      name: String(Properties.FunctionName),
      arn: `${logicalId}.Arn`,
    }));
    const [, pattern = ''] =
      /^arn:AWS::Partition:lambda:AWS::Region:AWS::AccountId:function:(.+)\*$/.exec(
        allowed.find((arn) => arn.includes('*')) ?? '',
      ) ?? [];
    const others = functions.filter(({ name }) => !name.startsWith(pattern));
    expect(ofJobs.sort()).toEqual(others.flatMap(({ arn }) => [arn, `${arn}:live`]).sort());
    // Those of scheduled jobs are in a nested stack, whose functions the pattern names.
    expect(others).toHaveLength(jobAlarms.size - deployedSchedules.length);
    // No stage has this character in its name, so the pattern finds no function of `prod-2`.
    expect(pattern).toBe('order-service-prod_');
    expect(() => stageFrom((name) => ({ stage: 'prod_2' })[name])).toThrow('a name has');
    expect(looking?.Action).toBe('cloudwatch:DescribeAlarms');
  });

  test('keeps the former one in a stage with rollbacks, and no other', () => {
    const policies = (template: Template) =>
      new Set(ofType(template, 'AWS::Lambda::Version').map(([, version]) => version.DeletionPolicy));
    expect(policies(prod)).toEqual(new Set(['RetainExceptOnCreate']));
    expect(policies(dev)).toEqual(new Set(['Delete']));
    expect(ofType(dev, 'AWS::CodeDeploy::DeploymentGroup')).toEqual([]);
  });

  test('has reserved concurrency for batches and pages in prod', () => {
    const reserved = ofType(prod, 'AWS::Lambda::Alias').map(([logicalId]) => {
      const { MemorySize, ReservedConcurrentExecutions } = functionOfAlias(prod, logicalId).handler.Properties;
      return `${MemorySize} MB: ${ReservedConcurrentExecutions}`;
    });
    expect([...new Set(reserved)].sort()).toEqual([
      '1024 MB: undefined',
      '1792 MB: 20',
      '256 MB: 10',
      '512 MB: undefined',
    ]);
    const places = reserved.map((one) => Number(one.split(': ')[1])).filter((one) => !Number.isNaN(one));
    // An account has 1,000 instances, of which 100 cannot be reserved.
    expect(places.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(300);
  });
});
