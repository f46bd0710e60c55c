import { expect, test } from '@jest/globals';
import type { ChangeRecord } from '#application/events/change-record';
import type { CloudEvent, StoredChange } from '#application/events/cloud-event';
import { publishChanges } from '#application/events/publish-changes';
import { type Events, Unavailable, type WriteFeed } from '#application/ports';
import type { OrderRecord } from '#domain/orders/events';
import { orderIdOf } from '#domain/orders/order-id';
import { ok, refuse } from '#domain/result';
import { tenOClock } from '#test/builders/clock';
import { canceled, changed, confirmed, linesCanceled, orderRecord } from '#test/builders/orders';
import { bySystem } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const orderOf = (random: string) => orderRecord({ id: orderIdOf({ tag: '7K3M9QX', at: tenOClock, random }) });
const [a, b, c] = [orderOf('0A'), orderOf('0B'), orderOf('0C')];

let positions = 100;
const record = (about: string, change: ChangeRecord['change']): ChangeRecord => {
  positions += 1;
  return { position: String(positions), about, change };
};
const orderChange = (before: OrderRecord | undefined, after: OrderRecord): ChangeRecord =>
  record(after.id, ok({ kind: 'order', before, after, at: tenOClock }));
const poison = (about: string): ChangeRecord =>
  record(about, refuse({ kind: 'unreadable-record', fault: `stored item ${about} is not known here` }));

/** A shop without webhook endpoints. */
const { events: _, ...others } = memoryWorld().ports;

/** A bus that takes the given events and records each call. */
const busWhere = (takes: (event: CloudEvent) => boolean) => {
  const calls: CloudEvent[][] = [];
  const taken: string[] = [];
  const events: Events = {
    publish: async (handed) => {
      calls.push([...handed]);
      taken.push(...handed.filter(takes).map(nameOf));
      return handed.filter((event) => !takes(event));
    },
  };
  const publish = publishChanges.with({ ...others, events });
  return { calls, taken, run: (records: readonly ChangeRecord[]) => publish(records, bySystem()) };
};

const letters = new Map([
  [a.id, 'a'],
  [b.id, 'b'],
  [c.id, 'c'],
]);
/** `a1` is the first event of order a. */
const nameOf = ({ source, sequence }: CloudEvent): string =>
  `${letters.get(source.slice('/v1/orders/'.length) as typeof a.id)}${sequence}`;

const confirmedA = changed(a, [confirmed]);

test('all committed changes are published, without a retry', async () => {
  const { run, taken } = busWhere(() => true);
  const answer = answerOf(
    await run([orderChange(undefined, a), orderChange(undefined, b), orderChange(a, confirmedA)]),
  );
  expect(answer).toEqual({ published: 3, retryFrom: null, unreadable: [] });
  expect(taken.toSorted()).toEqual(['a1', 'a2', 'b1']);
});

test('an imported order has no events, and its next change has the next one', async () => {
  const { run, taken } = busWhere(() => true);
  const imported = record(
    a.id,
    ok({ kind: 'order', before: undefined, after: confirmedA, at: tenOClock, imported: true }),
  );
  const held = changed(confirmedA, [linesCanceled(['1', 1])]);
  const answer = answerOf(await run([imported, orderChange(confirmedA, held)]));
  expect(answer).toEqual({ published: 1, retryFrom: null, unreadable: [] });
  expect(taken).toEqual(['a3']);
});

test('a call never has two events of one order', async () => {
  const { run, calls } = busWhere(() => true);
  const cut = changed(confirmedA, [linesCanceled(['1', 3]), canceled]);
  await run([
    orderChange(undefined, a),
    orderChange(undefined, b),
    orderChange(a, confirmedA),
    orderChange(confirmedA, cut),
  ]);
  expect(calls.map((call) => call.map(nameOf))).toEqual([['a1', 'b1'], ['a2'], ['a3'], ['a4']]);
});

test('after an event that was not taken no event of its order is published; other orders continue', async () => {
  const { run, taken } = busWhere((event) => nameOf(event) !== 'a1');
  const records = [
    orderChange(undefined, b),
    orderChange(undefined, a),
    orderChange(undefined, c),
    orderChange(a, confirmedA),
  ];
  const answer = answerOf(await run(records));
  expect(taken).toEqual(['b1', 'c1']);
  expect(answer).toEqual({ published: 2, retryFrom: records[1]?.position, unreadable: [] });
});

