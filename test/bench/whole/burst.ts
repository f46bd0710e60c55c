import { setTimeout as wait } from 'node:timers/promises';
import type { Burst, BurstFigures, Side } from '#test/bench/whole/side';

const pollMs = 150;
/** An idle server polls and sweeps: less than this between two polls. */
const idleShareOfTime = 0.15;
const settledWithinMs = 60_000;

/** Places the orders and returns the time that each took. */
export const placeBy = async ({ place }: Side, { clients, orders }: Burst): Promise<readonly number[]> => {
  const latenciesMs: number[] = [];
  let left = orders;
  const client = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const began = performance.now();
      await place();
      latenciesMs.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return latenciesMs;
};

const sum = ({ cpuMs }: Side): number => cpuMs().caller + cpuMs().engine;

/** Resolves when neither process works any more: what follows an order belongs to its price. */
export const untilIdle = async (side: Side): Promise<void> => {
  for (let waitedMs = 0; waitedMs < settledWithinMs; waitedMs += pollMs) {
    const before = sum(side);
    await wait(pollMs);
    if (sum(side) - before <= idleShareOfTime * pollMs) return;
  }
  throw new Error(`still at work ${settledWithinMs} ms after the last order`);
};

/** One burst, measured until the side is idle again. */
export const measured = async (side: Side, burst: Burst): Promise<BurstFigures> => {
  const before = side.cpuMs();
  const began = performance.now();
  const latenciesMs = await placeBy(side, burst);
  const seconds = (performance.now() - began) / 1_000;
  await untilIdle(side);
  const after = side.cpuMs();
  return {
    latenciesMs,
    perSecond: burst.orders / seconds,
    callerMs: (after.caller - before.caller) / burst.orders,
    engineMs: (after.engine - before.engine) / burst.orders,
  };
};
