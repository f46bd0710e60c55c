import { Aws } from 'aws-cdk-lib';
import { type IRole, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from '#cdk/rules/acknowledgments';

const allow = (actions: readonly string[], resources: readonly string[]): PolicyStatement =>
  new PolicyStatement({ actions: [...actions], resources: [...resources] });

/** A complete role, to which the library may not add: it would use wildcards, and grant unused log groups and reports. */
const roleOf = (scope: Construct, id: string, service: string, statements: readonly PolicyStatement[]): IRole => {
  const role = new Role(scope, id, {
    assumedBy: new ServicePrincipal(service),
    inlinePolicies: { all: new PolicyDocument({ statements: [...statements] }) },
  });
  acknowledge(role, 'objects-of-a-bucket');
  return role.withoutPolicyUpdates();
};

export type PipelineRoleProps = {
  readonly artifacts: Bucket;
  readonly connection: string;
  /** The ARNs of the projects that it may start. */
  readonly projects: readonly string[];
};

/** The role of all actions. Its actions on the bucket are those that AWS's user guide lists for a pipeline. */
export const pipelineRole = (scope: Construct, { artifacts, connection, projects }: PipelineRoleProps): IRole =>
  roleOf(scope, 'PipelineRole', 'codepipeline.amazonaws.com', [
    allow(['s3:GetBucketAcl', 's3:GetBucketLocation', 's3:GetBucketVersioning'], [artifacts.bucketArn]),
    allow(['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject', 's3:PutObjectAcl'], [artifacts.arnForObjects('*')]),
    // The service has two names, and a connection may have either.
    allow(['codeconnections:UseConnection', 'codestar-connections:UseConnection'], [connection]),
    allow(['codebuild:BatchGetBuilds', 'codebuild:StartBuild', 'codebuild:StopBuild'], projects),
  ]);

export type BuildRoleProps = {
  readonly artifacts: Bucket;
  readonly log: LogGroup;
  /** The permissions of its commands, beside reading the source and writing the log. */
  readonly commands: readonly PolicyStatement[];
};

export const buildRole = (scope: Construct, id: string, { artifacts, log, commands }: BuildRoleProps): IRole =>
  roleOf(scope, id, 'codebuild.amazonaws.com', [
    allow(['s3:GetBucketAcl', 's3:GetBucketLocation'], [artifacts.bucketArn]),
    allow(['s3:GetObject', 's3:GetObjectVersion'], [artifacts.arnForObjects('*')]),
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [log.logGroupArn]),
    ...commands,
  ]);

const bootstrapRoles = ['deploy', 'file-publishing', 'lookup'];

/** A deployment acts by the roles of the bootstrap. Only the upload of pages uses the project's own role. */
export const deploymentStatements = (stage: string): readonly PolicyStatement[] => {
  const { PARTITION, ACCOUNT_ID, REGION } = Aws;
  const roles = [REGION, 'us-east-1'].flatMap((region) =>
    bootstrapRoles.map(
      (role) => `arn:${PARTITION}:iam::${ACCOUNT_ID}:role/cdk-hnb659fds-${role}-role-${ACCOUNT_ID}-${region}`,
    ),
  );
  return [
    allow(['sts:AssumeRole'], roles),
    allow(['s3:PutObject'], [`arn:${PARTITION}:s3:::order-service-${stage}-pagesfiles*/*`]),
  ];
};
