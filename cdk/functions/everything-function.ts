import { Construct } from 'constructs';
import type { Operation } from '#adapters/http/operation';
import { type Bundles, everything } from '#cdk/functions/bundles';
import { operationVariables, type Surroundings } from '#cdk/functions/environment';
import { type Gateway, mayInvoke } from '#cdk/functions/gateway-permission';
import { operationStatements } from '#cdk/functions/permissions';
import { type FunctionSurroundings, ServiceFunction } from '#cdk/functions/service-function';

export type EverythingFunctionProps = FunctionSurroundings &
  Surroundings &
  Gateway & { readonly operations: readonly Operation[]; readonly bundles: Bundles };

/** All operations in one function: it has the size of the largest, and the permissions of all. */
export class EverythingFunction extends Construct {
  readonly code: ServiceFunction;

  constructor(scope: Construct, id: string, { operations, bundles, ...surroundings }: EverythingFunctionProps) {
    super(scope, id);
    const { memoryMb, timeoutSeconds } = surroundings.stage.sizes.batch;
    this.code = new ServiceFunction(this, 'Code', {
      ...surroundings,
      name: everything,
      functionName: `${surroundings.prefix}-${everything}`,
      description: 'All operations',
      folder: bundles.functionIn(everything, operations),
      size: { memoryMb, timeoutSeconds },
      environment: operationVariables(operations, surroundings),
      statements: operationStatements(operations, surroundings),
      provisioned: surroundings.stage.provisioned[everything],
    });
    mayInvoke(surroundings, this.code);
  }
}
