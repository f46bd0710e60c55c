import { days, seconds } from '#domain/instant';
import type { MemoryWorld } from '#test/builders/world';
import { orderIn } from '#test/lives/order-in';
import { tellEverything } from '#test/lives/provider';
import { sweepIds, sweeps } from '#test/lives/sweeping';

export const sweepAll = async ({ ports }: MemoryWorld): Promise<void> => {
  for (const id of sweepIds) await sweeps[id](ports);
};

/** After this time a call that was cut off is over (money.md V1). */
export const cutOffFor = seconds(71);

/** Lets everything end that was begun: calls that were cut off, and what the provider finds out later. */
export const end = async (world: MemoryWorld): Promise<void> => {
  for (const passes of [cutOffFor, days(15), cutOffFor]) {
    world.advance(passes);
    await sweepAll(world);
    const order = orderIn(world);
    if (order !== undefined) await tellEverything(world.ports, order);
  }
};
