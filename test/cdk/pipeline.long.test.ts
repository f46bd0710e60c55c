import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { allowedBy, statementsIn } from '#test/cdk/support/deployed';
import { findingsIn } from '#test/cdk/support/findings';
import {
  buildBundles,
  cdkContext,
  ofType,
  type Resource,
  root,
  synthesize,
  type Template,
  theOnly,
} from '#test/cdk/support/synthesized';

const connection = 'arn:aws:codeconnections:eu-central-1:111122223333:connection/abc';

/** By the command line's way in. */
const synthesized = (said: string): { readonly template: Template; readonly findings: readonly string[] } => {
  const output = mkdtempSync(join(tmpdir(), 'pipeline-'));
  try {
    const context = { ...cdkContext, connection: said, repository: 'shop/order-service' };
    const { stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'cdk/pipeline-app.ts'], {
      cwd: root,
      env: { ...process.env, CDK_OUTDIR: output, CDK_CONTEXT_JSON: JSON.stringify(context) },
      encoding: 'utf8',
    });
    const name = join(output, 'order-service-pipeline.template.json');
    try {
      return { template: JSON.parse(readFileSync(name, 'utf8')), findings: findingsIn(output) };
    } catch {
      throw new Error(stderr);
    }
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
};

let template: Template;
let findings: readonly string[];
beforeAll(() => {
  ({ template, findings } = synthesized(connection));
});

const roleOf = (arn: { readonly 'Fn::GetAtt': readonly [string, string] }): Resource => {
  const role = template.Resources[arn['Fn::GetAtt'][0]];
  if (role?.Type !== 'AWS::IAM::Role') throw new Error(`${arn['Fn::GetAtt'][0]} is no role`);
  return role;
};
const projectNamed = (name: string): Resource => {
  const found = ofType(template, 'AWS::CodeBuild::Project').find(([, { Properties }]) => Properties.Name === name);
  if (found === undefined) throw new Error(`no project ${name}`);
  return found[1];
};
/** Without the ends that the library gives to names. */
const mayDo = (role: Resource): readonly string[] =>
  allowedBy(role).map((one) => one.replace(/([a-z])[0-9A-F]{8}\.Arn$/, '$1.Arn'));
const trustedBy = ({ Properties }: Resource): unknown => Properties.AssumeRolePolicyDocument.Statement;

test('the pipeline tests, then deploys to dev and asks it, and only then to prod', () => {
  const { Stages } = theOnly(template, 'AWS::CodePipeline::Pipeline').Properties;
  expect(Stages.map(({ Name }: { Name: string }) => Name)).toEqual(['Source', 'Test', 'dev', 'prod']);
  const commands = ofType(template, 'AWS::CodeBuild::Project').map(([, { Properties }]) => [
    Properties.Name,
    JSON.parse(Properties.Source.BuildSpec).phases.build.commands.map((line: string) =>
      line.split(' ').slice(0, 3).join(' '),
    ),
  ]);
  expect(Object.fromEntries(commands)).toEqual({
    'order-service-test': ['npm run check', 'npm run lint-template'],
    'order-service-dev': ['npm run deploy', 'npm run smoke'],
    'order-service-prod': ['npm run deploy', 'npm run smoke'],
  });
});

test('what the source gives is all that is handed on', () => {
  const { Stages } = theOnly(template, 'AWS::CodePipeline::Pipeline').Properties;
  const outputs = Stages.flatMap(({ Actions }: { Actions: readonly { OutputArtifacts?: readonly unknown[] }[] }) =>
    Actions.flatMap(({ OutputArtifacts = [] }) => OutputArtifacts),
  );
  expect(outputs).toEqual([{ Name: 'source' }]);
});

