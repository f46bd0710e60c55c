import 'reflect-metadata/lite';
import { Container } from 'inversify';
import type { AnyRun } from '#adapters/http/api';
import type { Operation, UseCaseOperation } from '#adapters/http/operation';
import type { Ports } from '#application/ports';

/** How each port is made: once, when something that uses it is first asked for. */
export type PortFactories = { readonly [Name in keyof Ports]: () => Ports[Name] };

const portId = (name: keyof Ports) => Symbol.for(`port:${name}`);
const runnerId = (operation: string) => Symbol.for(`runner:${operation}`);

const named = (names: readonly (keyof Ports)[], ports: readonly unknown[]) =>
  Object.fromEntries(names.map((name, index) => [name, ports[index]]));

/**
 * The one place where things meet: ports to their adapters, use cases to the ports they declare. Bindings are plain
 * factories, so there are no decorators and no emitted metadata, which a bundler would drop.
 */
export const createContainer = (ports: Partial<PortFactories>, operations: readonly Operation[]): Container => {
  const container = new Container({ defaultScope: 'Singleton' });
  const used = new Set(operations.flatMap((operation) => (operation.kind === 'page' ? [] : operation.useCase.uses)));
  for (const [name, make] of Object.entries(ports) as [keyof Ports, () => unknown][])
    if (used.has(name)) container.bind(portId(name)).toResolvedValue(() => make(), []);
  for (const operation of operations) {
    if (operation.kind === 'page') continue;
    const { uses, with: runWith } = operation.useCase;
    container
      .bind(runnerId(operation.id))
      .toResolvedValue((...resolved: unknown[]) => runWith(named(uses, resolved) as never), uses.map(portId));
  }
  return container;
};

export const runnerFrom =
  (container: Container) =>
  ({ id }: UseCaseOperation): AnyRun =>
    container.get<AnyRun>(runnerId(id));
