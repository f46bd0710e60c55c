import assert from 'node:assert/strict';
import type { Change } from '#domain/orders/events';
import type { Order } from '#domain/orders/order';
import { isBusy } from '#domain/payments/payment';
import { assertSame } from '#test/lives/comparison/same';
import type { ShopKind } from '#test/lives/shop';
import { capturesOnShipment } from '#test/oracle/money/shipment';
import type { Order as OracleOrder } from '#test/oracle/order';

/** Compares the captures that a shipped parcel asks for with those of the oracle (money.md C7). */
export const assertSameCaptures = (
  { captureOn }: ShopKind,
  { events }: Change,
  before: Order,
  known: OracleOrder,
): void => {
  const captures = events.flatMap((event) =>
    event.type === 'payment.requested' && event.data.operation === 'capture' && event.data.opens === null
      ? [{ paymentId: event.data.paymentId, amount: event.data.amount }]
      : [],
  );
  const shipped = events.find(({ type }) => type === 'fulfillment.shipped');
  // A payment with an unsettled operation takes no capture (money.md C6), of which the oracle knows nothing.
  if (shipped?.type !== 'fulfillment.shipped' || before.payments.some(isBusy)) return;
  const parcel = known.parcels.find(({ id }) => id === shipped.data.fulfillmentId);
  assert.ok(parcel);
  const isCapturedOnce = (paymentId: string) =>
    before.payments.every(({ id, capturesMany }) => id !== paymentId || !capturesMany);
  const expected = captureOn === 'shipment' ? capturesOnShipment(known, parcel, isCapturedOnce) : [];
  assertSame(captures, expected, `C7: the captures of ${parcel.id}`);
};
