import { expect, test } from '@jest/globals';
import { CloudEvent as OracleEvent } from 'cloudevents';
import { journalEntryBody } from '#adapters/http/representations/orders/journal';
import { systemSha256 } from '#adapters/system/sha256';
import { type CloudEvent, cloudEventsOf, type StoredChange } from '#application/events/cloud-event';
import { listOrderEvents } from '#application/orders/reading/list-order-events';
import type { OrderRecord } from '#domain/orders/events';
import { staff } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { everyEvent } from '#test/builders/events/every-event';
import { address, canceled, changed, linesCanceled, orderRecord, updated } from '#test/builders/orders';
import { sku } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const shop = { lowStockThreshold: 5, sha256: systemSha256 };
const ofOrder = (before: OrderRecord | undefined, after: OrderRecord | undefined) =>
  cloudEventsOf({ kind: 'order', before, after, at: tenOClock + 90_000 }, shop);

/** Parses an event with the reference library of the specification, which throws for an invalid event. */
const read = (event: CloudEvent): OracleEvent<unknown> => new OracleEvent({ ...event }, true);

test('a placement is published with its data', () => {
  const record = orderRecord({ private: { email: 'ada@example.com', shippingAddress: address() } });
  expect(ofOrder(undefined, record)).toEqual([
    {
      specversion: '1.0',
      id: '7K3M9Q-X1QF65-V805T8:1',
      source: '/v1/orders/7K3M9Q-X1QF65-V805T8',
      type: 'order.placed',
      time: '2026-11-21T10:00:00.000Z',
      datacontenttype: 'application/json',
      sequence: 1,
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-01a1fd8c69000001-00',
      audithash: expect.stringMatching(/^[0-9a-f]{64}$/),
      data: expect.objectContaining({ currency: 'EUR', expiresAt: '2026-11-21T10:30:00.000Z', taxCountry: 'DE' }),
    },
  ]);
});

test.each(Object.entries(everyEvent))('%s is valid by the reference library', (type, event) => {
  const before = orderRecord();
  const [published] = type === 'order.placed' ? ofOrder(undefined, before) : ofOrder(before, changed(before, [event]));
  if (published === undefined) throw new Error('nothing was published');
  const oracle = read(published);
  expect(oracle.validate()).toBe(true);
  expect([oracle.type, oracle.sequence]).toEqual([type, type === 'order.placed' ? 1 : 2]);
  expect(JSON.parse(JSON.stringify(oracle))).toEqual(published);
});

