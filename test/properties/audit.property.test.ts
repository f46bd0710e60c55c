import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { systemSha256 } from '#adapters/system/sha256';
import { type CloudEvent, cloudEventsOf } from '#application/events/cloud-event';
import type { OrderRecord } from '#domain/orders/events';
import { erase } from '#domain/orders/lifecycle/erase';
import { tenOClock } from '#test/builders/clock';
import { anyLife, type Life, live } from '#test/lives/live';
import { casesOf, hasManyCases } from '#test/properties/runs';
import { comparedWith } from '../../scripts/operate/audit/compare';

// ── An independent oracle ──────────────────────────────────────────────────────────────────────────────────────────

const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.keys(value)
    .filter((name) => (value as Record<string, unknown>)[name] !== undefined)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical((value as Record<string, unknown>)[name])}`);
  return `{${members.join(',')}}`;
};

/** The hashes of events, which a receiver got as JSON. */
const oracle = (events: readonly CloudEvent[]): readonly string[] => {
  let hash = '0'.repeat(64);
  return events.map(({ id, source, type, time, sequence, data }) => {
    const text = `${hash}\n${canonical({ data, id, sequence, source, time, type })}`;
    hash = createHash('sha256').update(text, 'utf8').digest('hex');
    return hash;
  });
};

// ── Random lives ───────────────────────────────────────────────────────────────────────────────────────────────────

const shop = { lowStockThreshold: 0, sha256: systemSha256 };
const publishedOf = (after: OrderRecord): readonly CloudEvent[] =>
  JSON.parse(JSON.stringify(cloudEventsOf({ kind: 'order', before: undefined, after, at: tenOClock }, shop)));

const lastRecordOf = async (life: Life): Promise<OrderRecord | undefined> => {
  let record: OrderRecord | undefined;
  await live(life, ({ store }, id) => {
    record = store.orders.get(id)?.record ?? record;
  });
  return record;
};

const by = {
  at: tenOClock + 86_400_000,
  actor: { role: 'system' },
  cause: { key: 'erasure', fingerprint: '' },
  trace: null,
} as const;

test('an erasure leaves each hash as it was, and another program computes the same', async () => {
  let erasures = 0;
  await fc.assert(
    fc.asyncProperty(anyLife, async (life) => {
      const record = await lastRecordOf(life);
      if (record === undefined) return;
      const events = publishedOf(record);
      assert.deepEqual(
        events.map(({ audithash }) => audithash),
        oracle(events),
      );
      const erased = erase(record, by);
      if (!erased.ok) return;
      erasures += 1;
      assert.deepEqual(publishedOf(erased.value).slice(0, events.length), events);
    }),
    { numRuns: casesOf(100) },
  );
  if (hasManyCases) expect(erasures).toBeGreaterThan(20);
});

type Tampering = {
  readonly kind: 'altered' | 'removed' | 'added' | 'swapped';
  readonly at: number;
  readonly field: number;
};
const anyTampering: fc.Arbitrary<Tampering> = fc.record({
  kind: fc.constantFrom('altered', 'removed', 'added', 'swapped'),
  at: fc.nat(),
  field: fc.nat(),
});

/** Another value in the place of each leaf of JSON. */
const other = (value: unknown): unknown => {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string') return `${value}x`;
  if (typeof value === 'boolean') return !value;
  return value === null ? 'x' : 'x';
};

type Path = readonly (string | number)[];
const leavesOf = (value: unknown, path: Path = []): readonly Path[] =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0
    ? Object.entries(value).flatMap(([name, each]) => leavesOf(each, [...path, name]))
    : [path];

const replaced = (value: unknown, [name, ...rest]: Path): unknown => {
  if (name === undefined) return other(value);
  if (Array.isArray(value)) return value.map((each, index) => (String(index) === name ? replaced(each, rest) : each));
  return { ...(value as object), [name]: replaced((value as Record<string, unknown>)[name], rest) };
};

/** A journal numbers its events by their place. */
const numbered = (events: readonly CloudEvent[]): readonly CloudEvent[] =>
  events.map((event, index) => ({ ...event, id: `${event.id.split(':')[0]}:${index + 1}`, sequence: index + 1 }));

const hashedFields = ['source', 'type', 'time', 'data'] as const;

const alteredEvent = (event: CloudEvent, field: number): CloudEvent => {
  const parts = Object.fromEntries(hashedFields.map((name) => [name, event[name]]));
  const leaves = leavesOf(parts);
  return { ...event, ...(replaced(parts, leaves[field % leaves.length] ?? []) as object) };
};

const tampered = (events: readonly CloudEvent[], { kind, at, field }: Tampering) => {
  const index = at % events.length;
  const event = events[index] as CloudEvent;
  const [before, after] = [events.slice(0, index), events.slice(index + 1)];
  if (kind === 'altered') return { journal: [...before, alteredEvent(event, field), ...after], index };
  if (kind === 'removed') return { journal: numbered([...before, ...after]), index };
  if (kind === 'added')
    return {
      journal: numbered([...before, { ...event, type: 'order.held', data: { holdId: 'h' } }, event, ...after]),
      index,
    };
  const [next] = after;
  if (next === undefined) return undefined;
  return { journal: numbered([...before, next, event, ...after.slice(1)]), index };
};

const contentOf = ({ type, time, data }: CloudEvent | { type?: never; time?: never; data?: never }) =>
  canonical({ type, time, data });

test('a journal that was altered, or has an event less or more, differs from what was published at that event', async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(anyLife, anyTampering, async (life, tampering) => {
      const record = await lastRecordOf(life);
      if (record === undefined) return;
      const events = publishedOf(record);
      const change = tampered(events, tampering);
      if (change === undefined) return;
      const { journal, index } = change;
      // Two events that say the same are the same in either order, and a neighbor replaces one that is removed.
      const [here, next] = [events[index], events[index + 1]];
      if (here && next && tampering.kind !== 'altered' && contentOf(here) === contentOf(next)) return;
      assert.notDeepEqual(oracle(journal), oracle(events));
      const published = new Map(events.map((event) => [event.sequence ?? 0, event]));
      const difference = comparedWith(
        systemSha256,
        published,
        { events: journal, imported: false },
        { since: 0, until: 9e15 },
      );
      const kind = tampering.kind === 'swapped' ? 'altered' : tampering.kind;
      assert.deepEqual(difference.first, { kind, sequence: index + 1 });
      assert.equal(
        comparedWith(systemSha256, published, { events, imported: false }, { since: 0, until: 9e15 }).first,
        undefined,
      );
      seen.set(tampering.kind, (seen.get(tampering.kind) ?? 0) + 1);
    }),
    { numRuns: casesOf(200) },
  );
  if (hasManyCases) expect(Math.min(...seen.values())).toBeGreaterThan(20);
});
