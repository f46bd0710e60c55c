import { describe, expect, test } from '@jest/globals';
import type { Fact } from '#test/oracle/facts';
import {
  authorized,
  captured,
  confirmed,
  golden,
  lived,
  paid,
  parcel,
  refunded,
  requested,
  returned,
  simpleOrder,
  units,
} from '#test/oracle/golden';
import { statusOfPayment } from '#test/oracle/money/payments';
import { consequence, fulfillmentStatus, isCompleted, paymentStatus, returnStatus } from '#test/oracle/statuses';

type Facts = readonly (Fact | readonly Fact[])[];
const canceled: Fact = { type: 'order.canceled' };
const disputed = (amount: number): Fact => ({
  type: 'payment.disputed',
  paymentId: 'pay_1',
  disputeId: 'dis_1',
  amount,
});
const closed = (won: boolean): Fact => ({
  type: 'payment.dispute-closed',
  paymentId: 'pay_1',
  disputeId: 'dis_1',
  won,
});
const voided: Fact = { type: 'payment.voided', paymentId: 'pay_1' };
const outcome = (type: 'failed' | 'processing' | 'requires-action'): Fact => ({
  type: `payment.${type}`,
  paymentId: 'pay_1',
  operationId: 'pay_1:authorization',
});

describe('F4: paymentStatus of an order of 100', () => {
  const rows: readonly (readonly [string, string, Facts])[] = [
    ['disputed', 'an open dispute', [paid('pay_1', 100), disputed(100)]],
    ['disputed', 'an open dispute, although nothing is worth anything', [paid('pay_1', 100), canceled, disputed(40)]],
    ['disputed', 'an open dispute, although it is overpaid', [paid('pay_1', 300), disputed(40)]],
    ['not-required', 'nothing is worth or paid', [canceled]],
    [
      'not-required',
      'all that was paid is lost, and nothing is worth',
      [paid('pay_1', 100), disputed(100), closed(false), canceled],
    ],
    ['overpaid', 'more is paid than worth', [paid('pay_1', 101)]],
    ['overpaid', 'nothing is worth, all paid', [paid('pay_1', 100), canceled]],
    ['overpaid', 'partly refunded, still owed', [paid('pay_1', 100), canceled, refunded('pay_1', 'op_r', 40)]],
    ['refunded', 'all refunded, nothing worth', [paid('pay_1', 100), canceled, refunded('pay_1', 'op_r', 100)]],
    [
      'refunded',
      'the refund is pending',
      [
        paid('pay_1', 100),
        canceled,
        { type: 'payment.refund-requested', paymentId: 'pay_1', operationId: 'op_r', amount: 100 },
      ],
    ],
    [
      'refunded',
      'all but what was lost is refunded',
      [paid('pay_1', 100), disputed(60), closed(false), refunded('pay_1', 'op_r', 40)],
    ],
    ['partially-refunded', 'goodwill of a part', [paid('pay_1', 100), confirmed, refunded('pay_1', 'op_r', 40)]],
    ['paid', 'as much as worth', [paid('pay_1', 100)]],
    ['paid', 'a dispute was won', [paid('pay_1', 100), disputed(100), closed(true)]],
    [
      'paid',
      'a refund failed',
      [
        paid('pay_1', 100),
        confirmed,
        refunded('pay_1', 'op_r', 40),
        { type: 'payment.refund-failed', paymentId: 'pay_1', operationId: 'op_r' },
      ],
    ],
    ['partially-paid', 'less than worth', [paid('pay_1', 60)]],
    ['partially-paid', 'a part, with the rest authorized', [paid('pay_1', 60), authorized('pay_2', 40)]],
    ['partially-paid', 'a part was lost', [paid('pay_1', 100), disputed(30), closed(false)]],
    ['authorized', 'all authorized', [authorized('pay_1', 100)]],
    [
      'authorized',
      'all lost, and authorized again',
      [paid('pay_1', 100), disputed(100), closed(false), authorized('pay_2', 100)],
    ],
    ['partially-authorized', 'a part authorized', [authorized('pay_1', 99)]],
    ['voided', 'an authorization was voided', [authorized('pay_1', 100), voided]],
    [
      'voided',
      'an attempt that required action was voided',
      [requested('pay_1', 100), outcome('requires-action'), voided],
    ],
    ['unpaid', 'no payment', []],
    ['unpaid', 'a failed payment', [requested('pay_1', 100), outcome('failed')]],
    ['unpaid', 'a payment without an outcome', [requested('pay_1', 100)]],
    ['unpaid', 'all paid was lost', [paid('pay_1', 100), disputed(100), closed(false)]],
  ];
  test.each(rows)('%s: %s', (status, _, facts) =>
    expect(paymentStatus(lived(simpleOrder(100), ...facts))).toBe(status),
  );
});

