import { describe, expect, test } from '@jest/globals';
import { eventsDue } from '#adapters/payments/events-due';
import type { SimulatedMethod, SimulatedOperation } from '#application/ports';
import { days } from '#domain/instant';
import { tenOClock } from '#test/builders/clock';
import { simulated, simulatedOperation } from '#test/builders/payments/simulator';

const at = (text: string): number => Date.parse(text);
const onDay = (count: number): number => tenOClock + days(count);

/** The events that are due some days after the authorization of 7541 at ten on 21 November. */
const due = (
  method: SimulatedMethod,
  daysLater: number,
  { captures = false, actedAt = null as number | null, more = [] as readonly Partial<SimulatedOperation>[] } = {},
) => {
  const later = more.map((wanted, index) =>
    simulatedOperation({ operationId: `op_${index + 2}`, hasReference: true, ...wanted }),
  );
  return eventsDue(
    simulated({
      method,
      acted: actedAt === null ? null : { confirms: true, at: actedAt, after: 1 },
      operations: [simulatedOperation({ captures }), ...later],
    }),
    onDay(daysLater),
  );
};

describe('a provider tells by itself', () => {
  test.each(['tok_ok', 'tok_lapses'] as const)('C5: that an open authorization lapsed: %s', (method) => {
    expect(due(method, 6.99)).toEqual([]);
    const lapse = { kind: 'authorization-lapsed', amount: 7541, at: at('2026-11-28T10:00:00.000Z') };
    expect(due(method, 7)).toEqual([lapse]);
    expect(due(method, 90)).toEqual([lapse]);
  });

  test('C5: how much of an authorization lapsed', () => {
    const capture = { type: 'capture', amount: 1000, final: false, at: onDay(1) } as const;
    expect(due('tok_multi_capture', 8, { more: [capture] })).toEqual([
      { kind: 'authorization-lapsed', amount: 6541, at: at('2026-11-28T10:00:00.000Z') },
    ]);
  });

  test('C5: no lapse of what was captured, released, voided, declined or refused', () => {
    expect(due('tok_ok', 8, { captures: true })).toEqual([]);
    expect(due('tok_ok', 8, { more: [{ type: 'capture', amount: 1000, at: onDay(1) }] })).toEqual([]);
    expect(due('tok_ok', 8, { more: [{ type: 'void', at: onDay(1) }] })).toEqual([]);
    expect(due('tok_declined', 8)).toEqual([]);
    expect(due('tok_requires_action', 8)).toEqual([]);
  });

  test('P3: that an authorization is settled because the customer acted', () => {
    const actedAt = at('2026-11-22T10:00:00.000Z');
    const settled = { kind: 'operation-changed', operationId: 'op_1', at: actedAt };
    expect(due('tok_requires_action', 0.5)).toEqual([]);
    expect(due('tok_requires_action', 1, { actedAt })).toEqual([settled]);
    expect(due('tok_requires_action_fails', 30, { actedAt })).toEqual([settled]);
    expect(due('tok_requires_action', 8, { actedAt })).toEqual([
      settled,
      { kind: 'authorization-lapsed', amount: 7541, at: at('2026-11-29T10:00:00.000Z') },
    ]);
  });

  test('P5: that a slow payment is settled', () => {
    const settled = { kind: 'operation-changed', operationId: 'op_1', at: at('2026-11-22T10:00:00.000Z') };
    expect(due('tok_processing', 0.99, { captures: true })).toEqual([]);
    expect(due('tok_processing', 1, { captures: true })).toEqual([settled]);
    expect(due('tok_processing_fails', 30)).toEqual([settled]);
  });

  test('R6: that a refund failed', () => {
    const more = [
      { type: 'refund', amount: 2895, at: onDay(2) },
      { type: 'refund', amount: 5000, at: onDay(2.5) },
    ] as const;
    expect(due('tok_refund_fails_late', 2.99, { captures: true, more })).toEqual([]);
    expect(due('tok_refund_fails_late', 9, { captures: true, more })).toEqual([
      { kind: 'operation-changed', operationId: 'op_2', at: at('2026-11-24T10:00:00.000Z') },
    ]);
    expect(due('tok_ok', 9, { captures: true, more })).toEqual([]);
  });

  test('V5: that the customer disputes the payment, and that the shop lost', () => {
    const opened = { kind: 'dispute-opened', amount: 7541, at: at('2026-11-22T10:00:00.000Z') };
    expect(due('tok_disputed', 0.99, { captures: true })).toEqual([]);
    expect(due('tok_disputed', 1, { captures: true })).toEqual([opened]);
    expect(due('tok_disputed', 10.99, { captures: true })).toEqual([opened]);
    expect(due('tok_disputed', 11, { captures: true })).toEqual([
      opened,
      { kind: 'dispute-lost', amount: 7541, at: at('2026-12-02T10:00:00.000Z') },
    ]);
    expect(due('tok_ok', 30, { captures: true })).toEqual([]);
  });

  test('V5: the dispute begins a day after the capture, and is about what was not refunded by then', () => {
    const more = [
      { type: 'capture', amount: 5510, at: onDay(3) },
      { type: 'refund', amount: 510, at: onDay(3.5) },
    ] as const;
    expect(due('tok_disputed', 3.99, { more })).toEqual([]);
    expect(due('tok_disputed', 20, { more })).toEqual([
      { kind: 'dispute-opened', amount: 5000, at: at('2026-11-25T10:00:00.000Z') },
      { kind: 'dispute-lost', amount: 5000, at: at('2026-12-05T10:00:00.000Z') },
    ]);
    const refunded = [more[0], { ...more[1], amount: 5510 }];
    expect(due('tok_disputed', 20, { more: refunded })).toEqual([]);
  });
});
