import { field, fieldOrNull, fieldUnless, recordCodec } from '#adapters/dynamodb/engine/record';
import { type Codes, coded, flag, text, whole } from '#adapters/dynamodb/engine/stored';
import {
  type EventCodec,
  type EventCodecs,
  eventCodec,
  lineList,
  lineQuantityFields,
  numberedId,
} from '#adapters/dynamodb/orders/changes/event-codec';
import type { PaymentEvents, Taken } from '#domain/orders/events/payments';
import type { CaptureMode, DeclineCode, OperationReason, RequestedType } from '#domain/payments/payment';

const packedAs =
  <Value extends string>(codes: Codes<Value>) =>
  (value: Value): string =>
    codes[value];

const types: Codes<RequestedType> = { authorization: 'a', capture: 'c', void: 'v', refund: 'r' };
const { refund: _, ...failingTypes } = types;
const modes: Codes<CaptureMode> = { automatic: 'a', manual: 'm' };
const declines: Codes<DeclineCode> = {
  generic: 'g',
  'insufficient-funds': 'i',
  'expired-card': 'e',
  'incorrect-cvc': 'c',
  'authentication-failed': 'a',
  'suspected-fraud': 's',
  'provider-limit': 'l',
};
const reasons: Codes<OperationReason> = { ...declines, lapsed: 'x', 'amount-differs': 'd' };

const ofOperation = {
  // Most orders have one payment.
  paymentId: { ...numberedId('p', 'pay_'), usual: 'pay_1' as const },
  operationId: numberedId('o', 'op_'),
};
const amount = field('a', whole());
const reference = fieldOrNull('i', text);

const opens = recordCodec<NonNullable<PaymentEvents['payment.requested']['opens']>>({
  provider: field('n', text),
  capture: fieldUnless<CaptureMode>('automatic', 'm', coded(modes), packedAs(modes)),
});

const taken = recordCodec<Taken>({
  lines: lineList(recordCodec(lineQuantityFields)),
  shipping: fieldUnless(false, 's', flag),
  goodwillAmount: fieldUnless(0, 'g', whole()),
});

type Authorized = PaymentEvents['payment.authorized'];
const authorizedCode = 'auth';
const authorized = recordCodec<Authorized>(
  {
    ...ofOperation,
    amount,
    reference,
    authorizedUntil: fieldOrNull('u', whole(Number.MIN_SAFE_INTEGER)),
    capturesMany: fieldUnless(false, 'm', flag),
  },
  { y: authorizedCode },
);

/** Its moment is relative to the placement. */
const authorizedCodec: EventCodec<Authorized> = {
  code: authorizedCode,
  pack: (data, placedAt) =>
    authorized.pack({
      ...data,
      authorizedUntil: data.authorizedUntil === null ? null : data.authorizedUntil - placedAt,
    }),
  parse: (stored, path, placedAt) => {
    const data = authorized.parse(stored, path);
    return { ...data, authorizedUntil: data.authorizedUntil === null ? null : placedAt + data.authorizedUntil };
  },
};

export const payments: EventCodecs<PaymentEvents> = {
  'payment.requested': eventCodec('ask', {
    ...ofOperation,
    operation: field('t', coded(types), packedAs(types)),
    amount,
    opens: fieldOrNull('n', opens.parse, opens.pack),
    captures: fieldUnless(false, 'c', flag),
    final: fieldUnless(true, 'f', flag),
    takes: fieldOrNull('x', taken.parse, taken.pack),
  }),
  'payment.requires-action': eventCodec('act', { ...ofOperation, reference }),
  'payment.processing': eventCodec('wait', { ...ofOperation, reference }),
  'payment.authorized': authorizedCodec,
  'payment.captured': eventCodec('cap', {
    ...ofOperation,
    amount,
    releasedAmount: fieldUnless(0, 'l', whole()),
  }),
  'payment.failed': eventCodec('fail', {
    ...ofOperation,
    operation: field('t', coded(failingTypes), packedAs(failingTypes)),
    amount,
    reason: field('r', coded(reasons), packedAs(reasons)),
  }),
  'payment.voided': eventCodec('void', {
    ...ofOperation,
    amount,
    reason: fieldOrNull('r', coded({ lapsed: reasons.lapsed }), packedAs({ lapsed: reasons.lapsed })),
  }),
  'payment.refunded': eventCodec('ref', { ...ofOperation, amount, goodwillAmount: fieldUnless(0, 'g', whole()) }),
  'payment.refund-failed': eventCodec('unre', {
    ...ofOperation,
    reason: field('r', coded(declines), packedAs(declines)),
  }),
  'payment.disputed': eventCodec('dis', { ...ofOperation, amount }),
  'payment.dispute-closed': eventCodec('dend', { ...ofOperation, won: fieldUnless(false, 'w', flag) }),
};
