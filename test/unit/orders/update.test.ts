import { describe, expect, test } from '@jest/globals';
import { fold } from '#domain/orders/evolve';
import type { PendingOrder } from '#domain/orders/order';
import type { PrivateData } from '#domain/orders/private-data';
import { inStatus } from '#domain/orders/status-conflict';
import { mayPatch, type OrderPatch, update } from '#domain/orders/update';
import { customer, staff } from '#test/builders/callers';
import { address, changed, completed, confirmed, orderRecord, updated } from '#test/builders/orders';
import { answerOf, refusalOf } from '#test/builders/results';

const written: PrivateData = {
  email: 'ada@example.com',
  note: 'ring twice',
  tags: ['vip', 'new'],
  metadata: { campaign: 'spring', channel: 'web' },
  shippingAddress: address(),
  locale: 'de',
  paymentMethods: { pay_1: 'tok_ok' },
  internalNote: 'call first',
  internalTags: ['fraud check'],
  internalMetadata: { erp: '4711', desk: 'north' },
};
const placed = orderRecord({ private: written });
const open: PendingOrder = answerOf(inStatus(fold(placed), 'pending'));
const bare: PendingOrder = answerOf(inStatus(fold(orderRecord()), 'pending'));

/** A merge patch, and the fields of `written` that it changes. */
const patches: readonly [string, OrderPatch, Partial<PrivateData>][] = [
  ['another email', { email: 'lady@example.com' }, { email: 'lady@example.com' }],
  ['email null removes it', { email: null }, { email: null }],
  ['another note', { note: 'leave it at the door' }, { note: 'leave it at the door' }],
  ['an empty note is a note', { note: '' }, { note: '' }],
  ['note null removes it', { note: null }, { note: null }],
  ['tags are replaced as a whole', { tags: ['vip'] }, { tags: ['vip'] }],
  ['tags in another order are others', { tags: ['new', 'vip'] }, { tags: ['new', 'vip'] }],
  ['tags null removes them', { tags: null }, { tags: [] }],
  ['no tags', { tags: [] }, { tags: [] }],
  [
    'a metadata key is added, the others stay',
    { metadata: { gift: 'yes' } },
    { metadata: { campaign: 'spring', channel: 'web', gift: 'yes' } },
  ],
  [
    'a metadata key is replaced, the others stay',
    { metadata: { channel: 'shop' } },
    { metadata: { campaign: 'spring', channel: 'shop' } },
  ],
  ['a metadata key of null goes, the others stay', { metadata: { campaign: null } }, { metadata: { channel: 'web' } }],
  ['the last metadata keys go', { metadata: { campaign: null, channel: null } }, { metadata: {} }],
  ['metadata null removes every key', { metadata: null }, { metadata: {} }],
  [
    'keys added, replaced and removed at once',
    { metadata: { gift: 'yes', channel: 'shop', campaign: null, unknown: null } },
    { metadata: { channel: 'shop', gift: 'yes' } },
  ],
  [
    'an empty metadata value is a value',
    { metadata: { campaign: '' } },
    { metadata: { campaign: '', channel: 'web' } },
  ],
  [
    'several fields, and only those that differ',
    { email: 'ada@example.com', note: null, tags: ['vip', 'new'], metadata: { channel: null } },
    { note: null, metadata: { campaign: 'spring' } },
  ],
  ['another internal note', { internalNote: 'do not call' }, { internalNote: 'do not call' }],
  ['internal tags null removes them', { internalTags: null }, { internalTags: [] }],
  [
    'an internal metadata key goes, another comes, the rest stays',
    { internalMetadata: { erp: null, crm: '1' } },
    { internalMetadata: { desk: 'north', crm: '1' } },
  ],
  ['internal metadata null removes every key', { internalMetadata: null }, { internalMetadata: {} }],
  [
    'internal fields and the others do not touch each other',
    { note: 'ours', internalNote: null, metadata: { erp: '1' }, internalMetadata: { campaign: 'winter' } },
    {
      note: 'ours',
      internalNote: null,
      metadata: { campaign: 'spring', channel: 'web', erp: '1' },
      internalMetadata: { erp: '4711', desk: 'north', campaign: 'winter' },
    },
  ],
];

