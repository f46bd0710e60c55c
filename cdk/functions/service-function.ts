import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  Alias,
  Architecture,
  type CfnFunction,
  Code,
  type IFunction,
  type ILayerVersion,
  type IVersion,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { keptWhere } from '#cdk/data/removal-policy';
import { FunctionRole } from '#cdk/functions/function-role';
import type { IsolatedNetwork } from '#cdk/functions/isolated-network';
import { servingAlias } from '#cdk/functions/serving-alias';
import type { Size, Stage } from '#cdk/stage';

/** What all functions of a stage have in common. */
export type FunctionSurroundings = {
  /** Before the name of a function. */
  readonly prefix: string;
  readonly stage: Stage;
  readonly layer: ILayerVersion | undefined;
  readonly network: IsolatedNetwork | undefined;
};

export type ServiceFunctionProps = FunctionSurroundings & {
  /** After the prefix. */
  readonly name: string;
  readonly description: string;
  /** The folder that is deployed. */
  readonly folder: string;
  readonly size: Size;
  readonly environment: Readonly<Record<string, string>>;
  readonly statements: readonly PolicyStatement[];
  /** The queue of what was handed to it without waiting and failed for good; its role may put it there. */
  readonly deadLettersArn?: string | undefined;
  /** Instances that are kept warm. */
  readonly provisioned?: number | undefined;
};

/** A function with its own log, its own role, and the alias `live`, which is what others call. */
export class ServiceFunction extends Construct {
  /** After the prefix. */
  readonly name: string;
  readonly alias: Alias;
  /** The alias, as what calls it sees it. */
  readonly callable: IFunction;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const { prefix, stage, layer, network, size, provisioned } = props;
    const functionName = `${prefix}-${props.name}`;
    const log = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: stage.logDays,
      // Lines say nothing that is not kept elsewhere; a name that stays would stand in the way of the next deployment.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const inNetwork = network !== undefined;
    const { role } = new FunctionRole(this, 'Access', { log, statements: props.statements, inNetwork });
    const handler = new LambdaFunction(this, 'Function', {
      functionName,
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(props.folder),
      handler: 'index.handler',
      memorySize: size.memoryMb,
      timeout: Duration.seconds(size.timeoutSeconds),
      ...(size.reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: size.reservedConcurrency }),
      environment: { ...props.environment },
      layers: layer === undefined ? [] : [layer],
      // The role is complete: what the library would add to it is in it, by name.
      role: role.withoutPolicyUpdates(),
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: log,
      ...(network?.placement ?? {}),
      // Where deployments are taken back, the version before has to be there. That of a deployment which failed has not:
      // while it is there, Lambda makes no other of the same code.
      currentVersionOptions: { removalPolicy: keptWhere(stage.keep) },
    });
    if (props.deadLettersArn !== undefined)
      (handler.node.defaultChild as CfnFunction).deadLetterConfig = { targetArn: props.deadLettersArn };
    this.alias = new Alias(this, 'Live', {
      aliasName: servingAlias,
      // The library's own types do not fit together under `exactOptionalPropertyTypes`: here and below.
      version: handler.currentVersion as IVersion,
      ...(provisioned === undefined ? {} : { provisionedConcurrentExecutions: provisioned }),
    });
    this.callable = this.alias as IFunction;
    this.name = props.name;
  }
}
