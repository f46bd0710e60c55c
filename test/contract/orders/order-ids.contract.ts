import { expect, test } from '@jest/globals';
import { Unavailable } from '#application/ports';
import { firstInstantOfIds, lastInstantOfIds, parseOrderId, partsOf } from '#domain/orders/order-id';
import { ada, bob, customerId } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { collidingTags } from '#test/builders/order-ids';
import type { Suite } from '#test/contract/world';

export const orderIdsSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: an id is well formed and has the time of the placement`, async () => {
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

  test(`${adapterName}: a customer's pseudonym is always the same, and no other customer's`, async () => {
    const { ports } = await makeWorld();
    const customers = [ada, bob, customerId('ü'), customerId('x'.repeat(128))];
    const pseudonyms = customers.map(ports.orderIds.redeemerOf);
    expect(new Set(pseudonyms).size).toBe(4);
    for (const pseudonym of pseudonyms) expect(pseudonym).toMatch(/^[\w-]{22}$/);
    expect(customers.map((await makeWorld()).ports.orderIds.redeemerOf)).toEqual(pseudonyms);
  });

  test(`${adapterName}: no id of 200 customers may belong to another customer`, async () => {
    const { ports } = await makeWorld();
    const others = Array.from({ length: 200 }, (_, index) => customerId(`cus_${index}`));
    const ids = others.map((other) => ports.orderIds.next(other, tenOClock));
    expect(ids.filter((id) => ports.orderIds.mayBelongTo(id, ada))).toEqual([]);
  });

  test(`${adapterName}: with colliding tags an id may belong to both customers`, async () => {
    const { ports } = await makeWorld({ tags: collidingTags });
    const id = ports.orderIds.next(ada, tenOClock);
    expect(ports.orderIds.mayBelongTo(id, ada)).toBe(true);
    expect(ports.orderIds.mayBelongTo(id, bob)).toBe(true);
  });

  test(`${adapterName}: ids of one customer in one millisecond rarely collide`, async () => {
    const { ports } = await makeWorld();
    const ids = Array.from({ length: 100 }, () => ports.orderIds.next(ada, tenOClock));
    // 100 draws of 1,024 values: 95 different values on average; fewer than 75 is practically impossible.
    expect(new Set(ids).size).toBeGreaterThan(75);
    expect(new Set(ids.map((id) => partsOf(id).tag)).size).toBe(1);
  });

  test(`${adapterName}: a time outside the range of ids is unavailable`, async () => {
    const { ports } = await makeWorld();
    expect(() => ports.orderIds.next(ada, firstInstantOfIds - 1)).toThrow(Unavailable);
    expect(() => ports.orderIds.next(ada, lastInstantOfIds + 1)).toThrow(Unavailable);
  });
};