describe('a merge patch', () => {
  test.each(patches)('%s', (_, patch, changes) =>
    expect(update(open, patch)).toEqual({
      ok: true,
      value: {
        events: [updated(...(Object.keys(changes).toSorted() as (keyof PrivateData)[]))],
        private: changes,
      },
    }),
  );

  test.each(patches)('%s: only these fields of the order change', (_, patch, changes) => {
    const decision = answerOf(update(open, patch));
    const record = changed(placed, decision.events, { private: decision.private ?? {} });
    const { private: after, version, updatedAt: _then, ...rest } = fold(record);
    const { private: before, version: _one, updatedAt: _now, ...untouched } = open;
    expect(after).toEqual({ ...before, ...changes });
    expect(version).toBe(2);
    expect(rest).toEqual(untouched);
  });

  test.each<[string, OrderPatch]>([
    ['nothing', {}],
    ['fields that are not there', { email: undefined, note: undefined, tags: undefined, metadata: undefined }],
    ['the email that it has', { email: 'ada@example.com' }],
    ['the note that it has', { note: 'ring twice' }],
    ['the tags that it has', { tags: ['vip', 'new'] }],
    ['no metadata key', { metadata: {} }],
    ['a metadata value that it has', { metadata: { campaign: 'spring' } }],
    ['all its metadata in another order', { metadata: { channel: 'web', campaign: 'spring' } }],
    ['a metadata key to remove that it does not have', { metadata: { unknown: null } }],
    [
      'all that it has',
      { email: 'ada@example.com', note: 'ring twice', tags: ['vip', 'new'], metadata: { campaign: 'spring' } },
    ],
    [
      'all internal fields that it has',
      { internalNote: 'call first', internalTags: ['fraud check'], internalMetadata: { desk: 'north', erp: '4711' } },
    ],
    ['internal fields that are not there', { internalNote: undefined, internalTags: undefined, internalMetadata: {} }],
  ])('that sets %s changes nothing', (_, patch) =>
    expect(update(open, patch)).toEqual({ ok: true, value: { events: [] } }),
  );

  test.each<[string, OrderPatch]>([
    ['every field', { email: null, note: null, tags: null, metadata: null }],
    ['a metadata key', { metadata: { campaign: null } }],
    ['every tag', { tags: [] }],
  ])('that removes %s of an order without any changes nothing', (_, patch) =>
    expect(update(bare, patch)).toEqual({ ok: true, value: { events: [] } }),
  );

  test('causes an event with the sorted names of the changed fields, never their values', () => {
    const patch = { tags: ['secret'], note: 'secret', metadata: { secret: 'secret' }, email: 'secret@example.com' };
    const { events } = answerOf(update(open, patch));
    expect(events).toEqual([updated('email', 'metadata', 'note', 'tags')]);
    expect(JSON.stringify(events)).not.toContain('secret');
  });

  test('does not change the order that it is about', () => {
    const before = structuredClone(open);
    update(open, { tags: [], metadata: { campaign: null, gift: 'yes' } });
    expect(open).toEqual(before);
  });
});

describe('an update', () => {
  test('of a confirmed order works in the same way', () => {
    const order = answerOf(inStatus(fold(changed(placed, [confirmed])), 'confirmed'));
    expect(update(order, { email: 'lady@example.com' }).ok).toBe(true);
  });

  const done = answerOf(inStatus(fold(changed(placed, [confirmed, completed])), 'completed'));

  test.each<[string, OrderPatch]>([
    ['a note', { note: null }],
    ['metadata', { metadata: { campaign: null } }],
    ['an internal note', { internalNote: 'returned twice' }],
    ['the email that it has', { email: 'ada@example.com', note: 'thanks' }],
  ])('of a completed order can change %s', (_, patch) => expect(answerOf(update(done, patch)).events).toHaveLength(1));

  test.each<[string, OrderPatch]>([
    ['another email', { email: 'lady@example.com' }],
    ['no email', { email: null }],
    ['another email beside a note', { email: 'lady@example.com', note: 'thanks' }],
  ])('of a completed order cannot change %s', (_, patch) =>
    expect(refusalOf(update(done, patch))).toEqual({
      kind: 'order-status-conflict',
      status: 'completed',
      allowed: ['pending', 'confirmed'],
    }),
  );

  const keys = (from: number, to: number): Record<string, string> =>
    Object.fromEntries(Array.from({ length: to - from }, (_, index) => [`key ${from + index}`, 'a value']));
  const full = answerOf(inStatus(fold(orderRecord({ private: { metadata: keys(0, 20) } })), 'pending'));

  test.each<[string, OrderPatch]>([
    ['one key more', { metadata: { more: 'a value' } }],
    ['two for one', { metadata: { more: 'a value', another: 'a value', 'key 0': null } }],
    ['twenty more', { metadata: keys(20, 40) }],
  ])('leaves at most 20 keys in metadata: 20 keys and %s are refused', (_, patch) =>
    expect(refusalOf(update(full, patch))).toEqual({
      kind: 'validation-failed',
      field: 'metadata',
      maximum: 20,
      unit: 'keys',
    }),
  );

  test('leaves at most 20 keys in internal metadata, and names its place', () =>
    expect(refusalOf(update(bare, { internalMetadata: keys(0, 21) }))).toEqual({
      kind: 'validation-failed',
      field: 'internal/metadata',
      maximum: 20,
      unit: 'keys',
    }));

  test('counts the keys of each metadata alone', () =>
    expect(update(full, { internalMetadata: keys(0, 20) }).ok).toBe(true));

  test.each<[string, OrderPatch]>([
    ['another value', { metadata: { 'key 0': 'another' } }],
    ['one for one', { metadata: { more: 'a value', 'key 0': null } }],
    ['what it has', { metadata: keys(0, 20), note: 'a note' }],
  ])('of an order with 20 keys in metadata can do this: %s', (_, patch) => expect(update(full, patch).ok).toBe(true));
});

describe('a patch', () => {
  const internal: readonly OrderPatch[] = [
    { internalNote: 'call first' },
    { internalTags: null },
    { internalMetadata: {} },
    { note: 'ring twice', internalNote: undefined },
  ];

  test.each(internal)('of internal fields is for staff: %j', (patch) => {
    expect([mayPatch(customer(), patch), mayPatch(staff(), patch)]).toEqual([false, true]);
  });

  test.each<OrderPatch>([{}, { email: null, note: 'ring twice', tags: [], metadata: { campaign: null } }])(
    'of other fields is for customers too: %j',
    (patch) => expect([mayPatch(customer(), patch), mayPatch(staff(), patch)]).toEqual([true, true]),
  );
});
