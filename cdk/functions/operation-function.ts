import { Construct } from 'constructs';
import type { Operation } from '#adapters/http/operation';
import type { Bundles } from '#cdk/functions/bundles';
import { operationVariables, type Surroundings } from '#cdk/functions/environment';
import { type Gateway, mayInvoke } from '#cdk/functions/gateway-permission';
import { nameInArea } from '#cdk/functions/names';
import { classOf } from '#cdk/functions/operation-class';
import { operationStatements } from '#cdk/functions/permissions';
import { type FunctionSurroundings, ServiceFunction } from '#cdk/functions/service-function';

/** The surroundings of the functions of an area. */
export type AreaSurroundings = FunctionSurroundings &
  Surroundings &
  Gateway & { readonly area: string; readonly bundles: Bundles };

export type OperationFunctionProps = AreaSurroundings & { readonly operation: Operation };

/** An operation's function: its class sets the size, its ports the variables and permissions. */
export class OperationFunction extends Construct {
  readonly code: ServiceFunction;

  constructor(scope: Construct, id: string, { operation, bundles, area, ...surroundings }: OperationFunctionProps) {
    super(scope, id);
    const { stage, prefix } = surroundings;
    this.code = new ServiceFunction(this, 'Code', {
      ...surroundings,
      name: operation.id,
      functionName: nameInArea(prefix, area, operation.id),
      description: `${operation.method} ${operation.path}`,
      folder: bundles.functionIn(operation.id, [operation]),
      size: stage.sizes[classOf(operation)],
      environment: operationVariables([operation], surroundings),
      statements: operationStatements([operation], surroundings),
      provisioned: stage.provisioned[operation.id],
    });
    mayInvoke(surroundings, this.code, operation.path);
  }
}