test('a record is retried as a whole when its second event was not taken', async () => {
  const { run, taken } = busWhere((event) => nameOf(event) !== 'a2');
  const both = changed(a, [linesCanceled(['1', 3]), canceled]);
  const records = [orderChange(a, both), orderChange(undefined, b)];
  expect(answerOf(await run(records)).retryFrom).toBe(records[0]?.position);
  expect(taken).toEqual(['b1']);
});

test('without an answer of the bus all records are retried from the first', async () => {
  const events: Events = { publish: () => Promise.reject(new Unavailable('the bus is away')) };
  const records = [record('nothing', ok(undefined)), orderChange(undefined, a), orderChange(undefined, b)];
  expect(answerOf(await publishChanges.with({ ...others, events })(records, bySystem()))).toEqual({
    published: 0,
    retryFrom: records[1]?.position,
    unreadable: [],
  });
});

test('a defect of the bus is thrown', async () => {
  const events: Events = { publish: () => Promise.reject(new TypeError('access denied')) };
  await expect(publishChanges.with({ ...others, events })([orderChange(undefined, a)], bySystem())).rejects.toThrow(
    TypeError,
  );
});

test('an unreadable record fails alone: the records before and after it are published', async () => {
  const { run, taken } = busWhere(() => true);
  const bad = poison('the bad one');
  const records = [orderChange(undefined, a), bad, orderChange(undefined, b), orderChange(a, confirmedA)];
  const answer = answerOf(await run(records));
  expect(taken.toSorted()).toEqual(['a1', 'a2', 'b1']);
  expect(answer).toEqual({
    published: 3,
    retryFrom: bad.position,
    unreadable: ['stored item the bad one is not known here'],
  });
});

test('a readable record that cannot become an event fails alone too', async () => {
  const { run, taken } = busWhere(() => true);
  const absurd: StoredChange = {
    kind: 'order',
    before: undefined,
    after: { ...b, changes: [{ ...b.changes[0], at: 9e15 }] },
    at: tenOClock,
  };
  const records = [record('absurd', ok(absurd)), orderChange(undefined, a)];
  const answer = answerOf(await run(records));
  expect(taken).toEqual(['a1']);
  expect(answer.retryFrom).toBe(records[0]?.position);
  expect(answer.unreadable[0]).toContain('RangeError');
});

test('a retried record has the same events', async () => {
  const { run, calls } = busWhere(() => true);
  const records = [orderChange(undefined, a), orderChange(a, confirmedA)];
  await run(records);
  await run(records);
  expect(calls.slice(2)).toEqual(calls.slice(0, 2));
});

/** A feed that takes the given events, and a bus that takes all; both note them in one list. */
const feedWhere = (takes: (event: CloudEvent) => boolean) => {
  const noted: string[] = [];
  const writeFeed: WriteFeed = async (entries) => {
    if (!entries.every(({ event }) => takes(event))) throw new Unavailable('the table is away');
    noted.push(...entries.map(({ event }) => `feed ${nameOf(event)}`));
  };
  const events: Events = {
    publish: async (handed) => {
      noted.push(...handed.map((event) => `bus ${nameOf(event)}`));
      return [];
    },
  };
  const publish = publishChanges.with({ ...others, writeFeed, events });
  return { noted, run: (records: readonly ChangeRecord[]) => publish(records, bySystem()) };
};

test('an event is in the feed before the bus has it, and a later event of its order after that', async () => {
  const { run, noted } = feedWhere(() => true);
  await run([orderChange(undefined, a), orderChange(undefined, b), orderChange(a, confirmedA)]);
  expect(noted).toEqual(['feed a1', 'feed b1', 'bus a1', 'bus b1', 'feed a2', 'bus a2']);
});

test('an event that the feed did not take is not published, nor is a later one of its order', async () => {
  const { run, noted } = feedWhere((event) => nameOf(event) !== 'a2');
  const both = changed(a, [linesCanceled(['1', 3]), canceled]);
  const records = [orderChange(undefined, b), orderChange(undefined, a), orderChange(a, both)];
  const answer = answerOf(await run(records));
  expect(noted).toEqual(['feed b1', 'feed a1', 'bus b1', 'bus a1']);
  expect(answer).toEqual({ published: 2, retryFrom: records[2]?.position, unreadable: [] });
});
