import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { BuildSpec, ComputeType, type IProject, LinuxBuildImage, PipelineProject } from 'aws-cdk-lib/aws-codebuild';
import { Artifact, Pipeline, PipelineType } from 'aws-cdk-lib/aws-codepipeline';
import { CodeBuildAction, CodeStarConnectionsSourceAction } from 'aws-cdk-lib/aws-codepipeline-actions';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Bucket, CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { logBucket, loggedBucket } from '#cdk/data/private-buckets';
import { removalPolicyOf } from '#cdk/data/removal-policy';
import { buildRole, deploymentStatements, pipelineRole } from '#cdk/release/pipeline-roles';
import { acknowledge } from '#cdk/rules/acknowledgments';

export type PipelineProps = {
  /** The ARN of a connection to the source repository, which a person creates once. */
  readonly connection: string;
  readonly owner: string;
  readonly repository: string;
  readonly branch: string;
};

/** The URLs of the API and, in a stage with pages, of CloudFront. */
const addresses = `$(node -p 'Object.values(require("./cdk.out/outputs.json")).flatMap(({ Url, PagesUrl }) => [Url, PagesUrl]).filter(Boolean).join(" ")')`;

/** The days for which the source, its access log and the build logs of a run stay. */
const days = 30;

/**
 * Runs the commands of docs/deploy.md: test, then deploy and smoke for dev and for prod, each in a machine of its own. It
 * deploys to its own account and region.
 */
export class PipelineStack extends Stack {
  constructor(scope: Construct, id: string, { connection, owner, repository, branch }: PipelineProps) {
    super(scope, id, {
      description: 'Order service, pipeline',
      analyticsReporting: false,
      tags: { service: 'order-service' },
    });
    const artifacts = this.artifacts();
    const deploying = (stage: string): PipelineProject =>
      this.project(
        stage,
        artifacts,
        [`npm run deploy -- --stage ${stage} --yes`, `npm run smoke -- ${addresses}`],
        deploymentStatements(stage),
      );
    const projects = {
      Test: this.project('Test', artifacts, ['npm run check -- --engine embedded', 'npm run lint-template'], []),
      dev: deploying('dev'),
      prod: deploying('prod'),
    };
    const source = new Artifact('source');
    const fetching = new CodeStarConnectionsSourceAction({
      actionName: 'Source',
      connectionArn: connection,
      owner,
      repo: repository,
      branch,
      output: source,
    });
    const arns = Object.values(projects).map(({ projectArn }) => projectArn);
    const pipeline = new Pipeline(this, 'Pipeline', {
      pipelineName: 'order-service',
      pipelineType: PipelineType.V2,
      restartExecutionOnUpdate: false,
      artifactBucket: artifacts as IBucket,
      role: pipelineRole(this, { artifacts, connection, projects: arns }),
      usePipelineRoleForActions: true,
      stages: [
        { stageName: 'Source', actions: [fetching] },
        ...Object.entries(projects).map(([stageName, project]) => ({
          stageName,
          actions: [new CodeBuildAction({ actionName: stageName, project: project as IProject, input: source })],
        })),
      ],
    });
    new CfnOutput(this, 'PipelineName', { value: pipeline.pipelineName });
  }

  private artifacts(): Bucket {
    const removalPolicy = removalPolicyOf(true);
    const artifacts = loggedBucket(this, 'Artifacts', logBucket(this, 'ArtifactsLog', { days, removalPolicy }), {
      removalPolicy,
      // Nothing is written twice: a version that is not the newest is one that has expired.
      lifecycleRules: [{ expiration: Duration.days(days), noncurrentVersionExpiration: Duration.days(1) }],
    });
    // The name in cdk/rules/acknowledgments.ts.
    (artifacts.node.defaultChild as CfnBucket).overrideLogicalId('Artifacts');
    return artifacts;
  }

  private project(
    name: string,
    artifacts: Bucket,
    commands: readonly string[],
    allowed: readonly PolicyStatement[],
  ): PipelineProject {
    const log = new LogGroup(this, `${name}Log`, {
      logGroupName: `/order-service/pipeline/${name.toLowerCase()}`,
      retention: days,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const project = new PipelineProject(this, name, {
      projectName: `order-service-${name.toLowerCase()}`,
      timeout: Duration.minutes(60),
      environment: { buildImage: LinuxBuildImage.AMAZON_LINUX_2023_5, computeType: ComputeType.MEDIUM },
      role: buildRole(this, `${name}Role`, { artifacts, log, commands: allowed }),
      logging: { cloudWatch: { logGroup: log } },
      buildSpec: BuildSpec.fromObject({
        version: '0.2',
        phases: {
          install: { 'runtime-versions': { nodejs: '22' }, commands: ['npm ci'] },
          build: { commands },
        },
      }),
    });
    acknowledge(project, 'no-build-artifacts');
    return project;
  }
}
