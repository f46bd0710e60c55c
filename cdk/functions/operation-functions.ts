import { Construct } from 'constructs';
import type { Operation } from '#adapters/http/operation';
import { AreaFunctions, type DeployedOperation } from '#cdk/functions/area-functions';
import { type Bundles, everything } from '#cdk/functions/bundles';
import type { Surroundings } from '#cdk/functions/environment';
import { EverythingFunction } from '#cdk/functions/everything-function';
import type { Gateway } from '#cdk/functions/gateway-permission';
import { areaOf } from '#cdk/functions/names';
import { classOf } from '#cdk/functions/operation-class';
import type { FunctionSurroundings, ServiceFunction } from '#cdk/functions/service-function';
import type { Stage } from '#cdk/stage';

export type FunctionsProps = FunctionSurroundings &
  Surroundings &
  Gateway & { readonly operations: readonly Operation[]; readonly bundles: Bundles };

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

/** The area of requests without a route. */
const serviceArea = 'service';

/** A function for each operation, in a nested stack for each area, or one for all; and one for requests without a route. */
export class OperationFunctions extends Construct {
  readonly deployed: readonly DeployedOperation[];
  readonly unmatched: ServiceFunction;
  /** Each function once. */
  readonly all: readonly ServiceFunction[];

  constructor(scope: Construct, id: string, { operations, ...shared }: FunctionsProps) {
    super(scope, id);
    const { stage } = shared;
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
    const stackOf = (area: string) => {
      const inArea = operations.filter((operation) => areaOf(operation) === area);
      return new AreaFunctions(this, area, { ...shared, area, operations: inArea });
    };
    const others = new Set(operations.map(areaOf).filter((area) => area !== serviceArea));
    const stacks = [...others].map(stackOf);
    const service = stackOf(serviceArea);
    this.deployed = [...stacks, service].flatMap(({ deployed }) => deployed);
    this.unmatched = service.addUnmatched();
    this.all = [...this.deployed.map(({ code }) => code), this.unmatched];
  }
}
