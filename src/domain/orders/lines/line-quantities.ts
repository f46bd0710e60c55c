/** Units of lines. A command names each line at most once. */
export type LineQuantities = readonly { readonly lineId: string; readonly quantity: number }[];

/** The member of a command that has the lines, where it is not `lines`. */
export type LineList = 'add' | 'cancel';

/** An entry that names more units than its line has for the command: `open`. */
export type LineExcess = {
  readonly index: number;
  readonly lineId: string;
  readonly requested: number;
  readonly open: number;
  /** The order has no such line. */
  readonly isUnknown?: true;
};

/** The entries that name more units than `openOf` their line. An unknown line has no open units (money.md G6). */
export const excessOf = <Line extends { readonly id: string }>(
  requested: LineQuantities,
  lines: readonly Line[],
  openOf: (line: Line) => number,
): readonly LineExcess[] => {
  const open = new Map(lines.map((line) => [line.id, openOf(line)]));
  return requested
    .map(({ lineId, quantity }, index): LineExcess => {
      const units = open.get(lineId);
      const entry = { index, lineId, requested: quantity, open: units ?? 0 };
      return units === undefined ? { ...entry, isUnknown: true } : entry;
    })
    .filter((entry) => entry.requested > entry.open);
};

/** The entries without any other member: an event has nothing else. */
export const onlyUnits = (quantities: LineQuantities): LineQuantities =>
  quantities.map(({ lineId, quantity }) => ({ lineId, quantity }));

/** The units of one line. */
export const unitsOfLine = (quantities: LineQuantities, lineId: string): number =>
  quantities.reduce((sum, each) => (each.lineId === lineId ? sum + each.quantity : sum), 0);
