import type { Ports } from '#application/ports';
import { portsAround } from '#test/builders/ports';

/** A command or sweep that runs at the same time as others. */
export type Task = (ports: Ports) => Promise<unknown>;

/** Chooses which of the waiting tasks goes on, by its place among them. */
export type Choose = (waiting: number) => number;

/** Lets everything happen that waits for no turn. */
const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/**
 * Runs tasks at once. Each waits for its turn at its start and after each awaited call of a port, so that `choose` decides
 * on the order of all calls. A refusal is an answer; an error of a task fails.
 */
export const interleave = async (ports: Ports, tasks: readonly Task[], choose: Choose): Promise<void> => {
  const waiting: { readonly task: number; readonly go: () => void }[] = [];
  const turn = (task: number): Promise<void> => new Promise((go) => void waiting.push({ task, go }));
  const inTurn = (task: number): Ports =>
    portsAround(ports, (_, call) => {
      const answer = call();
      return answer instanceof Promise ? turn(task).then(() => answer) : answer;
    });
  const running = Promise.all(tasks.map((run, task) => turn(task).then(() => run(inTurn(task)))));
  for (await settled(); waiting.length > 0; await settled()) {
    waiting.sort((left, right) => left.task - right.task);
    const [next] = waiting.splice(choose(waiting.length), 1);
    next?.go();
  }
  await running;
};

/** Visits every order of calls, at most `limit`. Returns their number. */
export const everyOrder = async (limit: number, visit: (choose: Choose) => Promise<void>): Promise<number> => {
  let chosen: number[] = [];
  for (let orders = 1; ; orders += 1) {
    const options: number[] = [];
    await visit((waiting) => {
      const place = chosen[options.length] ?? 0;
      options.push(waiting);
      return place;
    });
    const next = options.map((_, step) => chosen[step] ?? 0);
    let last = next.length - 1;
    while (last >= 0 && (next[last] ?? 0) + 1 >= (options[last] ?? 0)) last -= 1;
    if (last < 0 || orders === limit) return orders;
    chosen = [...next.slice(0, last), (next[last] ?? 0) + 1];
  }
};
