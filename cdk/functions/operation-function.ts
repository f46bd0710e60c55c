import { Construct } from 'constructs';
import type { Operation } from '#adapters/http/operation';
import type { Bundles } from '#cdk/functions/bundles';
import { operationVariables, type Surroundings } from '#cdk/functions/environment';
import { classOf } from '#cdk/functions/operation-class';
import { operationStatements } from '#cdk/functions/permissions';
import { type FunctionSurroundings, ServiceFunction } from '#cdk/functions/service-function';
import { kebabCase } from '../../scripts/text.mjs';

export type OperationFunctionProps = FunctionSurroundings &
  Surroundings & { readonly operation: Operation; readonly bundles: Bundles };

/** An operation's function: its class sets the size, its ports the variables and permissions. */
export class OperationFunction extends Construct {
  readonly code: ServiceFunction;

  constructor(scope: Construct, id: string, { operation, bundles, ...surroundings }: OperationFunctionProps) {
    super(scope, id);
    const { stage } = surroundings;
    this.code = new ServiceFunction(this, 'Code', {
      ...surroundings,
      name: kebabCase(operation.id),
      description: `${operation.method} ${operation.path}`,
      folder: bundles.functionIn(operation.id, [operation]),
      size: stage.sizes[classOf(operation)],
      environment: operationVariables([operation], surroundings),
      statements: operationStatements([operation], surroundings),
      provisioned: stage.provisioned[operation.id],
    });
  }
}