describe('a role of the pipeline', () => {
  const service = (name: string) => [
    { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: `${name}.amazonaws.com` } },
  ];
  const reading = [
    's3:GetBucketAcl on Artifacts.Arn',
    's3:GetBucketLocation on Artifacts.Arn',
    's3:GetObject on Artifacts.Arn/*',
    's3:GetObjectVersion on Artifacts.Arn/*',
  ];
  const deploying = (stage: string) => [
    ...['deploy', 'file-publishing', 'lookup'].flatMap((role) =>
      ['AWS::Region', 'us-east-1'].map(
        (region) =>
          `sts:AssumeRole on arn:AWS::Partition:iam::AWS::AccountId:role/cdk-hnb659fds-${role}-role-AWS::AccountId-${region}`,
      ),
    ),
    `s3:PutObject on arn:AWS::Partition:s3:::order-service-${stage}-pagesfiles*/*`,
  ];

  test('is one of four: its own for all actions, and one for each project', () => {
    expect(ofType(template, 'AWS::IAM::Role')).toHaveLength(4);
    for (const type of ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::UserPolicy'])
      expect(ofType(template, type)).toEqual([]);
    expect(JSON.stringify(theOnly(template, 'AWS::CodePipeline::Pipeline').Properties.Stages)).not.toContain('RoleArn');
  });

  test('starts builds, and hands them the source that it gets by the connection', () => {
    const role = roleOf(theOnly(template, 'AWS::CodePipeline::Pipeline').Properties.RoleArn);
    expect(trustedBy(role)).toEqual(service('codepipeline'));
    expect(mayDo(role)).toEqual(
      [
        ...reading,
        's3:GetBucketVersioning on Artifacts.Arn',
        's3:PutObject on Artifacts.Arn/*',
        's3:PutObjectAcl on Artifacts.Arn/*',
        // By both names of the service.
        `codeconnections:UseConnection on ${connection}`,
        `codestar-connections:UseConnection on ${connection}`,
        ...['BatchGetBuilds', 'StartBuild', 'StopBuild'].flatMap((action) =>
          ['Test', 'dev', 'prod'].map((project) => `codebuild:${action} on ${project}.Arn`),
        ),
      ].sort(),
    );
  });

  test.each([
    ['Test', []],
    ['dev', deploying('dev')],
    ['prod', deploying('prod')],
  ])('reads the source and writes its log in %s, and deploys by the roles of the bootstrap alone', (name, more) => {
    const { Properties } = projectNamed(`order-service-${name.toLowerCase()}`);
    const role = roleOf(Properties.ServiceRole);
    expect(trustedBy(role)).toEqual(service('codebuild'));
    const log = ['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => `${action} on ${name}Log.Arn`);
    expect(mayDo(role)).toEqual([...reading, ...log, ...more].sort());
    expect(Properties.LogsConfig.CloudWatchLogs.GroupName.Ref).toMatch(new RegExp(`^${name}Log`));
  });

  test('puts the pages where a stage has them', () => {
    buildBundles();
    const { Outputs } = synthesize({ context: { stage: 'prod' } }).template;
    // CloudFormation makes a name of those of the stack and of the resource.
    const bucket = `order-service-prod-${Outputs.PagesBucket?.Value.Ref.toLowerCase()}-1a2b3c4d5e6f`;
    expect(bucket).toMatch(/^order-service-prod-pagesfiles/);
    expect(bucket.length).toBeLessThanOrEqual(63);
  });
});

test('no statement allows every action, or any on everything', () => {
  const allowing = statementsIn(template).filter(({ Effect }) => Effect === 'Allow');
  expect(allowing.length).toBeGreaterThan(15);
  for (const { Action, Resource } of allowing) {
    expect(JSON.stringify(Action)).not.toContain('*');
    expect([Resource].flat()).not.toContain('*');
  }
});

describe('a bucket of the pipeline', () => {
  const buckets = () => ofType(template, 'AWS::S3::Bucket');

  test('refuses an open line, and is nobody else’s', () => {
    expect(buckets()).toHaveLength(2);
    for (const [logicalId, { Properties }] of buckets()) {
      expect(Object.values(Properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
      expect(Properties.BucketEncryption).toBeDefined();
      const policies = ofType(template, 'AWS::S3::BucketPolicy').filter(
        ([, policy]) => policy.Properties.Bucket.Ref === logicalId,
      );
      const refusals = statementsIn(policies).filter(({ Effect }) => Effect === 'Deny');
      expect(refusals).toEqual([
        expect.objectContaining({ Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ]);
      expect(JSON.stringify(refusals)).toContain(`"${logicalId}"`);
    }
  });

  test('outlives the pipeline, but not a first deployment of it that failed', () => {
    for (const [, bucket] of buckets())
      expect(bucket).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  });

  test('forgets after 30 days, and the log says who asked for the source', () => {
    for (const [, { Properties }] of buckets())
      expect(Properties.LifecycleConfiguration.Rules).toMatchObject([{ ExpirationInDays: 30, Status: 'Enabled' }]);
    const { Location } = theOnly(template, 'AWS::CodePipeline::Pipeline').Properties.ArtifactStore;
    const artifacts = template.Resources[Location.Ref]?.Properties;
    expect(artifacts.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    const log = artifacts.LoggingConfiguration.DestinationBucketName.Ref;
    expect(buckets().map(([logicalId]) => logicalId)).toContain(log);
    expect(log).not.toBe(Location.Ref);
  });
});

describe('AWS Solutions', () => {
  test('has nothing against the pipeline', () => {
    expect(findings).toEqual([]);
  });

  test('looks at every synthesis of it', () => {
    const all = 'arn:aws:codeconnections:eu-central-1:111122223333:connection/*';
    expect(synthesized(all).findings).toEqual([`AwsSolutions-IAM5[Resource::${all}]`]);
  });
});
