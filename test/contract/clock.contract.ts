import { expect, test } from '@jest/globals';
import { firstInstantOfIds, lastInstantOfIds } from '#domain/orders/order-id';
import type { Suite } from '#test/contract/world';

export const clockSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: the time is in whole milliseconds and in the range of order ids`, async () => {
    const { ports } = await makeWorld();
    const now = ports.clock.now();
    expect(Number.isInteger(now)).toBe(true);
    expect(now).toBeGreaterThan(firstInstantOfIds);
    expect(now).toBeLessThan(lastInstantOfIds);
  });

  test(`${adapterName}: the time never goes back`, async () => {
    const { ports } = await makeWorld();
    let last = ports.clock.now();
    for (let count = 0; count < 1_000; count += 1) {
      const now = ports.clock.now();
      expect(now).toBeGreaterThanOrEqual(last);
      last = now;
    }
  });

  test(`${adapterName}: the time goes on`, async () => {
    const { ports, advance } = await makeWorld();
    const before = ports.clock.now();
    if (advance === undefined) await new Promise((resolve) => setTimeout(resolve, 20));
    else advance(10);
    expect(ports.clock.now()).toBeGreaterThanOrEqual(before + 10);
  });
};
