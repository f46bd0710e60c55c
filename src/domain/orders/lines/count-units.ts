import { type LineQuantities, unitsOfLine } from '#domain/orders/lines/line-quantities';
import type { LineQuantity, OrderLine } from '#domain/orders/order';

/** The lines with these units added to one of their counts; `sign` -1 takes them away. */
export const countUnits = (
  lines: readonly OrderLine[],
  count: keyof LineQuantity,
  quantities: LineQuantities,
  sign: 1 | -1 = 1,
): readonly OrderLine[] =>
  lines.map((line) => {
    const units = unitsOfLine(quantities, line.id);
    const { quantity } = line;
    return units === 0 ? line : { ...line, quantity: { ...quantity, [count]: quantity[count] + sign * units } };
  });
