import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Operation } from '#adapters/http/operation';
import type { CodeOf } from '#cdk/code';
import { environmentOf, type Surroundings } from '#cdk/environment';
import { databaseStatements } from '#cdk/permissions';

export type OperationFunctionProps = Surroundings & {
  readonly operation: Operation;
  /** Before the name of the function. */
  readonly prefix: string;
  readonly codeOf: CodeOf;
};

/** Memory is processor too, and loading is what takes it. The gateway gives up after 29 seconds: we do long before. */
const sizes: Readonly<Record<Operation['kind'], { readonly memoryMb: number; readonly timeoutSeconds: number }>> = {
  'use-case': { memoryMb: 1024, timeoutSeconds: 10 },
  page: { memoryMb: 256, timeoutSeconds: 10 },
};

const kebabCase = (id: string): string => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** One operation as a function of its own, with its own log and a role that may do what its ports may. */
export class OperationFunction extends Construct {
  readonly handler: LambdaFunction;

  constructor(scope: Construct, id: string, { operation, prefix, codeOf, ...surroundings }: OperationFunctionProps) {
    super(scope, id);
    const functionName = `${prefix}-${kebabCase(operation.id)}`;
    const { memoryMb, timeoutSeconds } = sizes[operation.kind];
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: RetentionDays.ONE_MONTH,
      // Lines say nothing that is not kept elsewhere; a name that stays would stand in the way of the next deployment.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.handler = new LambdaFunction(this, 'Function', {
      functionName,
      description: `${operation.method} ${operation.path}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(codeOf(operation)),
      handler: 'index.handler',
      memorySize: memoryMb,
      timeout: Duration.seconds(timeoutSeconds),
      environment: environmentOf(operation, surroundings),
      role: roleOf(this, logGroup, databaseStatements(operation, surroundings.table)),
      logGroup,
    });
  }
}

/** Not the managed policy for functions: that one may write every log of the account. */
const roleOf = (scope: Construct, logGroup: LogGroup, database: PolicyStatement[]): Role => {
  const log = new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  });
  return new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: {
      log: new PolicyDocument({ statements: [log] }),
      ...(database.length === 0 ? {} : { database: new PolicyDocument({ statements: database }) }),
    },
  });
};
