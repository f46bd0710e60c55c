import { Aws, CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  BuildSpec,
  ComputeType,
  type IProject,
  LinuxBuildImage,
  PipelineProject,
  type PipelineProject as Project,
} from 'aws-cdk-lib/aws-codebuild';
import { Artifact, Pipeline, PipelineType } from 'aws-cdk-lib/aws-codepipeline';
import { CodeBuildAction, CodeStarConnectionsSourceAction } from 'aws-cdk-lib/aws-codepipeline-actions';
import { ArnPrincipal, type IRole, PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

export type PipelineProps = {
  /** The ARN of a connection to where the source is, made once by a person. */
  readonly connection: string;
  readonly owner: string;
  readonly repository: string;
  readonly branch: string;
};

/** The API's own, and with pages the one before it. */
const addresses = `$(node -p 'Object.values(require("./cdk.out/outputs.json")).flatMap(({ Url, PagesUrl }) => [Url, PagesUrl]).filter(Boolean).join(" ")')`;

const bootstrapRoles = ['deploy', 'file-publishing', 'lookup'];

/**
 * Test, dev, smoke, prod, smoke: the commands that a person would type, each in a machine of its own. It deploys to the
 * account and region that it is in.
 */
export class PipelineStack extends Stack {
  constructor(scope: Construct, id: string, { connection, owner, repository, branch }: PipelineProps) {
    super(scope, id, { description: 'Order service, pipeline', analyticsReporting: false });
    const source = new Artifact('source');
    const pipeline = new Pipeline(this, 'Pipeline', {
      pipelineName: 'order-service',
      pipelineType: PipelineType.V2,
      restartExecutionOnUpdate: false,
      crossAccountKeys: false,
    });
    pipeline.addStage({
      stageName: 'Source',
      actions: [
        new CodeStarConnectionsSourceAction({
          actionName: 'Source',
          connectionArn: connection,
          owner,
          repo: repository,
          branch,
          output: source,
          role: this.sourceRole(connection, pipeline.role),
        }),
      ],
    });
    const step = (stageName: string, project: Project): void => {
      const action = { actionName: stageName, project: project as IProject, input: source };
      pipeline.addStage({ stageName, actions: [new CodeBuildAction(action)] });
    };
    step('Test', this.project('Test', ['npm run check -- --engine embedded', 'npm run lint-template']));
    for (const stage of ['dev', 'prod']) {
      const project = this.project(stage, [
        `npm run deploy -- --stage ${stage} --yes`,
        `npm run smoke -- ${addresses}`,
      ]);
      this.allowDeployment(project, stage);
      step(stage, project);
    }
    new CfnOutput(this, 'PipelineName', { value: pipeline.pipelineName });
  }

  /** The library allows the action by the older name of the service alone; a connection may be of either. */
  private sourceRole(connection: string, pipelineRole: IRole): IRole {
    const useConnection = new PolicyStatement({
      actions: ['codeconnections:UseConnection'],
      resources: [connection],
    });
    return new Role(this, 'SourceRole', {
      assumedBy: new ArnPrincipal(pipelineRole.roleArn),
      inlinePolicies: { connection: new PolicyDocument({ statements: [useConnection] }) },
    });
  }

  private project(name: string, commands: readonly string[]): PipelineProject {
    const logGroup = new LogGroup(this, `${name}Log`, {
      logGroupName: `/order-service/pipeline/${name.toLowerCase()}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return new PipelineProject(this, name, {
      projectName: `order-service-${name.toLowerCase()}`,
      timeout: Duration.minutes(60),
      environment: { buildImage: LinuxBuildImage.AMAZON_LINUX_2023_5, computeType: ComputeType.MEDIUM },
      logging: { cloudWatch: { logGroup } },
      buildSpec: BuildSpec.fromObject({
        version: '0.2',
        phases: {
          install: { 'runtime-versions': { nodejs: '22' }, commands: ['npm ci'] },
          build: { commands },
        },
      }),
    });
  }

  /** What a deployment does, it does by the roles of the bootstrap; only the pages are put into their bucket by itself. */
  private allowDeployment(project: PipelineProject, stage: string): void {
    const regions = [Aws.REGION, 'us-east-1'];
    const roles = regions.flatMap((region) =>
      bootstrapRoles.map(
        (role) =>
          `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/cdk-hnb659fds-${role}-role-${Aws.ACCOUNT_ID}-${region}`,
      ),
    );
    project.addToRolePolicy(new PolicyStatement({ actions: ['sts:AssumeRole'], resources: roles }));
    project.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:PutObject'],
        resources: [`arn:${Aws.PARTITION}:s3:::order-service-${stage}-pages*/*`],
      }),
    );
  }
}
