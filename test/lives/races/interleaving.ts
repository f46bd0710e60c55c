import type { Ports } from '#application/ports';
import { portsAround } from '#test/builders/ports';

/** A command or sweep that runs at the same time as others. */
export type Task = (ports: Ports) => Promise<unknown>;

/** Chooses which of the waiting tasks goes on, by its place among them. */
export type Choose = (waiting: number) => number;

/** Lets everything happen that waits for no turn. */
const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** What the calls of a step touch: nothing that another task can change, the stored state to read it, or to write it. */
type Effect = 'none' | 'reads' | 'writes';
const rank: { readonly [Each in Effect]: number } = { none: 0, reads: 1, writes: 2 };

/** The calls that only read what is stored. A call that no list names counts as a write, which cuts nothing off. */
const readers = [
  'orders.find',
  'awaitedOrders.page',
  'unsettledOrders.page',
  'privateOrders.page',
  'products.facts',
  'payments.find',
  'simulatedPayments.find',
  'receipts.find',
];
/** The calls that touch nothing which another task can change. */
const pure = ['riskRules.judge', 'taxRates.rulesFor', 'shippingRates.amountFor', 'providerEvents.read'];
const effectOf = (call: string): Effect => (readers.includes(call) ? 'reads' : pure.includes(call) ? 'none' : 'writes');

type Step = { readonly task: number; readonly effect: Effect };

/** Two steps commute if one touches nothing or both read. Of two such orders, the one with the lower task first stands for both. */
const isOtherOrderOf = (before: Step | undefined, step: Step): boolean =>
  before !== undefined &&
  step.task < before.task &&
  (before.effect === 'none' || step.effect === 'none' || (before.effect === 'reads' && step.effect === 'reads'));

/** `redundant`: it was cut off, because another order of the same calls has the same end. */
export type Ended = 'ended' | 'redundant';

/**
 * Runs tasks at once. Each waits for its turn at its start and after each awaited call of a port, so that `choose` decides
 * on the order of all calls. A refusal is an answer; an error of a task fails. With `cutsOff`, an order is left as soon as
 * it is redundant.
 */
export const interleave = async (
  ports: Ports,
  tasks: readonly Task[],
  choose: Choose,
  cutsOff = false,
): Promise<Ended> => {
  const waiting: { readonly task: number; readonly go: () => void }[] = [];
  let effect: Effect = 'none';
  const turn = (task: number): Promise<void> => new Promise((go) => void waiting.push({ task, go }));
  const inTurn = (task: number): Ports =>
    portsAround(ports, (name, call) => {
      const answer = call();
      if (!(answer instanceof Promise)) return answer;
      if (rank[effectOf(name)] > rank[effect]) effect = effectOf(name);
      // Nobody waits for it once its order is left.
      answer.catch(() => undefined);
      return turn(task).then(() => answer);
    });
  const running = Promise.all(tasks.map((run, task) => turn(task).then(() => run(inTurn(task)))));
  // A task that fails early fails the test at the end, where the orders of calls are known.
  running.catch(() => undefined);
  let before: Step | undefined;
  for (await settled(); waiting.length > 0; await settled()) {
    waiting.sort((left, right) => left.task - right.task);
    const [next] = waiting.splice(choose(waiting.length), 1);
    if (next === undefined) throw new Error('a choice is a place among the waiting tasks');
    effect = 'none';
    next.go();
    await settled();
    const step = { task: next.task, effect };
    if (cutsOff && isOtherOrderOf(before, step)) return 'redundant';
    before = step;
  }
  await running;
  return 'ended';
};

/** Visits every order of calls, and returns the number of those that ended. Throws above `limit`. */
export const everyOrder = async (limit: number, visit: (choose: Choose) => Promise<Ended>): Promise<number> => {
  let chosen: number[] = [];
  let ended = 0;
  for (let orders = 1; orders <= limit; orders += 1) {
    const options: number[] = [];
    const how = await visit((waiting) => {
      const place = chosen[options.length] ?? 0;
      options.push(waiting);
      return place;
    });
    if (how === 'ended') ended += 1;
    const next = options.map((_, step) => chosen[step] ?? 0);
    let last = next.length - 1;
    while (last >= 0 && (next[last] ?? 0) + 1 >= (options[last] ?? 0)) last -= 1;
    if (last < 0) return ended;
    chosen = [...next.slice(0, last), (next[last] ?? 0) + 1];
  }
  throw new Error(`there are more than ${limit} orders`);
};
