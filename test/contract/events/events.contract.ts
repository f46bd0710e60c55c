import { expect, test } from '@jest/globals';
import { systemSha256 } from '#adapters/system/sha256';
import { cloudEventsOf } from '#application/events/cloud-event';
import { tenOClock } from '#test/builders/clock';
import { changed, confirmed, orderRecord } from '#test/builders/orders';
import type { Suite } from '#test/contract/world';

const someEvents = (count: number) => {
  let record = orderRecord();
  while (record.changes.length < count) record = changed(record, [confirmed]);
  const shop = { lowStockThreshold: 5, sha256: systemSha256 };
  return cloudEventsOf({ kind: 'order', before: undefined, after: record, at: tenOClock }, shop);
};

export const eventsSuite: Suite = (adapterName, makeWorld) => {
  test.each([0, 1, 10, 11, 25])(`${adapterName}: %d events arrive unchanged and in order`, async (count) => {
    const { ports, arrived } = await makeWorld();
    const events = someEvents(count).slice(0, count);
    expect(await ports.events.publish(events)).toEqual([]);
    expect(arrived?.()).toEqual(events);
  });

  test(`${adapterName}: an event can be published again`, async () => {
    const { ports, arrived } = await makeWorld();
    const [event] = someEvents(1);
    if (event === undefined) throw new Error('no event');
    for (let times = 0; times < 2; times += 1) expect(await ports.events.publish([event])).toEqual([]);
    expect(arrived?.()).toEqual([event, event]);
  });
};
