import { describe, expect, jest, test } from '@jest/globals';
import type { Operation } from '#adapters/http/operation';
import { getProductOperation } from '#adapters/http/operations/catalog/get-product';
import { getStockOperation } from '#adapters/http/operations/catalog/get-stock';
import { getOrderOperation } from '#adapters/http/operations/orders/reading/get-order';
import { operations } from '#adapters/http/operations/registry';
import { healthOperation } from '#adapters/http/operations/service/health';
import { portsOf } from '#adapters/lambda/job';
import { jobs } from '#adapters/lambda/jobs/registry';
import type { PortFactories, Ports } from '#application/ports';
import { createContainer, runnerOf } from '#infrastructure/container';
import { memoryWorld } from '#test/builders/world';
import { declaredPorts } from '#test/contract/declared-ports';

/** A container of operations over memory, with its bound ports and a record of each port that it makes. */
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
  test('binds the ports of its operations and no others', () => {
    expect(containerOf(getProductOperation).bound).toEqual(['products']);
    expect(containerOf(getOrderOperation, getProductOperation).bound).toEqual(['orders', 'products', 'orderIds']);
    expect(containerOf(healthOperation).bound).toEqual([]);
  });

  test('of all operations binds all ports except the ports of jobs', () => {
    const bound: readonly string[] = containerOf(...operations).bound;
    // The payments of the simulator are behind the port `payments`.
    const others = declaredPorts().names.filter((name) => !bound.includes(name) && name !== 'simulatedPayments');
    expect(others).toEqual(expect.arrayContaining(['writeOrdersByFacet', 'awaitedOrders', 'books', 'mail']));
    const ofJobs = jobs.flatMap((job): readonly string[] => portsOf(job));
    const unused = others.filter((name) => !ofJobs.includes(name));
    expect(
      unused.map((name) => `no use case of an operation or a job uses the port ${name}: name it in \`uses\` of one`),
    ).toEqual([]);
  });

  test('makes no port before a use case is requested', () => {
    expect(containerOf(...operations).made).toEqual([]);
  });

  test('makes the ports of a requested use case and no others', () => {
    const { made, run } = containerOf(...operations);
    run(getProductOperation);
    expect(made).toEqual(['products']);
    run(getOrderOperation);
    expect(made).toEqual(['products', 'orders', 'orderIds']);
  });

  test('makes each port once for all use cases', () => {
    const { made, run } = containerOf(getProductOperation, getStockOperation);
    for (const operation of [getProductOperation, getStockOperation, getProductOperation]) run(operation);
    expect(made).toEqual(['products']);
  });

  test('gives a use case its declared ports by name', () => {
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
