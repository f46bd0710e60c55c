import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { MemoryWorld } from '#test/builders/world';
import { assertBooksAgree } from '#test/lives/books/agree';
import { reconcile } from '#test/lives/books/reconcile';
import { restored, type Snapshot, snapshotOf } from '#test/lives/crashes/snapshot';
import { declining, type Moment, moments, noted, Stopped, stopping } from '#test/lives/crashes/stopping';
import { cutOffFor, end, sweepAll } from '#test/lives/ending';
import { type Happening, type Life, live, placedBy, type Stepped, steppedBy } from '#test/lives/live';
import { orderIn } from '#test/lives/order-in';
import { lifeWorld } from '#test/lives/shop';
import { sweepIds } from '#test/lives/sweeping';

/** A command in a state of its order in which it changes something. */
export type Example = Stepped & {
  readonly does: Happening | 'placeOrder' | 'batchPlaceOrders';
  readonly from: Snapshot;
  /** The awaited calls of its ports, in their order. */
  readonly calls: readonly string[];
};

const eventsIn = ({ store }: MemoryWorld): readonly string[] =>
  [...store.orders.values()].flatMap(({ record }) =>
    record.changes.flatMap(({ events }) => events.map(({ type }) => type)),
  );

/** Tries a command on a copy of the world. Undefined: it changes nothing. */
const tried = async (from: Snapshot, does: Example['does'], { run, request }: Stepped) => {
  const world = restored(from);
  const before = eventsIn(world);
  const { ports, calls } = noted(world.ports);
  await run(ports, request);
  const after = eventsIn(world);
  if (before.length === after.length) return undefined;
  const way = [does, ...calls, ...after.slice(before.length)].join(' ');
  return { way, example: { does, run, request, from, calls } };
};

/** One example for each way that commands go in some lives: their calls and the events that they add. */
export const examplesIn = async (lives: readonly Life[]): Promise<readonly Example[]> => {
  const examples = new Map<string, Example>();
  const add = async (from: Snapshot, does: Example['does'], stepped: Stepped) => {
    const found = await tried(from, does, stepped);
    if (found !== undefined && !examples.has(found.way)) examples.set(found.way, found.example);
  };
  for (const life of lives) {
    const { placing } = life;
    await add(snapshotOf(lifeWorld(placing), placing), placing.by, placedBy(life));
    await live(life, async (world, _, number) => {
      const [step, order] = [life.steps[number], orderIn(world)];
      const stepped = step && order && steppedBy(order, step, number);
      if (step === undefined || stepped === undefined) return;
      const from = snapshotOf(world, placing);
      await add({ ...from, at: from.at + step.passes }, step.does, stepped);
    });
  }
  return [...examples.values()];
};

// ── Where it ends ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Times, versions and what is named after them differ between a run with a crash and one without. */
const timed = /(?:At|Until|^at|^version|^timeLeft|^id)$/;
const withoutTimes = (key: string, value: unknown): unknown => {
  if (timed.test(key)) return undefined;
  // A voided attempt has this reason if the provider told it before the outcome of the void.
  return key === 'reason' && value === 'generic' ? null : value;
};

/** The end of a life without times and versions: the order and the stock. */
const endOf = async (world: MemoryWorld): Promise<unknown> => {
  await assertBooksAgree(world.ports, 'provider');
  const order = orderIn(world);
  if (order !== undefined) {
    reconcile(world, order);
    const waits = order.status === 'pending' && order.expiresAt !== null && order.expiresAt < world.clock.now();
    assert.ok(!waits, 'F3: the order never expires');
  }
  const stock = [...world.store.products.values()].map(({ sku, available }) => [sku, available]);
  const redeemed = [...world.store.discounts.values()].map(({ code, redeemed: count }) => [code, count]);
  const untimed = JSON.stringify({ order, stock, redeemed }, withoutTimes);
  if (order === undefined) return JSON.parse(untimed);
  return JSON.parse(untimed.replaceAll(order.id, '').replaceAll(order.id.replaceAll('-', ''), ''));
};

