import type { Row } from '#test/budget/rows';
import type { Taken } from './carry';

/** The memory of the functions of an operation, in gigabytes. */
export type MemoryOf = (operationId: string) => number;

export const takenBy = ({ floor, refused = 0, of }: Row, memoryOf: MemoryOf): Taken => ({
  ...floor,
  writeUnits: floor.writeUnits + refused,
  ...(of === undefined ? {} : { memoryGb: memoryOf(of) }),
});
