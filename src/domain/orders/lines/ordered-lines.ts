import type { OrderLine } from '#domain/orders/order';
import type { PricedLine } from '#domain/pricing';

/** The lines of an order from priced lines; `before`: the number of lines that it has already. */
export const orderedLines = (lines: readonly PricedLine[], before = 0): readonly OrderLine[] =>
  lines.map(({ quantity, ...line }, index) => ({
    id: String(before + index + 1),
    ...line,
    quantity: { ordered: quantity, canceled: 0, fulfilled: 0, delivered: 0, returned: 0 },
  }));
