import type { PortFactories } from '#application/ports';
import type { DeployedParts, PortMakers } from '#infrastructure/deployed/parts';

/** The factories of the ports that a function's entry names; each makes its port at first use. */
export const factoriesOf = (makers: Partial<PortMakers>, parts: DeployedParts): Partial<PortFactories> =>
  Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, () => make(parts)]));
