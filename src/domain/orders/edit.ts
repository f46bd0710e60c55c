import type { Caller } from '#domain/access/caller';
import { bounds } from '#domain/bounds';
import type { ProductFacts, Sku } from '#domain/catalog/product';
import { movesBeyond, takesOf } from '#domain/catalog/stock';
import { type MinorUnits, sumOf, worthOfUnits } from '#domain/money';
import type { OrderTooLarge, TakingDecision } from '#domain/orders/decision';
import { movesOf, openOf, type QuantityExceedsOpen, takesAll } from '#domain/orders/lifecycle/cancel';
import { excessOf, type LineQuantities, onlyUnits, unitsOfLine } from '#domain/orders/lines/line-quantities';
import type { ConfirmedOrder, Order, PendingOrder } from '#domain/orders/order';
import { inStatus, type OrderStatusConflict } from '#domain/orders/status-conflict';
import type { PricedLine, PricedShipping } from '#domain/pricing';
import { ok, type Result, refuse } from '#domain/result';

type OpenOrder = PendingOrder | ConfirmedOrder;

/** New lines at the prices of today, and units of existing lines to cancel, each line once. Together at least one entry. */
export type Edit = {
  readonly added: readonly PricedLine[];
  readonly canceled: LineQuantities;
  /** For an order without shipping whose first line that needs it is added; else null. */
  readonly shipping: PricedShipping | null;
};

export type EditRefusal = QuantityExceedsOpen | OrderStatusConflict | OrderTooLarge;

/** The order, if its status takes an edit of the caller: customers edit an order until it is confirmed. */
export const openForEdits = ({ role }: Caller, order: Order): Result<OpenOrder, OrderStatusConflict> =>
  role === 'customer' ? inStatus(order, 'pending') : inStatus(order, 'pending', 'confirmed');

/**
 * The order, if this number of lines may be added and these units canceled (money.md G5). Refused for units that are not
 * open, if no unit would be left, and above the bound of the lines that were ever ordered.
 */
export const editable = <Open extends OpenOrder>(
  order: Open,
  { added, canceled }: { readonly added: number; readonly canceled: LineQuantities },
): Result<Open, EditRefusal> => {
  const excess = excessOf(canceled, order.lines, openOf);
  if (excess.length > 0) return refuse({ kind: 'quantity-exceeds-open', lines: excess, list: 'cancel' });
  if (added === 0 && takesAll(order, canceled))
    return refuse({ kind: 'order-status-conflict', status: order.status, allowed: [], because: 'nothing-left' });
  if (order.lines.length + added > bounds.linesPerOrder)
    return refuse({ kind: 'order-too-large', of: 'lines', maximum: bounds.linesPerOrder });
  return ok(order);
};

/** The price of the goods that an edit leaves, after discounts and without tax beside it: it may decide the shipping. */
export const goodsAmountAfter = (order: OpenOrder, { added, canceled }: Omit<Edit, 'shipping'>): MinorUnits =>
  sumOf([
    ...added.map((line) => line.subtotalAmount),
    ...order.lines.map(({ id, subtotalAmount, discountAmount, quantity: { canceled: before, ordered } }) =>
      worthOfUnits(subtotalAmount - discountAmount, before + unitsOfLine(canceled, id), ordered, ordered),
    ),
  ]);

/**
 * Adds lines to an editable order and cancels units, in one event (money.md G5). `facts`: those by which the new lines were
 * priced. Units that are canceled and ordered again stay with the order: the stock moves by the difference.
 */
export const edit = (
  order: OpenOrder,
  { added, canceled, shipping }: Edit,
  facts: ReadonlyMap<Sku, ProductFacts>,
): TakingDecision => {
  const taken = added.map(({ sku, quantity }) => ({ sku: sku as Sku, quantity }));
  const returned = movesOf(order, canceled);
  return {
    events: [{ type: 'order.edited', data: { added, canceled: onlyUnits(canceled), shipping } }],
    takes: takesOf(movesBeyond(taken, returned), facts),
    gives: movesBeyond(returned, taken).map((move) => ({ kind: 'return-stock', move })),
  };
};
