import type { PortMakers } from '#infrastructure/deployed/parts';
import * as ports from '#infrastructure/deployed/ports';

/** The makers of every port; a new port does not compile without its maker. Entries import single makers instead. */
export const allPorts: PortMakers = ports;
