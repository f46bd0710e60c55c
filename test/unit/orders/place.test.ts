import { describe, expect, test } from '@jest/globals';
import { minutes } from '#domain/instant';
import { fold } from '#domain/orders/evolve';
import { tenOClock } from '#test/builders/clock';
import { line, orderRecord } from '#test/builders/orders';
import { cause } from '#test/builders/requests';

describe('placing', () => {
  test('makes one change with one event, its actor and its cause', () => {
    const asked = cause();
    const record = orderRecord({ actor: { role: 'staff', id: 'op_1' }, cause: asked });
    expect(record.changes).toHaveLength(1);
    const [change] = record.changes;
    expect(change).toMatchObject({ at: tenOClock, actor: { role: 'staff', id: 'op_1' }, cause: asked });
    expect(change.events.map(({ type }) => type)).toEqual(['order.placed']);
  });

  test('stores private data beside the events, never in them', () => {
    const record = orderRecord({ private: { email: 'ada@example.com', note: 'ring twice' } });
    expect(record.revisions).toEqual([{ version: 1, email: 'ada@example.com', note: 'ring twice' }]);
    expect(JSON.stringify(record.changes)).not.toMatch(/ada|ring/);
  });

  test('without private data makes no revision', () => expect(orderRecord().revisions).toEqual([]));

  test('of a priced order leaves it pending until it expires', () =>
    expect(fold(orderRecord())).toMatchObject({ status: 'pending', expiresAt: tenOClock + minutes(30) }));

  test('of a free order confirms it in the same change; it never expires', () => {
    const record = orderRecord({ lines: [line({ unitAmount: 0 })], shippingAmount: 0 });
    expect(record.changes).toHaveLength(1);
    expect(record.changes[0].events.map(({ type }) => type)).toEqual(['order.placed', 'order.confirmed']);
    expect(record.changes[0].events[0]).toMatchObject({ data: { expiresAt: null } });
    expect(fold(record)).toMatchObject({ status: 'confirmed', version: 1 });
  });

  test('of a free download completes it in the same change', () => {
    const record = orderRecord({ lines: [line({ unitAmount: 0, requiresShipping: false })], shippingAmount: null });
    expect(record.changes.map(({ events }) => events.map(({ type }) => type))).toEqual([
      ['order.placed', 'order.confirmed', 'order.completed'],
    ]);
  });

  test('of free goods with priced shipping leaves the order pending', () =>
    expect(fold(orderRecord({ lines: [line({ unitAmount: 0 })], shippingAmount: 1 })).status).toBe('pending'));
});
