import type { Evolution, NoData } from '#domain/orders/events/family';
import type { CanceledOrder, Order, OrderLine } from '#domain/orders/order';

/** Events that move an order through its statuses, or cancel units of its lines. */
export type LifecycleEvents = {
  readonly 'order.confirmed': NoData;
  readonly 'order.completed': NoData;
  /** The whole order: every unit that was not canceled before is canceled now. */
  readonly 'order.canceled': NoData;
  /** The order was not paid in time: it is canceled as a whole. */
  readonly 'order.expired': NoData;
  /** Where these were the last units, `order.canceled` follows in the same change. */
  readonly 'order.lines-canceled': {
    readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
  };
};

const withCanceled = (line: OrderLine, canceled: number): OrderLine => ({
  ...line,
  quantity: { ...line.quantity, canceled },
});

const canceledWhole = (order: Order): CanceledOrder => ({
  ...order,
  status: 'canceled',
  lines: order.lines.map((line) => withCanceled(line, line.quantity.ordered)),
});

export const lifecycle: Evolution<LifecycleEvents> = {
  'order.confirmed': (order) => ({ ...order, status: 'confirmed' }),
  'order.completed': (order) => ({ ...order, status: 'completed' }),
  'order.canceled': canceledWhole,
  'order.expired': canceledWhole,
  'order.lines-canceled': (order, { lines }) => {
    const units = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]));
    return {
      ...order,
      lines: order.lines.map((line) => {
        const more = units.get(line.id) ?? 0;
        return more === 0 ? line : withCanceled(line, line.quantity.canceled + more);
      }),
    };
  },
};
