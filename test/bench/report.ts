import { type Bytes, ratioOf } from '#test/bench/bytes';
import type { Compared, Comparison } from '#test/bench/compare';
import type { Grown } from '#test/bench/growth';
import type { Loaded } from '#test/bench/load';
import type { Profiled } from '#test/bench/profile';
import type { Taken } from '#test/bench/rounds';
import type { WholeState } from '#test/bench/whole/whole';
import { markdownTable } from '../../scripts/text.mjs';

export type Measured = Comparison & {
  readonly inMemory: readonly Taken[];
  readonly profiles: readonly Profiled[];
  readonly loaded: readonly Loaded[];
  readonly grown: readonly Grown[];
  readonly whole: readonly WholeState[];
};

type Cells = readonly string[];

const ms = (value: number): string => value.toFixed(value < 10 ? 2 : 1);
const times = (value: number): string => value.toFixed(2);

const comparedRow = ({ work, service, byHand }: Compared): Cells => [
  work,
  ms(service.cpuMs),
  ms(byHand.cpuMs),
  times(service.cpuMs / byHand.cpuMs),
  times(service.warmUpCpuMs / byHand.warmUpCpuMs),
  `${ms(service.p50Ms)} / ${ms(byHand.p50Ms)}`,
  `${ms(service.p99Ms)} / ${ms(byHand.p99Ms)}`,
];

const bytesRow =
  (kind: string) =>
  (bytes: Bytes): Cells => [
    `${kind}, ${bytes.what}`,
    String(bytes.service),
    String(bytes.byHand),
    times(ratioOf(bytes)),
  ];

const loadedRows = (loaded: readonly Loaded[]): readonly Cells[] => {
  const [floor, ...functions] = loaded;
  const row = ({ name, bytes, cpuMs, wallMs }: Loaded): Cells => [
    name,
    (bytes / 1_000).toFixed(0),
    ms(cpuMs),
    times(cpuMs / (floor?.cpuMs ?? Number.NaN)),
    ms(wallMs),
  ];
  return [...(floor === undefined ? [] : [floor]), ...functions].map(row);
};

const grownRows = (grown: readonly Grown[]): readonly Cells[] =>
  (grown[0]?.readings ?? []).map(({ what, bill }, index) => [
    what,
    String(bill.calls),
    String(bill.readUnits),
    ...grown.map(({ readings }) => ms(readings[index]?.p50Ms ?? Number.NaN)),
  ]);

const profileRows = (profiles: readonly Profiled[]): readonly Cells[] => {
  const owners = [...new Set(profiles.flatMap(({ shares }) => shares.map(({ owner }) => owner)))];
  const cell = ({ shares }: Profiled, owner: string) => ms(shares.find((share) => share.owner === owner)?.ms ?? 0);
  return owners.map((owner) => [owner, ...profiles.map((profile) => cell(profile, owner))]);
};

const wholeRow = ({ state, service, floor }: WholeState): Cells => {
  const cell = (of: keyof WholeState['service'], show = ms): string =>
    `${show(service[of])} / ${show(floor[of])} = ${times(service[of] / floor[of])}`;
  return [
    state,
    cell('aloneP50Ms'),
    cell('perSecond', (value) => value.toFixed(0)),
    cell('callerMs'),
    cell('engineMs'),
  ];
};

export const sectionsOf = (measured: Measured): string => `## The same work, by the service and by hand

CPU is the processor time of the calling process with all its threads, in ms per call: the median of the rounds. Each
side is warmed up first; "warming up" is the ratio of that phase, in which a call takes about twice as long on both sides,
because Node still compiles. Latencies are in ms, service / by hand, on the embedded engine on the same machine.

${markdownTable(['work', 'CPU, service', 'CPU, by hand', 'ratio', 'warming up', 'p50', 'p99'], measured.works.map(comparedRow))}

Stored and received bytes may differ by 5 % at most, or the run fails. Sent bytes have no such limit: ElectroDB's
expressions are longer than hand-written ones, and that is part of the measurement.

${markdownTable(
  ['bytes', 'service', 'by hand', 'ratio'],
  [
    ...measured.stored.map(bytesRow('stored')),
    ...measured.read.map(bytesRow('received')),
    ...measured.sent.map(bytesRow('sent')),
  ],
)}

## The handler without a database

The same calls on the memory adapters: token, validation, rules, reply and log line. ms per call.

${markdownTable(
  ['work', 'CPU', 'p50', 'p99'],
  measured.inMemory.map(({ name, cpuMs, p50Ms, p99Ms }) => [name, ms(cpuMs), ms(p50Ms), ms(p99Ms)]),
)}

## Time by code owner

ms per call of the calling thread, sampled, on the embedded engine.

${markdownTable(['code of', ...measured.profiles.map(({ work }) => work)], profileRows(measured.profiles))}

## Loading a function

A new process loads the bundle, as a cold start does, after Node has started. The median of the rounds.

${markdownTable(['function', 'KB', 'CPU ms', 'ratio', 'ms'], loadedRows(measured.loaded))}

## While the shop grows

Calls and read units, which the run asserts to be equal at every size, and the p50 in ms. A tenth of the orders belong
to the customer whose list is read.

${markdownTable(
  ['reading', 'calls', 'RRU', ...measured.grown.map(({ orders }) => `p50 at ${orders.toLocaleString('en')} orders`)],
  grownRows(measured.grown),
)}

## The whole service over HTTP

What \`npm start -- --data DIR\` starts, and a load from this process: orders of one line by one client, then by eight.
In turns, the floor: this process sends one transaction of such an order, its receipt and its stock by the SDK to an
engine of its own, with a file and without a stream. Each cell is service / floor = ratio. CPU is ms for each order until
everything that follows it is done: its events, its letter, its entries in the projections. The caller of the engine is
the server, or this process.

${markdownTable(['shop', 'p50 alone, ms', 'orders a second', 'CPU of the caller', 'CPU of the engine'], measured.whole.map(wholeRow))}
`;

export const documentOf = (measured: Measured, command: string): string => `# Benchmarks

Generated by \`${command}\`; [the index](README.md) has the date and the machine. The ratios matter: both sides
take turns in one process and one run, so other load on the machine affects both. Only the service checks a token
(signature once, then by hash), parses the request strictly, prices, decides, writes a log line and builds the reply. The
other side gets the result and only calls the SDK's DocumentClient with hand-written expressions for the same items under
the same conditions (\`test/bench/by-hand.ts\`). [ADR 0016](../adr/0016-lean-functions.md) explains the difference.

${sectionsOf(measured)}`;
