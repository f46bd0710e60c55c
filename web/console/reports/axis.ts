/** The largest number of steps between the marks of an axis. */
const mostSteps = 5;

/** The smallest of 1, 2 and 5 times a power of ten that is not below a number. */
const roundUp = (atLeast: number): number => {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return ([1, 2, 5].find((times) => times * power >= atLeast) ?? 10) * power;
};

/**
 * The marks of an axis of whole numbers: round, evenly apart, from at most the lowest value to at least the highest, with 0
 * among them.
 */
export const marksOf = (values: readonly number[]): readonly number[] => {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const step = Math.max(1, roundUp(Math.max(1, high - low) / mostSteps));
  const [first, last] = [Math.floor(low / step), Math.max(Math.ceil(high / step), low < 0 ? 0 : 1)];
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
};
