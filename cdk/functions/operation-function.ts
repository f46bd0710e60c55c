import { Construct } from 'constructs';
import type { Operation } from '#adapters/http/operation';
import type { Bundles } from '#cdk/functions/bundles';
import { environmentOf, type Surroundings } from '#cdk/functions/environment';
import { classOf } from '#cdk/functions/operation-class';
import { databaseStatements } from '#cdk/functions/permissions';
import { type FunctionSurroundings, ServiceFunction } from '#cdk/functions/service-function';

export type OperationFunctionProps = FunctionSurroundings &
  Surroundings & { readonly operation: Operation; readonly bundles: Bundles };

const kebabCase = (id: string): string => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** One operation as a function of its own, sized by its class, with a role that may do what its ports may. */
export class OperationFunction extends Construct {
  readonly code: ServiceFunction;

  constructor(scope: Construct, id: string, { operation, bundles, ...surroundings }: OperationFunctionProps) {
    super(scope, id);
    const { stage, table } = surroundings;
    this.code = new ServiceFunction(this, 'Code', {
      ...surroundings,
      name: kebabCase(operation.id),
      description: `${operation.method} ${operation.path}`,
      folder: bundles.functionIn(operation.id, [operation]),
      size: stage.sizes[classOf(operation)],
      environment: environmentOf([operation], surroundings),
      database: databaseStatements([operation], table),
      provisioned: stage.provisioned[operation.id],
    });
  }
}
