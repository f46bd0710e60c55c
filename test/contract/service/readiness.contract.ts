import { expect, test } from '@jest/globals';
import { givenOrder, type Suite } from '#test/contract/world';

export const readinessSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: a working world has no faults, before and after commits`, async () => {
    const world = await makeWorld();
    expect(await world.ports.readiness.faults()).toEqual([]);
    await givenOrder(world);
    expect(await world.ports.readiness.faults()).toEqual([]);
  });
};
