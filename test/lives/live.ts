import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Request } from '#application/use-case';
import { days, hours, minutes, seconds } from '#domain/instant';
import type { Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import type { Refusal, Result } from '#domain/result';
import { ada, customer, staff } from '#test/builders/callers';
import { cause, request } from '#test/builders/requests';
import type { MemoryWorld } from '#test/builders/world';
import { assertBooksAgree } from '#test/lives/books/agree';
import { anyChoice, type Choice } from '#test/lives/choices';
import { type CommandId, commandIds, commands } from '#test/lives/commands';
import { type Followed, follow } from '#test/lives/comparison/compare';
import { end } from '#test/lives/ending';
import { orderIn } from '#test/lives/order-in';
import { anyPlacing, type Placing, placements, type Run } from '#test/lives/placing';
import { lifeWorld } from '#test/lives/shop';
import { type SweepId, sweepIds, sweeps } from '#test/lives/sweeping';

/** What happens next in a life. `act`: the customer acts at the provider. */
export type Happening = CommandId | SweepId | 'act';

export type Step = {
  readonly does: Happening;
  readonly choice: Choice;
  /** The time before it. */
  readonly passes: number;
};
export type Life = { readonly placing: Placing; readonly steps: readonly Step[] };

/** Parcels and returns come late in a life, so they are frequent; what ends a life or moves no money is rare. */
const weights: Partial<Readonly<Record<Happening, number>>> = {
  payOrder: 10,
  confirmOrder: 6,
  fulfillOrder: 12,
  shipFulfillment: 12,
  deliverFulfillment: 12,
  requestReturn: 10,
  receiveReturn: 10,
  refundPayment: 8,
  receiveProviderEvent: 8,
  releaseHold: 10,
  placeHold: 2,
  expireOrders: 2,
  completeOrder: 2,
  deleteOrder: 4,
  updateOrder: 1,
  replaceShippingAddress: 1,
};
const happenings: readonly Happening[] = [...commandIds, ...sweepIds, 'act'];
const anyHappening = fc.oneof(
  ...happenings.map((does) => ({ weight: weights[does] ?? 4, arbitrary: fc.constant<Happening>(does) })),
);

const passing = [...Array<number>(20).fill(0), seconds(5), seconds(71), minutes(9), minutes(31), hours(25), days(8)];

export const anyLife: fc.Arbitrary<Life> = fc.record({
  placing: anyPlacing,
  steps: fc.array(fc.record({ does: anyHappening, choice: anyChoice, passes: fc.constantFrom(...passing) }), {
    minLength: 1,
    maxLength: 40,
    size: 'max',
  }),
});

/** Customers place and pay; staff do the rest, and pay too. */
const customerRequest = (key: string): Request => request({ caller: customer(ada), cause: cause(key) });
export const staffRequest = (key: string): Request => request({ caller: staff(), cause: cause(key) });

const runOf = (order: Order, { does, choice }: Step): Run | undefined => {
  if (does in commands) return commands[does as CommandId](order, choice);
  return does in sweeps ? sweeps[does as SweepId] : undefined;
};

const actAt = async ({ provider }: MemoryWorld, { id, payments }: Order): Promise<void> => {
  for (const payment of payments) await provider.act({ orderId: id, paymentId: payment.id });
};

export type Stepped = { readonly run: Run; readonly request: Request };

/** The command of a step; undefined: it is none, or the order gives nothing to choose. */
export const steppedBy = (order: Order, step: Step, number: number): Stepped | undefined => {
  const run = runOf(order, step);
  if (run === undefined) return undefined;
  const key = `step ${number}`;
  const isOfCustomer = step.does === 'payOrder' && step.choice.which % 2 === 0;
  return { run, request: isOfCustomer ? customerRequest(key) : staffRequest(key) };
};

export const placedBy = ({ placing }: Life): Stepped => ({
  run: placements[placing.by](placing),
  request: customerRequest('placement'),
});

/** What a refused command leaves is what was there. An unknown outcome, and a decline, are stored. */
const assertRefused = (result: Result<unknown, Refusal>, before: Order, after: Order | undefined): void => {
  if (result.ok || ['provider-unavailable', 'payment-declined', 'amount-exceeds-due'].includes(result.refusal.kind))
    return;
  assert.equal(after?.version, before.version, `a refusal changed the order: ${result.refusal.kind}`);
};

const liveStep = async (world: MemoryWorld, order: Order, step: Step, number: number): Promise<void> => {
  if (step.does === 'act') return actAt(world, order);
  const stepped = steppedBy(order, step, number);
  if (stepped === undefined) return;
  const result = await stepped.run(world.ports, stepped.request);
  assertRefused(result, order, orderIn(world));
};

/** Lives a life. `look` sees the world after the placement and after each step, until the order is deleted. */
export const live = async (
  life: Life,
  look: (world: MemoryWorld, id: OrderId, number: number) => void | Promise<void>,
): Promise<MemoryWorld> => {
  const world = lifeWorld(life.placing);
  const { run, request: placing } = placedBy(life);
  await run(world.ports, placing);
  for (const [index, step] of life.steps.entries()) {
    const order = orderIn(world);
    if (order === undefined) return world;
    await look(world, order.id, index);
    world.advance(step.passes);
    await liveStep(world, order, step, index);
  }
  const order = orderIn(world);
  if (order !== undefined) await look(world, order.id, life.steps.length);
  return world;
};

/**
 * Lives a life beside the oracle, which must agree after each change. At its end the books must agree, and once everything is
 * settled the provider too.
 */
export const liveWithOracle = async (life: Life, look: (order: Order) => void): Promise<void> => {
  let followed: Followed | undefined;
  const world = await live(life, ({ store }, id) => {
    const entry = store.orders.get(id);
    if (entry !== undefined) followed = follow(life.placing, entry.record, followed, look);
  });
  await assertBooksAgree(world.ports);
  await end(world);
  await assertBooksAgree(world.ports, 'provider');
};
