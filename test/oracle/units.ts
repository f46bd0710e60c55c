import { sumOf } from '#test/oracle/money/exact';
import type { Line, Order, Parcel, Quantities } from '#test/oracle/order';

const inAll = (quantities: readonly Quantities[], lineId: string): number =>
  sumOf(
    quantities.flat().filter((entry) => entry.lineId === lineId),
    ({ quantity }) => quantity,
  );

const inParcels = ({ parcels }: Order, lineId: string, ...statuses: readonly Parcel['status'][]): number =>
  inAll(
    parcels.filter(({ status }) => statuses.includes(status)).map(({ lines }) => lines),
    lineId,
  );

/** f: units in a parcel that is not canceled. */
export const fulfilledUnits = (order: Order, { id }: Line): number =>
  inParcels(order, id, 'open', 'shipped', 'delivered');

/** d: units in a delivered parcel. */
export const deliveredUnits = (order: Order, { id }: Line): number => inParcels(order, id, 'delivered');

/** Units in a parcel that has left. */
export const shippedUnits = (order: Order, { id }: Line): number => inParcels(order, id, 'shipped', 'delivered');

/** Units that can still be canceled, and fulfilled if the line needs shipping (money.md G1). */
export const openUnits = (order: Order, line: Line): number =>
  line.units - line.canceled - (line.requiresShipping ? fulfilledUnits(order, line) : line.returned);

const inOpenRequests = ({ returns }: Order, lineId: string): number =>
  inAll(
    returns.filter(({ status }) => status === 'requested').map(({ lines }) => lines),
    lineId,
  );

/** Units that a return can ask for: shipped, less returned, less in open requests (money.md G3). */
export const returnableUnits = (order: Order, line: Line): number =>
  shippedUnits(order, line) - line.returned - inOpenRequests(order, line.id);

/** Units that a refund can take out: as for a return; of lines without shipping all that are left (money.md R3). */
export const refundableUnits = (order: Order, line: Line): number =>
  line.requiresShipping ? returnableUnits(order, line) : line.units - line.canceled - line.returned;
