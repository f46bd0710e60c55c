import 'reflect-metadata/lite';
import { Container } from 'inversify';
import type { PortFactories, Ports } from '#application/ports';
import type { Run } from '#application/use-case';

/** An operation or a job. The declaration of its use case has checked the types of its ports. */
export type Runnable = {
  readonly id: string;
  readonly useCase: { readonly uses: readonly (keyof Ports)[]; readonly with: (ports: never) => unknown };
};

const portId = (name: keyof Ports) => Symbol.for(`port:${name}`);
const runnerId = (id: string) => Symbol.for(`runner:${id}`);

const named = (names: readonly (keyof Ports)[], ports: readonly unknown[]) =>
  Object.fromEntries(names.map((name, index) => [name, ports[index]]));

/**
 * Binds ports to their adapters, and use cases to their declared ports. Bindings are plain factories without
 * decorators, whose metadata a bundler would drop.
 */
export const createContainer = (ports: Partial<PortFactories>, runnables: readonly Runnable[]): Container => {
  const container = new Container({ defaultScope: 'Singleton' });
  const used = new Set(runnables.flatMap(({ useCase }) => useCase.uses));
  for (const [name, make] of Object.entries(ports) as [keyof Ports, () => unknown][])
    if (used.has(name)) container.bind(portId(name)).toResolvedValue(() => make(), []);
  for (const { id, useCase } of runnables)
    container
      .bind(runnerId(id))
      .toResolvedValue(
        (...resolved: unknown[]) => useCase.with(named(useCase.uses, resolved) as never),
        useCase.uses.map(portId),
      );
  return container;
};

/** The use case of an operation or a job over the ports of the container. */
export const runnerOf = <Command, Value, Refused extends { readonly kind: string }>(
  container: Container,
  { id }: Pick<Runnable, 'id'>,
): Run<Command, Value, Refused> => container.get(runnerId(id));
