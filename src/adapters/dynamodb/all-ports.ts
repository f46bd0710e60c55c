import { once } from '#adapters/dynamodb/engine/once';
import type { TableParts } from '#adapters/dynamodb/parts';
import type { TablePortMakers } from '#adapters/dynamodb/ports';
import * as ports from '#adapters/dynamodb/ports';
import { type PortFactories, type StoredPort, storedPorts } from '#application/ports';

const makers: TablePortMakers = ports;

/** Every stored port over the table, each made at first use, for a process that runs all use cases. */
export const createTablePorts = (parts: TableParts): PortFactories<StoredPort> =>
  // The cast is safe: the list and the type both come from `storedPorts`.
  Object.fromEntries(
    storedPorts.map((name) => [name, once(() => makers[name](parts))]),
  ) as unknown as PortFactories<StoredPort>;
