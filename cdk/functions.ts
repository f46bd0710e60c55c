import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Operation } from '#adapters/http/operation';
import { OperationFunction, type OperationFunctionProps } from '#cdk/operation-function';

export type FunctionsProps = Omit<OperationFunctionProps, 'operation'> & { readonly operations: readonly Operation[] };

export type DeployedOperation = { readonly operation: Operation; readonly handler: LambdaFunction };

/** A function for every operation. */
export class OperationFunctions extends Construct {
  readonly deployed: readonly DeployedOperation[];

  constructor(scope: Construct, id: string, { operations, ...shared }: FunctionsProps) {
    super(scope, id);
    this.deployed = operations.map((operation) => {
      const { handler } = new OperationFunction(this, operation.id, { operation, ...shared });
      return { operation, handler };
    });
  }
}
