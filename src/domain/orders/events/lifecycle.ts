import type { Evolution, NoData } from '#domain/orders/events/family';
import { countUnits } from '#domain/orders/lines/count-units';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';
import type { CanceledOrder, Order } from '#domain/orders/order';

/** Events that move an order through its statuses, or cancel units of its lines. */
export type LifecycleEvents = {
  readonly 'order.confirmed': NoData;
  readonly 'order.completed': NoData;
  /** The whole order: every unit that was not canceled before is canceled now. */
  readonly 'order.canceled': NoData;
  /** The order was not paid in time: it is canceled as a whole. */
  readonly 'order.expired': NoData;
  /** Nothing personal is stored any more, of the changes before it either. */
  readonly 'order.erased': NoData;
  /** Where these were the last units, `order.canceled` follows in the same change. */
  readonly 'order.lines-canceled': { readonly lines: LineQuantities };
};

/** Units that a refund took out are gone already. */
const canceledWhole = (order: Order): CanceledOrder => ({
  ...order,
  status: 'canceled',
  lines: order.lines.map((line) => {
    const { ordered, returned } = line.quantity;
    return { ...line, quantity: { ...line.quantity, canceled: ordered - returned } };
  }),
});

export const lifecycle: Evolution<LifecycleEvents> = {
  'order.confirmed': (order) => ({ ...order, status: 'confirmed' }),
  'order.completed': (order) => ({ ...order, status: 'completed' }),
  'order.canceled': canceledWhole,
  'order.expired': canceledWhole,
  // The record has no private data any more, so that `fold` finds none.
  'order.erased': (order) => order,
  'order.lines-canceled': (order, { lines }) => ({ ...order, lines: countUnits(order.lines, 'canceled', lines) }),
};
