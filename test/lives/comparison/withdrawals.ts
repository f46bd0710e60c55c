import assert from 'node:assert/strict';
import type { Change, OrderEvent } from '#domain/orders/events';
import type { Order } from '#domain/orders/order';
import { assertSame } from '#test/lives/comparison/same';
import { inUnion } from '#test/lives/shop';
import { shippingOfReturn } from '#test/oracle/money/withdrawal';
import { shippingOwed } from '#test/oracle/money/worth';
import type { Order as OracleOrder, Quantities } from '#test/oracle/order';
import { fulfilledUnits, openUnits, returnableUnits } from '#test/oracle/units';

/** Where staff leave it to the shop what a return gives back of the shipping: so that the oracle knows what they said. */
export const leavesShippingOpen = ({ lines }: Pick<Order, 'lines'>): boolean => lines.length !== 2;

const days = 14;

const findIn = <Type extends OrderEvent['type']>({ events }: Change, type: Type): OrderEvent<Type> | undefined =>
  events.find((event) => event.type === type) as OrderEvent<Type> | undefined;

const assertSameShipping = (change: Change, before: Order, known: OracleOrder): void => {
  const received = findIn(change, 'return.received');
  if (received === undefined || !leavesShippingOpen(before)) return;
  const { returnId, lines, shipping, shippingAmount } = received.data;
  const owed = shippingOwed(known)?.totalAmount ?? 0;
  const expected = inUnion.includes(before.taxCountry) ? shippingOfReturn(known, returnId, lines, days) : 0;
  assertSame(shipping ? owed : shippingAmount, expected, `R10: the shipping of ${returnId}`);
};

const exceeds = (known: OracleOrder, lines: Quantities, unitsOf: typeof openUnits): boolean =>
  known.lines.some((line) =>
    lines.some(({ lineId, quantity }) => lineId === line.id && quantity > unitsOf(known, line)),
  );

const assertSameHold = (change: Change, before: Order, known: OracleOrder): void => {
  const hold = findIn(change, 'order.held')?.data;
  const requested = findIn(change, 'return.requested');
  const isOfReturn = requested !== undefined && exceeds(known, requested.data.lines, returnableUnits);
  assertSame(hold?.because === 'return-requested', isOfReturn, 'R10: the hold of a return request');
  if (hold?.because === undefined) return;
  assert.ok(inUnion.includes(before.taxCountry) && change.actor.role === 'customer', 'R10: who may withdraw');
  assert.ok(
    known.parcels.some(({ status }) => status === 'open'),
    'R10: no parcel is open',
  );
  if (hold.because === 'return-requested') return;
  const { lines } = hold;
  const isOfParcel =
    lines === undefined
      ? known.lines.some((line) => fulfilledUnits(known, line) > 0)
      : exceeds(known, lines, openUnits);
  assert.ok(isOfParcel, 'R10: the units could be canceled at once');
};

/** Compares what follows from the right to withdraw with the oracle (money.md R10). */
export const assertSameWithdrawals = (change: Change, before: Order, known: OracleOrder): void => {
  assertSameShipping(change, before, known);
  assertSameHold(change, before, known);
};
