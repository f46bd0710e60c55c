import type { PortMakers } from '#infrastructure/deployed/parts';
import * as ports from '#infrastructure/deployed/ports';

/** The makers of every port. The compiler asks for a new port's here; entries import those that they need. */
export const allPorts: PortMakers = ports;