describe('the status of a payment', () => {
  const rows: readonly (readonly [string, Facts])[] = [
    ['captured', [authorized('pay_1', 100), captured('pay_1', 40, false)]],
    ['authorized', [authorized('pay_1', 100)]],
    ['requires-action', [requested('pay_1', 100), outcome('requires-action')]],
    ['processing', [requested('pay_1', 100), outcome('processing')]],
    ['pending', [requested('pay_1', 100)]],
    ['voided', [authorized('pay_1', 100), voided]],
    ['failed', [requested('pay_1', 100), outcome('failed')]],
  ];
  test.each(rows)('%s', (status, facts) => {
    const [payment] = lived(simpleOrder(100), ...facts).payments;
    expect(payment && statusOfPayment(payment)).toBe(status);
  });
});

describe('fulfillmentStatus of 3 shirts and a mug', () => {
  const lines = (shirts: number, mugs: number) => units(['1', shirts], ['2', mugs]);
  const rows: readonly (readonly [string, string, Facts])[] = [
    ['not-required', 'everything is canceled', [canceled]],
    ['not-required', 'it expired (G6)', [{ type: 'order.expired' }]],
    [
      'delivered',
      'all in delivered parcels',
      [parcel('ful_1', lines(1, 1), 'shipped', 'delivered'), parcel('ful_2', lines(2, 0), 'shipped', 'delivered')],
    ],
    [
      'delivered',
      'what is not canceled',
      [{ type: 'order.lines-canceled', lines: lines(2, 1) }, parcel('ful_1', lines(1, 0), 'shipped', 'delivered')],
    ],
    ['fulfilled', 'all in parcels', [parcel('ful_1', lines(3, 1))]],
    [
      'fulfilled',
      'one of two delivered',
      [parcel('ful_1', lines(1, 1), 'shipped', 'delivered'), parcel('ful_2', lines(2, 0), 'shipped')],
    ],
    ['partially-fulfilled', 'some in a parcel', [parcel('ful_1', lines(1, 0), 'shipped', 'delivered')]],
    ['unfulfilled', 'no parcel', []],
    ['unfulfilled', 'a canceled parcel', [parcel('ful_1', lines(3, 1), 'canceled')]],
  ];
  test.each(rows)('%s: %s', (status, _, facts) => expect(fulfillmentStatus(golden(confirmed, ...facts))).toBe(status));
});

describe('returnStatus of 3 shirts and a mug', () => {
  const shipped = parcel('ful_1', units(['1', 2], ['2', 1]), 'shipped');
  const rows: readonly (readonly [string, string, Facts])[] = [
    [
      'requested',
      'an open request',
      [shipped, { type: 'return.requested', returnId: 'ret_1', lines: units(['1', 1]) }],
    ],
    ['none', 'nothing was asked for', [shipped]],
    [
      'none',
      'the request was rejected',
      [
        shipped,
        { type: 'return.requested', returnId: 'ret_1', lines: units(['1', 1]) },
        { type: 'return.rejected', returnId: 'ret_1' },
      ],
    ],
    ['returned', 'all that was fulfilled came back', [shipped, returned('ret_1', units(['1', 2], ['2', 1]))]],
    [
      'returned',
      'a refund took it out (R3)',
      [
        paid('pay_1', 7541),
        parcel('ful_1', units(['1', 1]), 'shipped'),
        refunded('pay_1', 'op_r', 2031, { lines: units(['1', 1]) }),
      ],
    ],
    ['partially-returned', 'a part came back', [shipped, returned('ret_1', units(['1', 1]))]],
    [
      'partially-returned',
      'a part came back and more is requested',
      [
        shipped,
        returned('ret_1', units(['1', 1])),
        { type: 'return.requested', returnId: 'ret_2', lines: units(['1', 1]) },
      ],
    ],
  ];
  test.each(rows)('%s: %s', (status, _, facts) => expect(returnStatus(golden(confirmed, ...facts))).toBe(status));
});

