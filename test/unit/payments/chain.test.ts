import { describe, expect, test } from '@jest/globals';
import type { OrderEvent, OrderRecord } from '#domain/orders/events';
import { lastAnswerOf, unansweredOf } from '#domain/payments/chain';
import { changed, orderRecord } from '#test/builders/orders';
import { authorized, capturedOf, failedOf, requested } from '#test/builders/payments/money';
import { cause } from '#test/builders/requests';

const mine = cause('mine');
const { key } = mine;
const sweep = cause('sweep');
/** A placed order with further changes, each of one cause. */
const record = (...changes: readonly (readonly [typeof mine, readonly OrderEvent[]])[]): OrderRecord =>
  changes.reduce((before, [by, events]) => changed(before, events, { cause: by }), orderRecord());
const asked = [mine, [requested(1, 1, 7541)]] as const;
const refund = requested(1, 3, 7541, { operation: 'refund' });

describe('K2 the operations of a command that have no answer', () => {
  test.each<[string, OrderRecord, readonly string[]]>([
    ['what it asked for', record(asked), ['op_1']],
    ['nothing, once its outcome is recorded', record(asked, [mine, [authorized(1, 1, 7541)]]), []],
    ['nothing, once somebody else recorded its outcome', record(asked, [sweep, [authorized(1, 1, 7541)]]), []],
    ['what its outcome asked for', record(asked, [mine, [authorized(1, 1, 7541), refund]]), ['op_3']],
    ['not what the outcome of another asked for', record(asked, [sweep, [authorized(1, 1, 7541), refund]]), []],
    ['not what another command asked for', record([sweep, [requested(1, 1, 7541)]]), []],
    ['each in turn', record([mine, [requested(1, 1, 5000), requested(2, 2, 2541)]]), ['op_1', 'op_2']],
  ])('are %s', (_, of, ids) => expect(unansweredOf(of, key)).toEqual(ids));
});

describe('K2 a retry gets the order', () => {
  const other = [sweep, [capturedOf(1, 2, 7541)]] as const;
  test.each<[string, OrderRecord, number, number]>([
    ['of the command, without an outcome', record(asked), 2, 2],
    ['of its outcome', record(asked, [mine, [authorized(1, 1, 7541)]]), 2, 3],
    ['of its outcome, though the order went on', record(asked, [mine, [authorized(1, 1, 7541)]], other), 2, 3],
    ['of the outcome that the sweep recorded', record(asked, [sweep, [failedOf(1, 1, 7541)]], other), 2, 3],
    [
      'of its first answer, not of a later one',
      record(
        asked,
        [mine, [{ type: 'payment.processing', data: { paymentId: 'pay_1', operationId: 'op_1', reference: null } }]],
        [sweep, [authorized(1, 1, 7541)]],
      ),
      2,
      3,
    ],
    [
      'of a command that asked for nothing',
      record([mine, [{ type: 'order.confirmed', data: {} }]], [sweep, [requested(1, 1, 1)]]),
      2,
      2,
    ],
  ])('%s', (_, of, version, expected) => expect(lastAnswerOf(of, key, version)).toBe(expected));
});
