import { describe, expect, jest, test } from '@jest/globals';
import type { Operation } from '#adapters/http/operation';
import { getProductOperation } from '#adapters/http/operations/catalog/get-product';
import { getStockOperation } from '#adapters/http/operations/catalog/get-stock';
import { getOrderOperation } from '#adapters/http/operations/orders/get-order';
import { operations } from '#adapters/http/operations/registry';
import { healthOperation } from '#adapters/http/operations/service/health';
import { portsOf } from '#adapters/lambda/job';
import { jobs } from '#adapters/lambda/jobs/registry';
import type { PortFactories, Ports } from '#application/ports';
import { createContainer, runnerOf } from '#infrastructure/container';
import { memoryWorld } from '#test/builders/world';
import { declaredPorts } from '#test/contract/declared-ports';

/** A container of these operations over memory: which ports it knows, and which it has made, each time it did. */
const containerOf = (...chosen: readonly Operation[]) => {
  const runnables = chosen.filter((each) => each.kind === 'use-case');
  const { ports } = memoryWorld();
  const made: string[] = [];
  const { names } = declaredPorts() as { readonly names: readonly (keyof Ports)[] };
  const factories = Object.fromEntries(
    names.map((name) => [
      name,
      () => {
        made.push(name);
        return ports[name];
      },
    ]),
  ) as unknown as PortFactories;
  const container = createContainer(factories, runnables);
  const bound = names.filter((name) => container.isBound(Symbol.for(`port:${name}`)));
  return { bound, made, run: (runnable: { readonly id: string }) => runnerOf(container, runnable) };
};

describe('a container', () => {
  test('knows the ports that its operations use, and no other', () => {
    expect(containerOf(getProductOperation).bound).toEqual(['products']);
    expect(containerOf(getOrderOperation, getProductOperation).bound).toEqual(['orders', 'products', 'orderIds']);
    expect(containerOf(healthOperation).bound).toEqual([]);
  });

  test('of all operations knows all ports but those of jobs, which are nobody’s who asks by HTTP', () => {
    const bound: readonly string[] = containerOf(...operations).bound;
    const others = declaredPorts().names.filter((name) => !bound.includes(name));
    expect(others).toEqual(['awaitedOrders', 'events', 'mail']);
    expect(jobs.flatMap((job): readonly string[] => portsOf(job))).toEqual(expect.arrayContaining(others));
  });

  test('makes nothing before something is asked for', () => {
    expect(containerOf(...operations).made).toEqual([]);
  });

  test('makes the ports of what is asked for, and no other', () => {
    const { made, run } = containerOf(...operations);
    run(getProductOperation);
    expect(made).toEqual(['products']);
    run(getOrderOperation);
    expect(made).toEqual(['products', 'orders', 'orderIds']);
  });

  test('makes each port once, for all that use it', () => {
    const { made, run } = containerOf(getProductOperation, getStockOperation);
    for (const operation of [getProductOperation, getStockOperation, getProductOperation]) run(operation);
    expect(made).toEqual(['products']);
  });

  test('gives a use case the ports that it declares, by their names', () => {
    const given = jest.fn();
    const useCase = { uses: ['clock', 'products'], with: given } as unknown as typeof getProductOperation.useCase;
    const { ports } = memoryWorld();
    const { clock, products } = ports;
    const factories = { clock: () => clock, products: () => products } as unknown as PortFactories;
    const operation = { ...getProductOperation, useCase };
    createContainer(factories, [operation]).get(Symbol.for('runner:getProduct'));
    expect(given.mock.calls).toEqual([[{ clock, products }]]);
  });
});