const runIn = async (world: MemoryWorld, { run, request }: Stepped, ports = world.ports): Promise<void> => {
  await run(ports, request);
};

const isSweep = ({ does }: Example): boolean => (sweepIds as readonly string[]).includes(does);

const endedAfter = async ({ from }: Example, change: (world: MemoryWorld) => Promise<void>): Promise<unknown> => {
  const world = restored(from);
  await change(world);
  await end(world);
  return endOf(world);
};

const sweepLater = async (world: MemoryWorld): Promise<void> => {
  world.advance(cutOffFor);
  await sweepAll(world);
};

/** The calls are few: of more than these, the others are never declined. */
const mostDeclined = 5;

/**
 * The ends of a command without a crash. Calls that never reached the provider count as declined once the sweeps have run,
 * so a late retry may also end as if the provider had declined some of them (money.md V1).
 */
async function* endsWithoutCrash(example: Example, retry: Retry): AsyncGenerator<unknown> {
  yield await endedAfter(example, (world) => runIn(world, example));
  if (retry === 'at once') return;
  yield await endedAfter(example, async (world) => {
    await sweepLater(world);
    await runIn(world, example);
  });
  const calls = example.calls.filter((name) => name === 'payments.do').length;
  for (let declined = 1; declined < 2 ** Math.min(calls, mostDeclined); declined += 1) {
    const declines = (call: number) => (declined & (1 << call)) !== 0;
    yield await endedAfter(example, (world) => runIn(world, example, declining(world.ports, declines)));
  }
}

/** The client repeats its command at once, or after the sweeps have run. */
type Retry = 'at once' | 'late';
type Crash = { readonly point: number; readonly moment: Moment; readonly retry: Retry };

/** Crashes a command and repeats it. Returns where that ends. */
const endAfterCrash = async (example: Example, { point, moment, retry }: Crash): Promise<unknown> => {
  const world = restored(example.from);
  const { ports, isStopped } = stopping(world.ports, new Set(example.calls), point, moment);
  await assert.rejects(runIn(world, example, ports), Stopped);
  assert.ok(isStopped(), 'the call was not made');
  if (retry === 'late') await sweepLater(world);
  await runIn(world, example);
  await end(world);
  return endOf(world);
};

/** Nobody repeats a sweep: the next one finds what it left. A late retry of a command does not wait beyond the expiry. */
const retriesOf = (example: Example): readonly Retry[] => {
  if (isSweep(example)) return ['late'];
  const order = orderIn(restored(example.from));
  const expiresAt = order?.status === 'pending' ? order.expiresAt : null;
  return expiresAt !== null && expiresAt < example.from.at + cutOffFor ? ['at once'] : ['at once', 'late'];
};

/** Throws if a command with a crash ends as no run without one. The ends that were computed before are tried first. */
const assertReachable = async (ended: unknown, known: unknown[], more: AsyncGenerator<unknown>, story: string) => {
  if (known.some((each) => isDeepStrictEqual(each, ended))) return;
  for (let next = await more.next(); next.done !== true; next = await more.next()) {
    known.push(next.value);
    if (isDeepStrictEqual(next.value, ended)) return;
  }
  assert.deepEqual(ended, known[0], story);
};

/** Crashes a command before and after each of its calls. Returns the number of crashes. */
export const crashEverywhere = async (example: Example): Promise<number> => {
  let crashes = 0;
  for (const retry of retriesOf(example)) {
    const known: unknown[] = [];
    const more = endsWithoutCrash(example, retry);
    for (const [point, name] of example.calls.entries())
      for (const moment of moments) {
        const ended = await endAfterCrash(example, { point, moment, retry });
        const story = `${example.does} crashed ${moment} call ${point}, ${name}; repeated ${retry}`;
        await assertReachable(ended, known, more, story);
        crashes += 1;
      }
  }
  return crashes;
};
