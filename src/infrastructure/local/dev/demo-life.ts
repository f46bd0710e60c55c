import { deliver } from '#domain/fulfillment/deliver';
import { fulfill } from '#domain/fulfillment/fulfill';
import { ship } from '#domain/fulfillment/ship';
import { hours, type Instant, minutes } from '#domain/instant';
import { cancel, openOf } from '#domain/orders/cancel';
import { complete } from '#domain/orders/complete';
import { confirm } from '#domain/orders/confirm';
import { concluded } from '#domain/orders/consequences';
import { appended, type Decision } from '#domain/orders/decision';
import type { Cause, OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { hold } from '#domain/orders/hold';
import type { ConfirmedOrder, Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { inStatus } from '#domain/orders/status-conflict';
import type { Refusal, Result } from '#domain/result';
import { receive } from '#domain/returns/receive';
import { reject } from '#domain/returns/reject';
import { request as requestUnits } from '#domain/returns/request';
import type { Dice } from '#infrastructure/local/dev/dice';

const next = (record: OrderRecord, decision: Decision, at: Instant, cause: Cause): OrderRecord => {
  const changed = appended(record, decision, { at, actor: { role: 'staff', id: 'op_demo' }, cause, trace: null });
  if (!changed.ok) throw new Error(`an order of the demonstration has too many ${changed.refusal.of}`);
  return changed.value;
};

/** A later change of an order, some hours after its placement. */
type Step = {
  readonly name: string;
  readonly afterHours: number;
  readonly decide: (order: Order) => Result<Decision, Refusal>;
};

const ofConfirmed =
  (decide: (order: ConfirmedOrder) => Result<Decision, Refusal>) =>
  (order: Order): Result<Decision, Refusal> => {
    const confirmed = inStatus(order, 'confirmed');
    return confirmed.ok ? decide(confirmed.value) : confirmed;
  };

const unitsToShip = (order: Order) =>
  order.lines
    .filter(({ requiresShipping }) => requiresShipping)
    .map((line) => ({ lineId: line.id, quantity: openOf(line) }));

/** One unit of the first line that was shipped. */
const unitToReturn = (order: Order) =>
  unitsToShip(order)
    .slice(0, 1)
    .map(({ lineId }) => ({ lineId, quantity: 1 }));

const parcel = { fulfillmentId: 'ful_1' } as const;
const theReturn = { returnId: 'ret_1' } as const;

/** An order is packed after some hours and arrives after some days. */
const sending = (roll: Dice, id: OrderId): readonly Step[] => {
  const packed = 3 + roll(30);
  const shipped = packed + 2 + roll(12);
  const delivered = shipped + 24 + roll(72);
  const tracking = { carrier: 'DHL', number: `JJD${id.replaceAll('-', '')}`, url: null };
  return [
    {
      name: 'pack',
      afterHours: packed,
      decide: ofConfirmed((order) =>
        fulfill(order, { lines: unitsToShip(order), tracking: null }, { shipOnlyWhenCovered: false }),
      ),
    },
    { name: 'ship', afterHours: shipped, decide: (order) => ship(order, { ...parcel, tracking }) },
    { name: 'deliver', afterHours: delivered, decide: (order) => deliver(order, parcel.fulfillmentId) },
    { name: 'complete', afterHours: delivered + 1, decide: ofConfirmed(complete) },
  ];
};

/** A customer sends a unit back some days after the delivery. The shop takes most of them. */
const returning = (roll: Dice): readonly Step[] => {
  const requested = 144 + roll(100);
  const closed = requested + 72 + roll(200);
  return [
    {
      name: 'request return',
      afterHours: requested,
      decide: (order) => {
        const sent = inStatus(order, 'confirmed', 'completed');
        if (!sent.ok) return sent;
        return requestUnits(sent.value, { lines: unitToReturn(order), reason: 'too small' }, undefined);
      },
    },
    roll(5) === 0
      ? {
          name: 'reject return',
          afterHours: closed,
          decide: (order) => reject(order, { ...theReturn, reason: 'worn' }),
        }
      : {
          name: 'receive return',
          afterHours: closed,
          decide: (order) =>
            receive(order, { ...theReturn, lines: unitToReturn(order).map((line) => ({ ...line, restock: true })) }),
        },
  ];
};

/** A download is completed at once. One of six orders has a return. */
const stepsOf = (roll: Dice, order: Order): readonly Step[] => {
  if (unitsToShip(order).length === 0) return [{ name: 'complete', afterHours: 1, decide: ofConfirmed(complete) }];
  return [...sending(roll, order.id), ...(roll(6) === 0 ? returning(roll) : [])];
};

/** The order with its parcel and its return, as far as they are now. */
const goodsSent = (confirmed: OrderRecord, now: Instant, roll: Dice, cause: (step: string) => Cause): OrderRecord => {
  const placedAt = confirmed.changes[0].at;
  let record = confirmed;
  for (const { name, afterHours, decide } of stepsOf(roll, fold(confirmed))) {
    const at = placedAt + hours(afterHours);
    if (at > now) break;
    const order = fold(record);
    const decided = decide(order);
    if (!decided.ok) throw new Error(`a step of the demonstration is refused: ${name}, ${decided.refusal.kind}`);
    record = next(record, concluded(order, decided.value, at), at, cause(name));
  }
  return record;
};

/** The later changes of an order: the older the order, the more likely it is completed. */
export const lifeOf = (placed: OrderRecord, now: Instant, roll: Dice): OrderRecord => {
  const cause = (step: string): Cause => ({ key: `demo-${placed.id}-${step}`, fingerprint: '' });
  const order = fold(placed);
  const pending = inStatus(order, 'pending');
  if (!pending.ok || now - order.placedAt < minutes(25)) return placed;
  if (roll(10) === 0) {
    const canceled = cancel(pending.value, { reason: 'ordered twice' });
    return canceled.ok ? next(placed, canceled.value, order.placedAt + minutes(9), cause('cancel')) : placed;
  }
  if (roll(30) === 0) {
    const held = hold(pending.value, { reason: 'address to be checked' });
    return held.ok ? next(placed, held.value, order.placedAt + minutes(3), cause('hold')) : placed;
  }
  const confirmation = confirm(pending.value);
  if (!confirmation.ok) return placed;
  const confirmed = next(placed, confirmation.value, order.placedAt + minutes(4), cause('confirm'));
  const open = inStatus(fold(confirmed), 'confirmed');
  if (open.ok && roll(40) === 0) {
    const held = hold(open.value, { reason: 'the customer called' });
    return held.ok ? next(confirmed, held.value, order.placedAt + minutes(20), cause('hold')) : confirmed;
  }
  return goodsSent(confirmed, now, roll, cause);
};