describe('G4: a confirmed order of 100', () => {
  const delivered = parcel('ful_1', units(['1', 1]), 'shipped', 'delivered');
  const done: Facts = [paid('pay_1', 100), confirmed, delivered];
  const rows: readonly (readonly [boolean, string, Facts])[] = [
    [true, 'delivered and settled', done],
    [false, 'pending', [paid('pay_1', 100), delivered]],
    [false, 'held', [...done, { type: 'order.held', holdId: 'hold_1', at: 0 }]],
    [false, 'not delivered', [paid('pay_1', 100), confirmed, parcel('ful_1', units(['1', 1]), 'shipped')]],
    [false, 'due', [authorized('pay_1', 100), confirmed, delivered]],
    [false, 'in credit', [paid('pay_1', 101), confirmed, delivered]],
    [
      false,
      'a refund is unsettled',
      [...done, { type: 'payment.refund-requested', paymentId: 'pay_1', operationId: 'op_r', amount: 10 }],
    ],
    [
      false,
      'a payment is processing',
      [
        ...done,
        requested('pay_2', 5),
        {
          type: 'payment.processing',
          paymentId: 'pay_2',
          operationId: 'pay_2:authorization',
        },
      ],
    ],
    [false, 'disputed', [...done, disputed(10)]],
    [
      false,
      'disputed, with nothing left to dispute',
      [paid('pay_1', 100), paid('pay_2', 100), confirmed, refunded('pay_1', 'op_r', 100), delivered, disputed(100)],
    ],
    [false, 'a dispute was lost', [...done, disputed(10), closed(false)]],
    [true, 'a dispute was won', [...done, disputed(10), closed(true)]],
    [
      false,
      'a return is requested',
      [...done, { type: 'return.requested', returnId: 'ret_1', lines: units(['1', 1]) }],
    ],
  ];
  test.each(rows)('is complete: %s, %s', (complete, _, facts) => {
    expect(isCompleted(lived(simpleOrder(100), ...facts))).toBe(complete);
  });
});

describe('P2: a pending order of 100', () => {
  const rows: readonly (readonly [string | null, string, Facts])[] = [
    ['order.confirmed', 'authorized and paid together cover it', [paid('pay_1', 60), authorized('pay_2', 40)]],
    [null, 'not covered', [authorized('pay_1', 99)]],
    [null, 'covered but held', [authorized('pay_1', 100), { type: 'order.held', holdId: 'hold_1', at: 0 }]],
    [
      'order.confirmed',
      'the last hold is released',
      [
        { type: 'order.held', holdId: 'hold_1', at: 0 },
        authorized('pay_1', 100),
        { type: 'order.hold-released', holdId: 'hold_1', at: 0 },
      ],
    ],
    [
      'order.confirmed',
      'canceled lines leave what is covered',
      [authorized('pay_1', 50), { type: 'order.lines-canceled', lines: units(['1', 1]) }],
    ],
    ['order.canceled', 'no unit is left', [{ type: 'order.lines-canceled', lines: units(['1', 2]) }]],
  ];
  test.each(rows)('ends the change with %s: %s', (event, _, facts) => {
    expect(consequence(lived(simpleOrder(100, 2), ...facts))).toBe(event);
  });
});
