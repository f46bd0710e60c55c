import { expect, test } from '@jest/globals';
import type { Ports } from '#application/ports';
import { minutes } from '#domain/instant';
import type { OrderId } from '#domain/orders/order-id';
import { tenOClock } from '#test/builders/clock';
import { canceled, changed, confirmed, held, released, writing } from '#test/builders/orders';
import { eventually, given, givenOrder, type Suite } from '#test/contract/world';

/** All awaited orders, page by page; too many pages fail the test. */
const allAwaited = async (ports: Ports, placedTo: number, limit: number): Promise<readonly OrderId[]> => {
  const ids: OrderId[] = [];
  let after: OrderId | undefined;
  for (let pages = 0; pages < 50; pages += 1) {
    const { items, next } = await ports.awaitedOrders.page({ placedTo, after, limit });
    ids.push(...items);
    expect(items.length).toBeLessThanOrEqual(limit);
    if (next === null) return ids;
    after = next;
  }
  throw new Error('the pages do not end');
};

export const awaitedOrdersSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: an empty shop has no awaited orders`, async () => {
    const { ports } = await makeWorld();
    expect(await ports.awaitedOrders.page({ placedTo: tenOClock, limit: 5 })).toEqual({ items: [], next: null });
  });

  test.each([1, 2, 3, 100])(`${adapterName}: every awaited order is listed once, in pages of %d`, async (limit) => {
    const world = await makeWorld();
    const placed: OrderId[] = [];
    for (let minute = 0; minute < 7; minute += 1)
      placed.push((await givenOrder(world, { at: tenOClock + minutes(minute) })).id);
    await eventually(async () => {
      const found = await allAwaited(world.ports, tenOClock + minutes(10), limit);
      expect(found.toSorted()).toEqual(placed.toSorted());
    });
  });

  test(`${adapterName}: only orders placed at or before the given time are listed`, async () => {
    const world = await makeWorld();
    const early = await givenOrder(world, { at: tenOClock });
    const onTime = await givenOrder(world, { at: tenOClock + minutes(1) });
    await givenOrder(world, { at: tenOClock + minutes(1) + 1 });
    await eventually(async () => {
      const found = await allAwaited(world.ports, tenOClock + minutes(1), 10);
      expect(found.toSorted()).toEqual([early.id, onTime.id].toSorted());
    });
  });

  test(`${adapterName}: confirmed and canceled orders are not awaited; held and released orders are`, async () => {
    const world = await makeWorld();
    const at = (minute: number) => ({ at: tenOClock + minutes(minute) });
    const waiting = await givenOrder(world, at(0));
    await given(world, writing(changed(await givenOrder(world, at(1)), [confirmed])));
    await given(world, writing(changed(await givenOrder(world, at(2)), [canceled])));
    const waitingOnHold = changed(await givenOrder(world, at(3)), [held('hold_2')]);
    await given(world, writing(waitingOnHold));
    const heldOnce = changed(await givenOrder(world, at(4)), [held('hold_2')]);
    await given(world, writing(heldOnce));
    await given(world, writing(changed(heldOnce, [released('hold_2')])));
    await eventually(async () => {
      const found = await allAwaited(world.ports, tenOClock + minutes(10), 10);
      expect(found.toSorted()).toEqual([waiting.id, waitingOnHold.id, heldOnce.id].toSorted());
    });
  });

  test(`${adapterName}: a page continues after an order that is no longer awaited`, async () => {
    const world = await makeWorld();
    const orders = [];
    for (let minute = 0; minute < 4; minute += 1)
      orders.push(await givenOrder(world, { at: tenOClock + minutes(minute) }));
    const page = (after?: OrderId) =>
      world.ports.awaitedOrders.page({ placedTo: tenOClock + minutes(10), after, limit: 2 });
    await eventually(async () => {
      expect(await allAwaited(world.ports, tenOClock + minutes(10), 10)).toHaveLength(4);
    });
    const first = await page();
    const gone = orders.filter(({ id }) => first.items.includes(id));
    for (const record of gone) await given(world, writing(changed(record, [canceled])));
    const rest = await page(first.next ?? undefined);
    const wanted = orders.filter((record) => !gone.includes(record)).map(({ id }) => id);
    expect(rest.items.toSorted()).toEqual(wanted.toSorted());
  });
};
