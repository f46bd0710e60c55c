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

/** AWS would say so too, but when half of the stack is there. */
const refuseMoreThanReserved = (operations: readonly Operation[], { provisioned, sizes }: Stage): void => {
  for (const operation of operations) {
    const { [operation.id]: warm = 0 } = provisioned;
    const { reservedConcurrency: places = Infinity } = sizes[classOf(operation)];
    if (warm > places)
      throw new Error(
        `provisioned: ${operation.id}:${warm} is more than the ${places} places that are reserved for it`,
      );
  }
};

/** A function for every operation, or one for all, and one that answers where no route is. */
export class OperationFunctions extends Construct {
  /** Every operation with the function that runs it. */
  readonly deployed: readonly DeployedOperation[];
  readonly unmatched: ServiceFunction;
  /** Every function once. */
  readonly all: readonly ServiceFunction[];

  constructor(scope: Construct, id: string, { operations, ...shared }: FunctionsProps) {
    super(scope, id);
    const { stage, bundles } = shared;
    const names = stage.functions === 'one' ? [everything] : operations.map((operation) => operation.id);
    const nobody = Object.keys(stage.provisioned).find((name) => !names.includes(name));
    if (nobody !== undefined) throw new Error(`provisioned: ${nobody} is none of ${names.join(', ')}`);
    refuseMoreThanReserved(operations, stage);
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
      description: 'Answers where no route is',
      folder: bundles.functionIn(unmatched, []),
      size: stage.sizes.page,
      environment: operationVariables([], shared),
      statements: [],
    });
    this.all = [...this.deployed.map(({ code }) => code), this.unmatched];
  }
}
