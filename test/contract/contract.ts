import { describe, expect, test } from '@jest/globals';
import { type Committed, type Ports, rejectionsOf, type Writes } from '#application/ports';
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

/** Ports that report the outcomes of `commit`: the kinds of a committed list, the kind and rejection of a single write. */
const watchingOutcomes = (ports: Ports, report: (outcome: string) => void): Ports => {
  const commit = async (writes: Writes): Promise<Committed> => {
    const committed = await ports.commit(writes);
    if (committed.kind === 'committed') for (const { kind } of writes) report(kind);
    else if (writes.length === 1) report(`${writes[0].kind}: ${committed.why.kind}`);
    return committed;
  };
  return { ...ports, commit: commit as Ports['commit'] };
};

const everyPort = Object.keys(suites) as (keyof Ports)[];
const paymentPorts: readonly (keyof Ports)[] = ['payments', 'providerEvents', 'simulatedPayments'];

const orderPorts = everyPort.filter((name) => /order|externalReferences/i.test(name));
const otherThan = (...parts: readonly (keyof Ports)[]) => everyPort.filter((name) => !parts.includes(name));

/** The ports in four parts whose suites take about as long: over a table, each part has a file, and they run side by side. */
export const portsInParts = {
  payments: paymentPorts,
  commit: ['commit'],
  orders: orderPorts,
  others: otherThan('commit', ...paymentPorts, ...orderPorts),
} satisfies Record<string, readonly (keyof Ports)[]>;

/**
 * Runs the suites of ports, by default of all, over the worlds of an adapter. Then it checks that each suite used every
 * member that ports.ts declares for its port, and that each kind of write had each of its outcomes.
 */
export const runContract = (
  adapterName: string,
  makeWorld: MakeWorld,
  names: readonly (keyof Ports)[] = everyPort,
): void => {
  const used = new Set<string>();
  const outcomes = new Set<string>();
  for (const name of names)
    describe(name, () =>
      suites[name](adapterName, async (wishes) => {
        const world = await makeWorld(wishes);
        const ports = watching(world.ports, name, (member) => used.add(member));
        return { ...world, ports: watchingOutcomes(ports, (outcome) => outcomes.add(outcome)) };
      }),
    );

  test(`${adapterName}: the suites use every member of every port`, () => {
    const { members } = declaredPorts();
    const isRun = (member: string) => names.some((name) => member === name || member.startsWith(`${name}.`));
    expect(members.filter((member) => isRun(member) && !used.has(member))).toEqual([]);
  });

  if (!names.includes('commit')) return;

  test(`${adapterName}: the suites commit every kind of write and see each of its rejections`, () => {
    const possible = Object.entries(rejectionsOf).flatMap(([kind, whys]) => [
      kind,
      ...whys.map((why) => `${kind}: ${why}`),
    ]);
    expect(possible.filter((outcome) => !outcomes.has(outcome))).toEqual([]);
  });
};
