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
  onlyResource,
  type Resource,
  root,
  synthesize,
  type Template,
} from '#test/cdk/support/synthesized';

const connection = 'arn:aws:codeconnections:eu-central-1:111122223333:connection/abc';

/** Synthesizes as the command line does. */
const synthesized = (connectionArn: string): { readonly template: Template; readonly findings: readonly string[] } => {
  const output = mkdtempSync(join(tmpdir(), 'pipeline-'));
  try {
    const context = { ...cdkContext, connection: connectionArn, repository: 'shop/order-service' };
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
  if (role?.Type !== 'AWS::IAM::Role') throw new Error(`${arn['Fn::GetAtt'][0]} is not a role.`);
  return role;
};
const projectNamed = (name: string): Resource => {
  const found = ofType(template, 'AWS::CodeBuild::Project').find(([, { Properties }]) => Properties.Name === name);
  if (found === undefined) throw new Error(`The template has no project ${name}.`);
  return found[1];
};
/** Without the hashes that the library appends to names. */
const mayDo = (role: Resource): readonly string[] =>
  allowedBy(role).map((one) => one.replace(/([a-z])[0-9A-F]{8}\.Arn$/, '$1.Arn'));
const trustedBy = ({ Properties }: Resource): unknown => Properties.AssumeRolePolicyDocument.Statement;

test('the pipeline tests, deploys dev and smoke-tests it, and only then deploys prod', () => {
  const { Stages } = onlyResource(template, 'AWS::CodePipeline::Pipeline').Properties;
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

test('the source is the only artifact', () => {
  const { Stages } = onlyResource(template, 'AWS::CodePipeline::Pipeline').Properties;
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

  test('is one of four: one for all actions, and one for each project', () => {
    expect(ofType(template, 'AWS::IAM::Role')).toHaveLength(4);
    for (const type of ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::UserPolicy'])
      expect(ofType(template, type)).toEqual([]);
    expect(JSON.stringify(onlyResource(template, 'AWS::CodePipeline::Pipeline').Properties.Stages)).not.toContain(
      'RoleArn',
    );
  });

  test('gets the source by the connection, and starts builds with it', () => {
    const role = roleOf(onlyResource(template, 'AWS::CodePipeline::Pipeline').Properties.RoleArn);
    expect(trustedBy(role)).toEqual(service('codepipeline'));
    expect(mayDo(role)).toEqual(
      [
        ...reading,
        's3:GetBucketVersioning on Artifacts.Arn',
        's3:PutObject on Artifacts.Arn/*',
        's3:PutObjectAcl on Artifacts.Arn/*',
        // Both names of the service.
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
  ])('reads the source and writes its log in %s, and deploys by the roles of the bootstrap only', (name, more) => {
    const { Properties } = projectNamed(`order-service-${name.toLowerCase()}`);
    const role = roleOf(Properties.ServiceRole);
    expect(trustedBy(role)).toEqual(service('codebuild'));
    const log = ['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => `${action} on ${name}Log.Arn`);
    expect(mayDo(role)).toEqual([...reading, ...log, ...more].sort());
    expect(Properties.LogsConfig.CloudWatchLogs.GroupName.Ref).toMatch(new RegExp(`^${name}Log`));
  });

  test('may upload pages to a stage with pages', () => {
    buildBundles();
    const { Outputs } = synthesize({ context: { stage: 'prod' } }).template;
    // CloudFormation composes the name from those of the stack and the resource.
    const bucket = `order-service-prod-${Outputs.PagesBucket?.Value.Ref.toLowerCase()}-1a2b3c4d5e6f`;
    expect(bucket).toMatch(/^order-service-prod-pagesfiles/);
    expect(bucket.length).toBeLessThanOrEqual(63);
  });
});

test('no statement allows every action, or an action on every resource', () => {
  const allowing = statementsIn(template).filter(({ Effect }) => Effect === 'Allow');
  expect(allowing.length).toBeGreaterThan(15);
  for (const { Action, Resource } of allowing) {
    expect(JSON.stringify(Action)).not.toContain('*');
    expect([Resource].flat()).not.toContain('*');
  }
});

describe('a bucket of the pipeline', () => {
  const buckets = () => ofType(template, 'AWS::S3::Bucket');

  test('is private, by TLS only', () => {
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

  test('survives the pipeline, but not a first deployment that failed', () => {
    for (const [, bucket] of buckets())
      expect(bucket).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  });

  test('expires objects after 30 days, and logs access to the source', () => {
    for (const [, { Properties }] of buckets())
      expect(Properties.LifecycleConfiguration.Rules).toMatchObject([{ ExpirationInDays: 30, Status: 'Enabled' }]);
    const { Location } = onlyResource(template, 'AWS::CodePipeline::Pipeline').Properties.ArtifactStore;
    const artifacts = template.Resources[Location.Ref]?.Properties;
    expect(artifacts.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    const log = artifacts.LoggingConfiguration.DestinationBucketName.Ref;
    expect(buckets().map(([logicalId]) => logicalId)).toContain(log);
    expect(log).not.toBe(Location.Ref);
  });
});

describe('AWS Solutions', () => {
  test('finds nothing in the pipeline', () => {
    expect(findings).toEqual([]);
  });

  test('checks every synthesis of it', () => {
    const all = 'arn:aws:codeconnections:eu-central-1:111122223333:connection/*';
    expect(synthesized(all).findings).toEqual([`AwsSolutions-IAM5[Resource::${all}]`]);
  });
});
