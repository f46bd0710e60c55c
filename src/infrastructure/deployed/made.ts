import type { PortFactories } from '#application/ports';
import type { DeployedParts, PortMakers } from '#infrastructure/deployed/parts';

/** The ports that a function's entry names, each made when a use case that needs it is first run. */
export const factoriesOf = (makers: Partial<PortMakers>, parts: DeployedParts): Partial<PortFactories> =>
  Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, () => make(parts)]));
