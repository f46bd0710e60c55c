import { Construct } from 'constructs';
import type { Operation } from '#adapters/http/operation';
import { type Bundles, everything, unmatched } from '#cdk/functions/bundles';
import { operationVariables, type Surroundings } from '#cdk/functions/environment';
import { EverythingFunction } from '#cdk/functions/everything-function';
import { classOf } from '#cdk/functions/operation-class';
import { OperationFunction } from '#cdk/functions/operation-function';
import { type FunctionSurroundings, ServiceFunction } from '#cdk/functions/service-function';
import type { Stage } from '#cdk/stage';

export type FunctionsProps = FunctionSurroundings &
  Surroundings & { readonly operations: readonly Operation[]; readonly bundles: Bundles };

export type DeployedOperation = { readonly operation: Operation; readonly code: ServiceFunction };

/** Lambda would refuse it too, but in the middle of a deployment. */
const checkProvisioned = (operations: readonly Operation[], { provisioned, sizes }: Stage): void => {
  for (const operation of operations) {
    const { [operation.id]: instances = 0 } = provisioned;
    const { reservedConcurrency = Infinity } = sizes[classOf(operation)];
    if (instances > reservedConcurrency)
      throw new Error(
        `provisioned: ${operation.id}:${instances} exceeds its reserved concurrency of ${reservedConcurrency}.`,
      );
  }
};

/** A function for each operation, or one for all; and one for requests without a route. */
export class OperationFunctions extends Construct {
  readonly deployed: readonly DeployedOperation[];
  readonly unmatched: ServiceFunction;
  /** Each function once. */
  readonly all: readonly ServiceFunction[];

  constructor(scope: Construct, id: string, { operations, ...shared }: FunctionsProps) {
    super(scope, id);
    const { stage, bundles } = shared;
    const names = stage.functions === 'one' ? [everything] : operations.map((operation) => operation.id);
    const unknown = Object.keys(stage.provisioned).find((name) => !names.includes(name));
    if (unknown !== undefined)
      throw new Error(`provisioned: ${unknown} is not a function. Use one of ${names.join(', ')}.`);
    checkProvisioned(operations, stage);
    if (stage.functions === 'one') {
      const { code } = new EverythingFunction(this, everything, { operations, ...shared });
      this.deployed = operations.map((operation) => ({ operation, code }));
      this.unmatched = code;
      this.all = [code];
      return;
    }
    this.deployed = operations.map((operation) => {
      const { code } = new OperationFunction(this, operation.id, { operation, ...shared });
      return { operation, code };
    });
    this.unmatched = new ServiceFunction(this, unmatched, {
      ...shared,
      name: unmatched,
      description: 'Answers requests without a route',
      folder: bundles.functionIn(unmatched, []),
      size: stage.sizes.page,
      environment: operationVariables([], shared),
      statements: [],
    });
    this.all = [...this.deployed.map(({ code }) => code), this.unmatched];
  }
}
