import { expect, test } from '@jest/globals';
import { firstInstantOfIds, lastInstantOfIds, parseOrderId, partsOf } from '#domain/orders/order-id';
import { ada, bob, customerId } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { collidingTags } from '#test/builders/order-ids';
import type { Suite } from '#test/contract/world';

export const orderIdsSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: an id is well formed and tells when the order was placed`, async () => {
    const { ports } = await makeWorld();
    for (const at of [firstInstantOfIds, tenOClock, lastInstantOfIds]) {
      const id = ports.orderIds.next(ada, at);
      expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}-[0-9A-HJKMNP-TV-Z]{6}-[0-9A-HJKMNP-TV-Z]{6}$/);
      expect(parseOrderId(id)).toBe(id);
      expect(partsOf(id).at).toBe(at);
    }
  });

  test(`${adapterName}: a customer's ids may belong to the customer, at any time`, async () => {
    const { ports } = await makeWorld();
    for (const at of [firstInstantOfIds, tenOClock, lastInstantOfIds])
      for (const customer of [ada, bob, customerId('ü'), customerId('x'.repeat(128))])
        expect(ports.orderIds.mayBelongTo(ports.orderIds.next(customer, at), customer)).toBe(true);
  });

  test(`${adapterName}: of 200 customers' ids none may belong to another customer`, async () => {
    const { ports } = await makeWorld();
    const others = Array.from({ length: 200 }, (_, index) => customerId(`cus_${index}`));
    const ids = others.map((other) => ports.orderIds.next(other, tenOClock));
    expect(ids.filter((id) => ports.orderIds.mayBelongTo(id, ada))).toEqual([]);
  });

  test(`${adapterName}: where tags collide an id may belong to either`, async () => {
    const { ports } = await makeWorld({ tags: collidingTags });
    const id = ports.orderIds.next(ada, tenOClock);
    expect(ports.orderIds.mayBelongTo(id, ada)).toBe(true);
    expect(ports.orderIds.mayBelongTo(id, bob)).toBe(true);
  });

  test(`${adapterName}: ids of one customer in one millisecond rarely meet`, async () => {
    const { ports } = await makeWorld();
    const ids = Array.from({ length: 100 }, () => ports.orderIds.next(ada, tenOClock));
    // 100 of 1,024 values: 95 different ones on average; fewer than 75 by chance never happens.
    expect(new Set(ids).size).toBeGreaterThan(75);
    expect(new Set(ids.map((id) => partsOf(id).tag)).size).toBe(1);
  });

  test(`${adapterName}: a time that no id can tell is a defect`, async () => {
    const { ports } = await makeWorld();
    expect(() => ports.orderIds.next(ada, firstInstantOfIds - 1)).toThrow(RangeError);
    expect(() => ports.orderIds.next(ada, lastInstantOfIds + 1)).toThrow(RangeError);
  });
};
