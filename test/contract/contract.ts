import { describe, expect, test } from '@jest/globals';
import type { Ports } from '#application/ports';
import { declaredPorts } from '#test/contract/declared-ports';
import { suites } from '#test/contract/suites';
import type { MakeWorld } from '#test/contract/world';

/** The ports with one of them watched: what is used of it is noted as `port.member`, or as `port` if it is a function. */
const watching = (ports: Ports, name: keyof Ports, note: (offer: string) => void): Ports => {
  const port: object = ports[name];
  const watched = new Proxy(port, {
    get: (target, member, receiver) => {
      note(`${name}.${String(member)}`);
      return Reflect.get(target, member, receiver);
    },
    apply: (target, self, inputs) => {
      note(name);
      return Reflect.apply(target as () => unknown, self, inputs);
    },
  });
  return { ...ports, [name]: watched };
};

/**
 * Plugs an adapter in: runs every suite over its worlds, then checks that each suite really used all that its port
 * offers by its own declaration, so that nothing of ports.ts stays untried.
 */
export const runContract = (adapterName: string, makeWorld: MakeWorld): void => {
  const used = new Set<string>();
  for (const name of Object.keys(suites) as (keyof Ports)[])
    describe(name, () =>
      suites[name](adapterName, async (wishes) => {
        const world = await makeWorld(wishes);
        return { ...world, ports: watching(world.ports, name, (offer) => used.add(offer)) };
      }),
    );

  test(`${adapterName}: every offer of every port was tried`, () => {
    const { offers } = declaredPorts();
    expect(offers.filter((offer) => !used.has(offer))).toEqual([]);
  });
};
