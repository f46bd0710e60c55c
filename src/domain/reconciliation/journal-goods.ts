import type { EditEvents } from '#domain/orders/events/edits';
import type { FulfillmentEvents } from '#domain/orders/events/fulfillment';
import type { HoldEvents } from '#domain/orders/events/holds';
import type { LifecycleEvents } from '#domain/orders/events/lifecycle';
import type { PlacementEvents } from '#domain/orders/events/placement';
import type { ReturnEvents } from '#domain/orders/events/returns';
import type { UpdateEvents } from '#domain/orders/events/updates';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';
import type { LineQuantity } from '#domain/orders/order';
import type { PricedLine } from '#domain/pricing';
import type { Effects, Journal, JournalLine } from '#domain/reconciliation/journal';

type GoodsEvents = PlacementEvents &
  LifecycleEvents &
  EditEvents &
  UpdateEvents &
  HoldEvents &
  FulfillmentEvents &
  ReturnEvents;

const mapLines = (
  journal: Journal,
  quantities: LineQuantities,
  change: (line: JournalLine, quantity: number) => JournalLine,
): Journal => {
  const lines = new Map(journal.lines);
  for (const { lineId, quantity } of quantities) {
    const line = lines.get(lineId);
    if (line !== undefined) lines.set(lineId, change(line, quantity));
  }
  return { ...journal, lines };
};

/** The journal with units added to one count of their lines; `sign` -1 takes them away. */
export const withUnits = (
  journal: Journal,
  count: keyof LineQuantity,
  quantities: LineQuantities,
  sign: 1 | -1 = 1,
): Journal =>
  mapLines(journal, quantities, (line, quantity) => ({
    ...line,
    units: { ...line.units, [count]: line.units[count] + sign * quantity },
  }));

/** Lines are numbered in the order in which they were added. */
const withLines = (journal: Journal, added: readonly PricedLine[]): Journal => {
  const lines = new Map(journal.lines);
  for (const { quantity, ...line } of added)
    lines.set(String(lines.size + 1), {
      ...line,
      units: { ordered: quantity, canceled: 0, fulfilled: 0, delivered: 0, returned: 0 },
      restocked: 0,
    });
  return { ...journal, lines };
};

/** Cancels every unit that was not taken out before. */
const withoutOpenUnits = (journal: Journal): Journal => {
  const rest = [...journal.lines].map(([lineId, { units }]) => ({
    lineId,
    quantity: units.ordered - units.returned - units.canceled,
  }));
  return withUnits(journal, 'canceled', rest);
};

const unchanged = (journal: Journal): Journal => journal;

/** The effects of events about units and shipping on the sums. */
export const goodsEffects: Effects<keyof GoodsEvents> = {
  'order.placed': (journal, { lines, shipping, pricesIncludeTax, amountStep }) =>
    withLines({ ...journal, pricesIncludeTax, amountStep, shippingAmount: shipping?.totalAmount ?? null }, lines),
  'order.confirmed': unchanged,
  'order.completed': unchanged,
  'order.canceled': withoutOpenUnits,
  'order.expired': withoutOpenUnits,
  'order.erased': unchanged,
  'order.lines-canceled': (journal, { lines }) => withUnits(journal, 'canceled', lines),
  'order.edited': (journal, { added, canceled, shipping }) => {
    const shippingAmount = journal.shippingAmount ?? shipping?.totalAmount ?? null;
    return withLines({ ...withUnits(journal, 'canceled', canceled), shippingAmount }, added);
  },
  'order.updated': unchanged,
  'order.held': unchanged,
  'order.hold-released': unchanged,
  'fulfillment.created': (journal, { fulfillmentId, lines }) => ({
    ...withUnits(journal, 'fulfilled', lines),
    parcels: new Map(journal.parcels).set(fulfillmentId, lines),
  }),
  'fulfillment.shipped': unchanged,
  'fulfillment.delivered': (journal, { fulfillmentId }) =>
    withUnits(journal, 'delivered', journal.parcels.get(fulfillmentId) ?? []),
  'fulfillment.canceled': (journal, { fulfillmentId }) =>
    withUnits(journal, 'fulfilled', journal.parcels.get(fulfillmentId) ?? [], -1),
  'return.requested': unchanged,
  'return.received': (journal, { lines, shipping, shippingAmount }) => {
    const restocked = lines.filter(({ restock }) => restock);
    const returned = withUnits(journal, 'returned', lines);
    const after = mapLines(returned, restocked, (line, units) => ({ ...line, restocked: line.restocked + units }));
    const part = after.shippingRefundedAmount + shippingAmount;
    return { ...after, shippingRefundedAmount: shipping ? (after.shippingAmount ?? 0) : part };
  },
  'return.rejected': unchanged,
};