test('an event has the trace of its request, the same in each publication, or none', () => {
  const placed = orderRecord({ trace: '0'.repeat(31).concat('1') });
  const cut = changed(placed, [linesCanceled(['1', 3]), canceled], { trace: 'f'.repeat(32) });
  const published = ofOrder(undefined, cut);
  expect(published.map(({ traceparent }) => traceparent?.split('-')[1])).toEqual([
    '0'.repeat(31).concat('1'),
    'f'.repeat(32),
    'f'.repeat(32),
  ]);
  expect(new Set(published.map(({ traceparent }) => traceparent)).size).toBe(3);
  for (const { traceparent } of published) expect(traceparent).toMatch(/^00-[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-00$/);
  expect(ofOrder(undefined, cut)).toEqual(published);
  const [untraced, deleted] = [ofOrder(undefined, orderRecord({ trace: null })), ofOrder(placed, undefined)];
  for (const [event] of [untraced, deleted]) expect(event).not.toHaveProperty('traceparent');
});

test('a deletion is never before the last change, although the stream has whole seconds', () => {
  const placed = orderRecord();
  const late = changed(placed, [canceled], { at: tenOClock + 90_400 });
  expect(ofOrder(late, undefined).map(({ time }) => time)).toEqual(['2026-11-21T10:01:30.400Z']);
  expect(ofOrder(placed, undefined).map(({ time }) => time)).toEqual(['2026-11-21T10:01:30.000Z']);
});

test('only new events are published, with sequences without a gap', () => {
  const placed = orderRecord();
  const cut = changed(placed, [linesCanceled(['1', 3]), canceled]);
  expect(ofOrder(placed, cut).map(({ id, type }) => [id.split(':')[1], type])).toEqual([
    ['2', 'order.lines-canceled'],
    ['3', 'order.canceled'],
  ]);
  expect(ofOrder(cut, cut)).toEqual([]);
  expect(ofOrder(undefined, cut).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
});

test('the last event of an order is its deletion', () => {
  const record = changed(orderRecord(), [canceled]);
  const [gone, ...others] = ofOrder(record, undefined);
  expect(others).toEqual([]);
  expect(gone).toMatchObject({
    id: '7K3M9Q-X1QF65-V805T8:3',
    type: 'order.deleted',
    sequence: 3,
    time: '2026-11-21T10:01:30.000Z',
    data: {},
  });
  expect(gone && read(gone).validate()).toBe(true);
});

test('events have no customer, no contact and no words of reasons', () => {
  const words = { email: 'ada@example.com', shippingAddress: address(), note: 'ring twice', tags: ['vip'] };
  const placed = orderRecord({ private: words, externalReference: 'web-1' });
  const noted = changed(placed, [updated('note', 'internalNote')], {
    private: { note: 'the back door', internalNote: 'call first', internalMetadata: { erp: '4711' } },
  });
  const after = changed(noted, [canceled], { private: { reason: 'Ada changed her mind' } });
  const published = JSON.stringify(ofOrder(undefined, after));
  const contact = ['cus_ada', 'ada@', 'Ada', 'Hauptstr', '10115'];
  for (const secret of [...contact, 'ring twice', 'vip', 'back door', 'call first', '4711', 'op_1'])
    expect(published).not.toContain(secret);
});

test('an event has the data of the journal without the words of reasons', async () => {
  const record = changed(orderRecord(), [linesCanceled(['1', 1])], { private: { reason: 'too many' } });
  const { ports } = memoryWorld({ orders: [record] });
  const journal = await listOrderEvents.with(ports)(
    { id: record.id, after: undefined, limit: 10 },
    request({ caller: staff() }),
  );
  const shown = answerOf(journal).items.map((entry) => journalEntryBody(entry, staff()));
  expect(shown.map(({ data: { reason: _, ...data }, type, at, sequence }) => ({ data, type, at, sequence }))).toEqual(
    ofOrder(undefined, record).map(({ data, type, time, sequence }) => ({ data, type, at: time, sequence })),
  );
  expect(shown[1]?.data).toHaveProperty('reason', 'too many');
});

const ofStock = (before: number | undefined, after: number | undefined) => {
  const seen = (available: number | undefined) => (available === undefined ? undefined : { available });
  const change: StoredChange = {
    kind: 'stock',
    sku: sku('TEE-M'),
    before: seen(before),
    after: seen(after),
    version: '4711',
    at: tenOClock,
  };
  return cloudEventsOf(change, shop);
};

test.each([
  [6, 5, 'stock.low'],
  [100, 1, 'stock.low'],
  [6, 0, 'stock.out'],
  [5, 0, 'stock.out'],
  [1, 0, 'stock.out'],
  [2, -3, 'stock.out'],
])('from %d to %d: %s', (before, after, type) => {
  const [event, ...others] = ofStock(before, after);
  expect(others).toEqual([]);
  expect(event).toEqual({
    specversion: '1.0',
    id: 'TEE-M:4711',
    source: '/v1/products/TEE-M',
    type,
    time: '2026-11-21T10:00:00.000Z',
    datacontenttype: 'application/json',
    // Owed units are not shown.
    data: { sku: 'TEE-M', available: Math.max(0, after), lowStockThreshold: 5 },
  });
  expect(event && read(event).validate()).toBe(true);
});

test.each([
  [5, 4],
  [7, 6],
  [0, 3],
  [0, 0],
  [0, -1],
  [-1, -4],
  [-4, -1],
  [-4, 3],
  [5, 5],
  [undefined, 0],
  [9, undefined],
])('from %p to %p: nothing', (before, after) => {
  expect(ofStock(before, after)).toEqual([]);
});
