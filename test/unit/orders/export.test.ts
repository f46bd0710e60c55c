import { expect, test } from '@jest/globals';
import { fold } from '#domain/orders/evolve';
import { recordExport } from '#domain/orders/exports/record-export';
import { inStatus } from '#domain/orders/status-conflict';
import { changed, confirmed, orderRecord } from '#test/builders/orders';
import { answerOf } from '#test/builders/results';

test('an export is an event with the system, which changes nothing of the order but its version', () => {
  const record = changed(orderRecord(), [confirmed]);
  const order = fold(record);
  const { events } = recordExport(answerOf(inStatus(order, 'confirmed')), { system: 'accounting' });
  expect(events).toEqual([{ type: 'order.exported', data: { system: 'accounting' } }]);
  expect(fold(changed(record, events))).toEqual({ ...order, version: 3, updatedAt: expect.any(Number) });
});
