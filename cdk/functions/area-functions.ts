import { NestedStack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Operation } from '#adapters/http/operation';
import { unmatched } from '#cdk/functions/bundles';
import { operationVariables } from '#cdk/functions/environment';
import { mayInvoke } from '#cdk/functions/gateway-permission';
import { HiddenSecrets } from '#cdk/functions/hidden-secrets';
import { nameInArea } from '#cdk/functions/names';
import { type AreaSurroundings, OperationFunction } from '#cdk/functions/operation-function';
import { ServiceFunction } from '#cdk/functions/service-function';

export type AreaFunctionsProps = AreaSurroundings & { readonly operations: readonly Operation[] };

export type DeployedOperation = { readonly operation: Operation; readonly code: ServiceFunction };

/**
 * The functions of an area, in a nested stack: a stack has at most 500 resources, and a function with its log, role,
 * version, alias, permission and rollout has seven.
 */
export class AreaFunctions extends NestedStack {
  readonly deployed: readonly DeployedOperation[];
  private readonly surroundings: AreaSurroundings;

  constructor(scope: Construct, id: string, { operations, ...shared }: AreaFunctionsProps) {
    super(scope, id, { description: `Order service, stage ${shared.stage.name}: functions of ${shared.area}` });
    this.surroundings = { ...shared, secrets: new HiddenSecrets(this, shared.secrets) };
    this.deployed = operations.map((operation) => ({
      operation,
      code: new OperationFunction(this, operation.id, { operation, ...this.surroundings }).code,
    }));
  }

  /** The function of all requests without a route. */
  addUnmatched(): ServiceFunction {
    const { prefix, area, stage, bundles } = this.surroundings;
    const code = new ServiceFunction(this, unmatched, {
      ...this.surroundings,
      name: unmatched,
      functionName: nameInArea(prefix, area, unmatched),
      description: 'Answers requests without a route',
      folder: bundles.functionIn(unmatched, []),
      size: stage.sizes.page,
      environment: operationVariables([], this.surroundings),
      statements: [],
    });
    mayInvoke(this.surroundings, code);
    return code;
  }
}
