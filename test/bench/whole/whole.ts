import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, quantile } from '#test/bench/rounds';
import { measured, placeBy, untilIdle } from '#test/bench/whole/burst';
import { startFloor } from '#test/bench/whole/floor';
import { startWholeService, type WholeService } from '#test/bench/whole/service';
import type { BurstFigures, Side } from '#test/bench/whole/side';

/** The medians of the rounds. */
type Figures = {
  readonly aloneP50Ms: number;
  readonly perSecond: number;
  readonly callerMs: number;
  readonly engineMs: number;
};

/** The service and the floor in one state of the shop. */
export type WholeState = { readonly state: string; readonly service: Figures; readonly floor: Figures };

export type WholeSizes = {
  /** The rounds in each state of the shop, of each side. */
  readonly rounds: number;
  /** The orders of a round by one client. */
  readonly alone: number;
  /** The orders of a round by eight clients. */
  readonly together: number;
  /** The orders before the second state. */
  readonly orders: number;
  /** The holds of each of three orders before the third state. */
  readonly holds: number;
};

const clients = 8;
const heldOrders = 3;
/** Node.js still compiles what runs for them. */
const warmUpOrders = 300;

const figuresOf = (alone: readonly BurstFigures[], together: readonly BurstFigures[]): Figures => ({
  aloneP50Ms: quantile(
    alone.flatMap(({ latenciesMs }) => latenciesMs),
    0.5,
  ),
  perSecond: median(together.map(({ perSecond }) => perSecond)),
  callerMs: median(together.map(({ callerMs }) => callerMs)),
  engineMs: median(together.map(({ engineMs }) => engineMs)),
});

/** Both sides in turns. */
const compared = async (service: Side, floor: Side, { rounds, alone, together }: WholeSizes) => {
  const taken = [service, floor].map((side) => ({ side, alone: [] as BurstFigures[], together: [] as BurstFigures[] }));
  for (let round = 0; round < rounds; round += 1)
    for (const each of round % 2 === 0 ? taken : taken.toReversed()) {
      each.alone.push(await measured(each.side, { clients: 1, orders: alone }));
      each.together.push(await measured(each.side, { clients, orders: together }));
    }
  const [ofService, ofFloor] = taken.map((each) => figuresOf(each.alone, each.together));
  if (ofService === undefined || ofFloor === undefined) throw new Error('two sides were measured');
  return { service: ofService, floor: ofFloor };
};

const inStates = async (
  service: WholeService,
  floor: Side,
  sizes: WholeSizes,
  say: (text: string) => void,
): Promise<readonly WholeState[]> => {
  const states: WholeState[] = [];
  const state = async (name: string): Promise<void> => {
    say(`the whole service over HTTP: ${name}`);
    const both = await compared(service, floor, sizes);
    say(`  service ${JSON.stringify(both.service)}, floor ${JSON.stringify(both.floor)}`);
    states.push({ state: name, ...both });
  };
  for (const side of [service, floor]) {
    await placeBy(side, { clients, orders: warmUpOrders });
    await untilIdle(side);
  }
  await state('new');
  for (const side of [service, floor]) {
    await placeBy(side, { clients, orders: sizes.orders });
    await untilIdle(side);
  }
  await state(`after ${sizes.orders.toLocaleString('en')} orders more`);
  await service.placeHeldOrders(heldOrders, sizes.holds);
  await untilIdle(service);
  await state(`after ${heldOrders} orders with ${sizes.holds} holds each`);
  return states;
};

/** What a person starts, called over HTTP by this process, against the floor, as their shop grows. */
export const wholeService = async (sizes: WholeSizes, say: (text: string) => void): Promise<readonly WholeState[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'order-service-bench-'));
  try {
    const floor = await startFloor(join(folder, 'floor'));
    try {
      const service = await startWholeService(join(folder, 'service'));
      try {
        return await inStates(service, floor, sizes, say);
      } finally {
        await service.stop();
      }
    } finally {
      await floor.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
