import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { systemSha256 } from '#adapters/system/sha256';
import { cloudEventsOf } from '#application/events/cloud-event';
import { anchorOf, noteHead } from '#domain/audit/anchor';
import { type AuditedEvent, auditedText, chainOf, chainStart, hashAfter } from '#domain/audit/chain';
import { canonicalJson } from '#domain/canonical-json';
import { tenOClock } from '#test/builders/clock';
import { canceled, changed, confirmed, orderRecord } from '#test/builders/orders';

const confirmation: AuditedEvent = {
  id: '7K3M9Q-X1QF65-V805T8:2',
  source: '/v1/orders/7K3M9Q-X1QF65-V805T8',
  type: 'order.confirmed',
  time: '2026-11-21T10:04:00.000Z',
  sequence: 2,
  data: { b: [1, { d: null, c: 'é' }], a: true },
};

/** Written by hand: its hash is one that any other program gives, for example `sha256sum`. */
const confirmationText =
  '{"data":{"a":true,"b":[1,{"c":"é","d":null}]},"id":"7K3M9Q-X1QF65-V805T8:2","sequence":2,' +
  '"source":"/v1/orders/7K3M9Q-X1QF65-V805T8","time":"2026-11-21T10:04:00.000Z","type":"order.confirmed"}';

describe('the chain of an order', () => {
  test('hashes the text before it, a line feed and the event as canonical JSON', () => {
    expect(auditedText(confirmation)).toBe(confirmationText);
    const oracle = createHash('sha256').update(chainStart).update('\n').update(confirmationText).digest('hex');
    expect(hashAfter(systemSha256, chainStart, confirmation)).toBe(oracle);
    expect(oracle).toBe('9d9acf7aea28b405e64af9c0d80201a86d15bda93cd350fa3ef519c29e9a2282');
  });

  test('leaves out what is no part of the event', () => {
    const sent = { ...confirmation, specversion: '1.0', traceparent: '00-1-2-00', audithash: 'x' };
    expect(auditedText(sent)).toBe(confirmationText);
  });

  test('begins with zeros, and each hash covers the one before', () => {
    const [first, second] = chainOf(systemSha256, [confirmation, confirmation]);
    expect(first).toBe(hashAfter(systemSha256, '0'.repeat(64), confirmation));
    expect(second).toBe(hashAfter(systemSha256, first ?? '', confirmation));
    expect(chainOf(systemSha256, [])).toEqual([]);
  });
});

describe('published events', () => {
  const shop = { lowStockThreshold: 5, sha256: systemSha256 };
  const placed = orderRecord();
  const later = changed(changed(placed, [confirmed]), [canceled]);
  const whole = cloudEventsOf({ kind: 'order', before: undefined, after: later, at: tenOClock }, shop);

  test('have the hash after them, however many are published at once', () => {
    const hashes = whole.map(({ audithash }) => audithash);
    expect(hashes).toEqual(chainOf(systemSha256, whole));
    const rest = cloudEventsOf({ kind: 'order', before: placed, after: later, at: tenOClock }, shop);
    expect(rest).toEqual(whole.slice(1));
  });

  test('end with the deletion, which continues the chain', () => {
    const [deletion, ...others] = cloudEventsOf(
      { kind: 'order', before: later, after: undefined, at: tenOClock },
      shop,
    );
    expect(others).toEqual([]);
    expect(deletion?.audithash).toBe(chainOf(systemSha256, [...whole, deletion as AuditedEvent]).at(-1));
  });

  test('hash each event once', () => {
    let calls = 0;
    const sha256 = (text: string) => {
      calls += 1;
      return systemSha256(text);
    };
    cloudEventsOf({ kind: 'order', before: placed, after: later, at: tenOClock }, { ...shop, sha256 });
    expect(calls).toBe(3);
    // A change of private data that is no event, such as the action of a payment, hashes nothing.
    cloudEventsOf({ kind: 'order', before: later, after: later, at: tenOClock }, { ...shop, sha256 });
    expect(calls).toBe(3);
  });
});

describe('an anchor', () => {
  const headsOf = (events: readonly { source: string; sequence?: number; audithash?: string }[]) => {
    const heads = new Map();
    for (const event of events) noteHead(heads, event);
    return heads;
  };
  const [a1, a2, b7] = [
    { source: '/v1/orders/A', sequence: 1, audithash: '1'.repeat(64) },
    { source: '/v1/orders/A', sequence: 2, audithash: '2'.repeat(64) },
    { source: '/v1/orders/B', sequence: 7, audithash: '3'.repeat(64) },
  ] as const;

  test('hashes a line for the last event of each order, however they come', () => {
    const lines = `/v1/orders/A 2 ${'2'.repeat(64)}\n/v1/orders/B 7 ${'3'.repeat(64)}\n`;
    const expected = { date: '2026-11-21', orders: 2, hash: createHash('sha256').update(lines).digest('hex') };
    for (const events of [
      [a1, a2, b7],
      [b7, a2, a1, a2],
    ])
      expect(anchorOf(systemSha256, '2026-11-21', headsOf(events))).toEqual(expected);
  });

  test('is of events of orders that have a hash', () => {
    const stock = { source: '/v1/products/MUG' };
    const before = { source: '/v1/orders/C', sequence: 1 };
    expect(headsOf([stock, before, a1])).toEqual(headsOf([a1]));
  });
});

test('canonical JSON is that of RFC 8785 for data of events', () => {
  const value = { z: [], a: { é: 1.5, e: '€"\\\n' }, left: undefined, n: null };
  expect(canonicalJson(value)).toBe('{"a":{"e":"€\\"\\\\\\n","é":1.5},"n":null,"z":[]}');
});
