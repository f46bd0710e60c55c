import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { load as loadMemory } from '#adapters/memory/load';
import { createMemoryPorts } from '#adapters/memory/ports';
import { emptyStore } from '#adapters/memory/store';
import { createShop } from '#adapters/policies/shop';
import { systemClock } from '#adapters/system/clock';
import type { PortFactories, StoredPort } from '#application/ports';
import { timeSymbolsOf } from '#domain/orders/order-id';
import { tablePorts } from '#infrastructure/local/table-ports';
import { byHand } from '#test/bench/by-hand';
import { type Bytes, expectSameBytes, storedBytes, watchWire } from '#test/bench/bytes';
import { type Profiled, profiled } from '#test/bench/profile';
import { interleaved, type Piece, type Rounds, type Taken, type Way } from '#test/bench/rounds';
import { configuration, type Service, serviceOver } from '#test/bench/service';
import { catalog, handShopper, readyOrder, readyPayment, shopper } from '#test/bench/shop';
import type { BenchTable } from '#test/bench/table';
import { shippedSettings } from '#test/builders/shop';

const works = ['place, 3 lines', 'pay', 'get', 'list of 20', 'list of 50'] as const;
export type Work = (typeof works)[number];

export type Compared = { readonly work: Work; readonly service: Taken; readonly byHand: Taken };
export type Comparison = {
  readonly works: readonly Compared[];
  readonly stored: readonly Bytes[];
  readonly read: readonly Bytes[];
  /** ElectroDB's expressions are longer than those of a person, which is part of what is measured. */
  readonly sent: readonly Bytes[];
};

type Pieces = Readonly<Record<Work, Piece>>;
type Sides = { readonly service: Pieces; readonly byHand: Pieces };

/** Uses up what was placed before: each call pays another order. */
const payingEach = <Placed>(place: () => Promise<Placed>, pay: (placed: Placed) => Promise<unknown>): Piece => {
  const waiting: Placed[] = [];
  return {
    prepare: async (calls) => {
      while (waiting.length < calls) waiting.push(await place());
    },
    call: async () => {
      const placed = waiting.pop();
      if (placed === undefined) throw new Error('more was called than prepared');
      return pay(placed);
    },
  };
};

/** Orders that the lists show; both customers get as many. */
const placedBefore = 60;

const firstMoment = `o#${timeSymbolsOf(0)}00`;

const sidesOn = async ({ newClient, table }: BenchTable) => {
  const clients = { service: newClient(), byHand: newClient() };
  const service = await serviceOver(tablePorts({ ...configuration, table }, clients.service));
  const hand = byHand(DynamoDBDocumentClient.from(clients.byHand), table);
  const first = readyOrder();
  const { pk, sk } = first;
  const last = () => `o#${timeSymbolsOf(Date.now())}ZZ`;
  const [id] = [await service.place(), await hand.place(first)];
  const sides: Sides = {
    service: piecesOf(service, id),
    byHand: {
      'place, 3 lines': { call: () => hand.place(readyOrder()) },
      pay: payingEach(
        async () => {
          const order = readyOrder();
          await hand.place(order);
          return order;
        },
        (order) => hand.pay(order, readyPayment()),
      ),
      get: { call: () => hand.get(pk, sk) },
      'list of 20': { call: () => hand.list(pk, firstMoment, last(), 20) },
      'list of 50': { call: () => hand.list(pk, firstMoment, last(), 50) },
    },
  };
  return { clients, sides };
};

const piecesOf = (service: Service, id: string): Pieces => ({
  'place, 3 lines': { call: service.place },
  pay: payingEach(service.place, service.pay),
  get: { call: () => service.get(id) },
  'list of 20': { call: () => service.list(20) },
  'list of 50': { call: () => service.list(50) },
});

const once = async ({ prepare, call }: Piece): Promise<void> => {
  await prepare?.(1);
  await call();
};

const bytesOf = async (at: BenchTable, { clients, sides }: Awaited<ReturnType<typeof sidesOn>>) => {
  await Promise.all([once(sides.service.pay), once(sides.byHand.pay)]);
  const [ours, theirs] = [
    await storedBytes(at.client, at.table, shopper),
    await storedBytes(at.client, at.table, handShopper),
  ];
  const stored = (['order', 'receipt', 'paid order'] as const).map((what) => ({
    what,
    service: ours[what],
    byHand: theirs[what],
  }));
  for (let count = 2; count < placedBefore; count += 1)
    await Promise.all([sides.service['place, 3 lines'].call(), sides.byHand['place, 3 lines'].call()]);

  const wires = { service: watchWire(clients.service), byHand: watchWire(clients.byHand) };
  const [read, sent]: [Bytes[], Bytes[]] = [[], []];
  for (const work of works) {
    const [ours, theirs] = [sides.service[work], sides.byHand[work]];
    await Promise.all([ours.prepare?.(1), theirs.prepare?.(1)]);
    const [service, hand] = [await wires.service(ours.call), await wires.byHand(theirs.call)];
    sent.push({ what: work, service: service.sent, byHand: hand.sent });
    if (hand.received > 100) read.push({ what: work, service: service.received, byHand: hand.received });
  }
  for (const client of Object.values(clients)) client.middlewareStack.remove('wire');
  return { stored, read, sent };
};

/** The same work by the service and by hand, in turns, after it has been shown that both move the same bytes. */
export const compare = async (at: BenchTable, rounds: Rounds, say: (text: string) => void): Promise<Comparison> => {
  const both = await sidesOn(at);
  const bytes = await bytesOf(at, both);
  expectSameBytes([...bytes.stored, ...bytes.read]);
  const compared: Compared[] = [];
  for (const work of works) {
    say(
      `${work}: ${rounds.warmUp} rounds to warm up and ${rounds.rounds} that count, of ${rounds.calls} calls for each side`,
    );
    const ways: Way[] = [
      { name: 'service', ...both.sides.service[work] },
      { name: 'by hand', ...both.sides.byHand[work] },
    ];
    const [service, hand] = await interleaved(ways, rounds);
    if (service === undefined || hand === undefined) throw new Error('two ways were measured');
    compared.push({ work, service, byHand: hand });
  }
  return { works: compared, ...bytes };
};

/** Whose code the service runs for each piece of work. */
export const profiles = async (
  at: BenchTable,
  calls: number,
  say: (text: string) => void,
): Promise<readonly Profiled[]> => {
  const { sides } = await sidesOn(at);
  const profiles: Profiled[] = [];
  for (const work of works) {
    say(`${work}: a profile of ${calls} calls`);
    profiles.push({ work, shares: await profiled(sides.service[work], calls) });
  }
  return profiles;
};

/** The handlers with nothing behind them but this process's memory: what is ours of a call. */
export const overMemory = async (rounds: Rounds): Promise<readonly Taken[]> => {
  const store = emptyStore(systemClock);
  loadMemory(store, { products: catalog, orders: [] }, { shop: createShop(shippedSettings) });
  const ports = createMemoryPorts(store);
  const made = Object.entries(ports).map(([name, port]) => [name, () => port]);
  const service = await serviceOver(Object.fromEntries(made) as unknown as PortFactories<StoredPort>);
  const id = await service.place();
  for (let count = 1; count < placedBefore; count += 1) await service.place();
  const pieces = piecesOf(service, id);
  const taken: Taken[] = [];
  // Placements come last: the store's lists are sorted anew for each reply, and grow with what is placed.
  for (const work of works.toReversed()) taken.push(...(await interleaved([{ name: work, ...pieces[work] }], rounds)));
  return taken.reverse();
};
