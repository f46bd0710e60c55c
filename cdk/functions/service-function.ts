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
import { removalPolicyOf } from '#cdk/data/removal-policy';
import { FunctionRole } from '#cdk/functions/function-role';
import type { IsolatedNetwork } from '#cdk/functions/isolated-network';
import { servingAlias } from '#cdk/functions/serving-alias';
import type { Size, Stage } from '#cdk/stage';

/** The settings and resources that all functions of a stage share. */
export type FunctionSurroundings = {
  /** The beginning of every name of the stage. */
  readonly prefix: string;
  readonly stage: Stage;
  readonly layer: ILayerVersion | undefined;
  readonly network: IsolatedNetwork | undefined;
};

export type ServiceFunctionProps = FunctionSurroundings & {
  /** The name in lists and charts: without the stage. */
  readonly name: string;
  /** The name of the function, at most 64 characters. */
  readonly functionName: string;
  readonly description: string;
  /** The folder of its code. */
  readonly folder: string;
  readonly size: Size;
  readonly environment: Readonly<Record<string, string>>;
  readonly statements: readonly PolicyStatement[];
  /** The queue of asynchronous invocations that failed on every attempt; the role must be allowed to send to it. */
  readonly deadLettersArn?: string | undefined;
  /** The number of provisioned instances. */
  readonly provisioned?: number | undefined;
  /** The log outlives the function, because it tells why a first deployment failed. CloudFormation names it. */
  readonly keepsLog?: boolean | undefined;
};

/** A function with its log, its role, and the alias `live`, which callers invoke. */
export class ServiceFunction extends Construct {
  /** The name in lists and charts. */
  readonly name: string;
  readonly functionName: string;
  readonly alias: Alias;
  /** The alias, as an integration or a trigger takes it. */
  readonly callable: IFunction;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const { functionName, stage, layer, network, size, provisioned } = props;
    const log = new LogGroup(this, 'Log', {
      retention: stage.logDays,
      ...(props.keepsLog
        ? { removalPolicy: RemovalPolicy.RETAIN }
        : // Log lines hold no data of their own, and a log group that stays would block the next deployment by its name.
          { logGroupName: `/aws/lambda/${functionName}`, removalPolicy: RemovalPolicy.DESTROY }),
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
      // FunctionRole is complete: the library must not add to it.
      role: role.withoutPolicyUpdates(),
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: log,
      ...(network?.placement ?? {}),
      // A rollback needs the former version. The version of a failed deployment must go: while it exists, Lambda publishes
      // no other of the same code.
      currentVersionOptions: { removalPolicy: removalPolicyOf(stage.keep) },
    });
    if (props.deadLettersArn !== undefined)
      (handler.node.defaultChild as CfnFunction).deadLetterConfig = { targetArn: props.deadLettersArn };
    this.alias = new Alias(this, 'Live', {
      aliasName: servingAlias,
      // The library's types conflict under `exactOptionalPropertyTypes`, here and below.
      version: handler.currentVersion as IVersion,
      ...(provisioned === undefined ? {} : { provisionedConcurrentExecutions: provisioned }),
    });
    this.callable = this.alias as IFunction;
    this.name = props.name;
    this.functionName = functionName;
  }
}
