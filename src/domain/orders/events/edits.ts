import type { Evolution } from '#domain/orders/events/family';
import { countUnits } from '#domain/orders/lines/count-units';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';
import { orderedLines } from '#domain/orders/lines/ordered-lines';
import { type PricedLine, type PricedShipping, totalsOf } from '#domain/pricing';

export type EditEvents = {
  /** Lines follow those that the order has, and units of those are canceled. */
  readonly 'order.edited': {
    readonly added: readonly PricedLine[];
    readonly canceled: LineQuantities;
    /** Priced with the first line that needs it; null: the shipping stays as it was. */
    readonly shipping: PricedShipping | null;
  };
};

export const edits: Evolution<EditEvents> = {
  'order.edited': (order, { added, canceled, shipping: priced }) => {
    const lines = [...countUnits(order.lines, 'canceled', canceled), ...orderedLines(added, order.lines.length)];
    const shipping = order.shipping ?? priced;
    return { ...order, lines, shipping, totals: totalsOf(lines, shipping, order) };
  },
};
