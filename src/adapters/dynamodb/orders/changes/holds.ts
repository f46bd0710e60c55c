import { field, fieldIfPresent, recordCodec } from '#adapters/dynamodb/engine/record';
import { type Codes, coded, faulty, listOf, type Parse, text } from '#adapters/dynamodb/engine/stored';
import { type EventCodecs, eventCodec, lineQuantityFields } from '#adapters/dynamodb/orders/changes/event-codec';
import type { HoldCause, HoldEvents } from '#domain/orders/events/holds';
import type { RiskReason, RiskReasons } from '#domain/payments/risk';

/** Stored as the letters of its reasons, in their order. */
const letters: Codes<RiskReason> = {
  'order-amount': 'a',
  'denied-customer': 'c',
  'denied-email': 'e',
  'denied-address': 's',
  'orders-per-hour': 'o',
  'declined-payments': 'd',
  'card-country': 'k',
};
const reasonOfLetter: ReadonlyMap<string, RiskReason> = new Map(
  Object.entries(letters).map(([reason, letter]) => [letter, reason as RiskReason]),
);

const packReasons = (reasons: RiskReasons): string => reasons.map((reason) => letters[reason]).join('');

const parseReasons: Parse<RiskReasons> = (stored, path) => {
  const expected = 'letters of risk reasons';
  const [first, ...more] = [...text(stored, path)].map(
    (letter) => reasonOfLetter.get(letter) ?? faulty(path, expected),
  );
  return first === undefined ? faulty(path, expected) : [first, ...more];
};

const causes: Codes<HoldCause> = { 'cancellation-requested': 'c', 'return-requested': 'r' };
const heldLine = recordCodec(lineQuantityFields);

export const holds: EventCodecs<HoldEvents> = {
  'order.held': eventCodec<HoldEvents['order.held']>('held', {
    holdId: field('h', text),
    riskReasons: fieldIfPresent('r', parseReasons, packReasons),
    because: fieldIfPresent('b', coded(causes), (cause) => cause && causes[cause]),
    lines: fieldIfPresent('l', listOf(heldLine.parse), (lines) => lines?.map(heldLine.pack)),
  }),
  'order.hold-released': eventCodec('released', { holdId: field('h', text) }),
};
