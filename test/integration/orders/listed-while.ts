import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect } from '@jest/globals';
import type { ShardSchedule } from '#adapters/dynamodb/orders/shards';
import type { OrderListing, OrderSummary, Ports } from '#application/ports';
import { minutes } from '#domain/instant';
import type { OrderRecord } from '#domain/orders/events';
import type { OrderStatus } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { ada, bob } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { canceled, changed, completed, confirmed, held, orderRecord, released, writing } from '#test/builders/orders';
import { dynamoWorld, freshTable } from '#test/integration/world';

type Send = (command: object, options?: unknown) => Promise<unknown>;

/** A client that awaits `before` ahead of each query; its argument is the number of the query, from 0 on. */
const interrupted = () => {
  const state = { queries: 0, before: async (_: number): Promise<void> => {} };
  const over = (client: DynamoDBClient): DynamoDBClient => {
    const real: Send = client.send.bind(client) as never;
    const send: Send = async (command, options) => {
      if (command.constructor.name === 'QueryCommand') {
        const query = state.queries;
        state.queries += 1;
        await state.before(query);
      }
      return real(command, options);
    };
    return Object.assign(Object.create(client), { send }) as DynamoDBClient;
  };
  return { state, over };
};

type Step = (record: OrderRecord) => OrderRecord;
const confirm: Step = (record) => changed(record, [confirmed]);
const complete: Step = (record) => changed(record, [completed]);
const cancel: Step = (record) => changed(record, [canceled]);
const hold: Step = (record) => changed(record, [held('hold_1')]);
const release: Step = (record) => changed(record, [released('hold_1')]);

/** An order that has taken the first steps takes the others while it is listed. */
export type Life = { readonly name: string; readonly before: readonly Step[]; readonly meanwhile: readonly Step[] };

/** Every change of state that moves an order to another lane. */
export const moves: readonly Life[] = [
  { name: 'confirmed', before: [], meanwhile: [confirm] },
  { name: 'canceled', before: [], meanwhile: [cancel] },
  { name: 'canceled when confirmed', before: [confirm], meanwhile: [cancel] },
  { name: 'completed', before: [confirm], meanwhile: [complete] },
  { name: 'held', before: [], meanwhile: [hold] },
  { name: 'released', before: [hold], meanwhile: [release] },
  { name: 'canceled when held', before: [hold], meanwhile: [cancel] },
];

/** Lives of several moves. */
export const severalMoves: readonly Life[] = [
  { name: 'confirmed and completed', before: [], meanwhile: [confirm, complete] },
  { name: 'held and released', before: [], meanwhile: [hold, release] },
  { name: 'released and canceled', before: [hold], meanwhile: [release, cancel] },
  { name: 'released and held again', before: [hold], meanwhile: [release, hold] },
  { name: 'released, confirmed and completed', before: [hold], meanwhile: [release, confirm, complete] },
];

export const releasedAndConfirmed: Life = {
  name: 'released and confirmed',
  before: [hold],
  meanwhile: [release, confirm],
};

/** Lives during which an order keeps its status. */
export const movesWithinStatus: readonly (Life & { readonly status: OrderStatus })[] = [
  { status: 'pending', name: 'held', before: [], meanwhile: [hold] },
  { status: 'pending', name: 'released', before: [hold], meanwhile: [release] },
  { status: 'pending', name: 'held and released', before: [], meanwhile: [hold, release] },
  { status: 'confirmed', name: 'held', before: [confirm], meanwhile: [hold] },
];

const table = freshTable();

type Page = Omit<OrderListing, 'after' | 'limit' | 'placedFrom' | 'placedTo'> & { readonly limit: number };

const listAll = async ({ orderLists }: Ports, listing: Page, from: number): Promise<readonly OrderSummary[]> => {
  const range = { placedFrom: from, placedTo: from + minutes(2) };
  const seen: OrderSummary[] = [];
  for (let after: OrderId | undefined; ; ) {
    const { items, next } = await orderLists.ofShop({ ...listing, ...range, after });
    seen.push(...items);
    if (next === null) return seen;
    after = next;
  }
};

let shops = 0;

/** A shop of three orders, of which one takes its steps before the given queries of a list. */
export const listedWhile = async (
  life: Life,
  beforeQuery: readonly number[],
  { shards = [1, 1], ...listing }: Page & { readonly shards?: readonly [number, number] },
) => {
  const { state, over } = interrupted();
  const begin = tenOClock + minutes(10) * shops;
  shops += 1;
  const schedule: ShardSchedule = [
    { from: 0, shards: shards[0] },
    { from: begin + minutes(1), shards: shards[1] },
  ];
  const { ports } = await dynamoWorld({ table: await table, shards: schedule, over });
  const [older, moving, newer] = [0, 1, 2].map((minute) => {
    const at = begin + minutes(minute);
    return orderRecord({
      id: ports.orderIds.next(minute === 1 ? bob : ada, at),
      customerId: minute === 1 ? bob : ada,
      at,
    });
  });
  if (!older || !moving || !newer) throw new Error('three orders');
  await ports.commit([writing(older), writing(moving), writing(newer)]);
  let record = moving;
  const take = async (step: Step) => {
    record = step(record);
    expect(await ports.commit([writing(record)])).toEqual({ kind: 'committed' });
  };
  for (const step of life.before) await take(step);
  const takeBefore = async (query: number) => {
    for (const [index, step] of life.meanwhile.entries()) if (beforeQuery[index] === query) await take(step);
  };
  // The queries of a round begin at once, but the steps are taken one after the other.
  let taken = Promise.resolve();
  state.before = (query) => {
    taken = taken.then(() => takeBefore(query));
    return taken;
  };
  const summaries = await listAll(ports, listing, begin);
  return { ids: summaries.map(({ id }) => id), all: [newer.id, moving.id, older.id], queries: state.queries };
};

/** Every way to put steps before queries, in their order. */
export const waysOf = (steps: number, queries: number, from = 0): readonly (readonly number[])[] =>
  steps === 0
    ? [[]]
    : Array.from({ length: queries - from }, (_, index) => from + index).flatMap((first) =>
        waysOf(steps - 1, queries, first).map((rest) => [first, ...rest]),
      );
