import { setTimeout as sleep } from 'node:timers/promises';
import { Unavailable } from '#application/ports';

/**
 * The client of a table has 50 connections, and the time-out of a call includes its wait for one. More calls than a slow
 * engine answers in that time run out of it, are repeated, and the engine does their work again and again.
 */
const width = 20;

/** Runs something for each item, at most 20 at the same time. The results are in the order of the items. */
export const concurrently = async <Item, Value>(
  items: Iterable<Item>,
  run: (item: Item, index: number) => Promise<Value>,
): Promise<readonly Value[]> => {
  const results: Value[] = [];
  // The workers share one iterator, so that each item is taken once.
  const queue = [...items].entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await run(item, index);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
};

/** Repeats a command while it is unavailable, after a random wait that becomes longer, as clients do. */
export const patiently = async <Value>(ask: () => Promise<Value>): Promise<Value> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Unavailable) || tries === 10) throw error;
    }
    await sleep(Math.random() * Math.min(2_000, 50 * 2 ** tries));
  }
};
