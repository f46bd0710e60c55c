import fc from 'fast-check';
import type { Order, OrderLine } from '#domain/orders/order';

/** The numbers by which a command is chosen, each in thousandths of what is possible. */
export type Choice = { readonly which: number; readonly much: number; readonly chance: number };

const thousandths = fc.nat(999);
export const anyChoice: fc.Arbitrary<Choice> = fc.record({
  which: thousandths,
  much: thousandths,
  chance: thousandths,
});

export const oneOf = <Item>(items: readonly Item[], share: number): Item | undefined =>
  items[Math.floor((share * items.length) / 1000)];

/** From 1 to `most`; all of it in three of ten cases. */
export const upTo = (most: number, share: number): number =>
  share > 700 ? most : 1 + Math.floor((share * (most - 1)) / 700);

/** As `upTo`, a multiple of the order's step (money.md V7), or one amount off it in ten. */
export const amountUpTo = ({ amountStep }: Order, most: number, share: number): number =>
  share % 10 === 0 ? upTo(most, share) : Math.max(1, Math.ceil(upTo(most, share) / amountStep)) * amountStep;

/** Some of the units of one line that has any, or all units of all lines. */
export const someUnits = (order: Order, { which, much, chance }: Choice, unitsOf: (line: OrderLine) => number) => {
  const lines = order.lines.filter((line) => unitsOf(line) > 0);
  if (lines.length === 0) return undefined;
  if (chance > 600) return lines.map((line) => ({ lineId: line.id, quantity: unitsOf(line) }));
  const line = oneOf(lines, which) ?? lines[0];
  return line === undefined ? undefined : [{ lineId: line.id, quantity: upTo(unitsOf(line), much) }];
};
