import { describe, expect, test } from '@jest/globals';
import type { Ports } from '#application/ports';
import { declaredPorts } from '#test/contract/declared-ports';
import { suites } from '#test/contract/suites';
import type { MakeWorld } from '#test/contract/world';

/** Ports that report each use of one port as `port.member`, or as `port` if it is a function. */
const watching = (ports: Ports, name: keyof Ports, report: (member: string) => void): Ports => {
  const port: object = ports[name];
  const watched = new Proxy(port, {
    get: (target, member, receiver) => {
      report(`${name}.${String(member)}`);
      return Reflect.get(target, member, receiver);
    },
    apply: (target, self, inputs) => {
      report(name);
      return Reflect.apply(target as () => unknown, self, inputs);
    },
  });
  return { ...ports, [name]: watched };
};

/**
 * Runs every suite over the worlds of an adapter. Then it checks that each suite used every member that ports.ts
 * declares for its port.
 */
export const runContract = (adapterName: string, makeWorld: MakeWorld): void => {
  const used = new Set<string>();
  for (const name of Object.keys(suites) as (keyof Ports)[])
    describe(name, () =>
      suites[name](adapterName, async (wishes) => {
        const world = await makeWorld(wishes);
        return { ...world, ports: watching(world.ports, name, (member) => used.add(member)) };
      }),
    );

  test(`${adapterName}: the suites use every member of every port`, () => {
    const { members } = declaredPorts();
    expect(members.filter((member) => !used.has(member))).toEqual([]);
  });
};
