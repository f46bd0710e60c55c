import { cpus } from 'node:os';
import { type Bytes, ratioOf } from '#test/bench/bytes';
import type { Compared, Comparison } from '#test/bench/compare';
import type { Grown } from '#test/bench/growth';
import type { Loaded } from '#test/bench/load';
import type { Profiled } from '#test/bench/profile';
import type { Taken } from '#test/bench/rounds';

export type Measured = Comparison & {
  readonly inMemory: readonly Taken[];
  readonly profiles: readonly Profiled[];
  readonly loaded: readonly Loaded[];
  readonly grown: readonly Grown[];
};

type Cells = readonly string[];

/** A Markdown table whose columns are aligned for people who read the source. */
const table = (head: Cells, body: readonly Cells[]): string => {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...body.map((cells) => (cells[column] ?? '').length)),
  );
  const line = (cells: Cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
};

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

const machine = (): string => {
  const { model = 'an unnamed processor' } = cpus()[0] ?? {};
  return `${cpus().length} cores (${model.trim()}), ${process.platform} ${process.arch}, Node ${process.versions.node}`;
};

export const sectionsOf = (measured: Measured): string => `## The same work, by the service and by hand

CPU is the processor time of the calling process, all its threads, in ms per call: the median of the rounds. Each side
is warmed up before, and the ratio of that time is told too: while Node still compiles what runs, a call takes about
twice as long by either side. Latencies are in ms, the service's before the other's, on the embedded engine beside it.

${table(['work', 'CPU, service', 'CPU, by hand', 'ratio', 'warming up', 'p50', 'p99'], measured.works.map(comparedRow))}

Bytes of the two sides: what is stored and what is read may differ by 5 %, or the run fails. What is sent may not be
compared so: ElectroDB's expressions are longer than those of a person, which is part of what is measured.

${table(
  ['bytes', 'service', 'by hand', 'ratio'],
  [
    ...measured.stored.map(bytesRow('stored')),
    ...measured.read.map(bytesRow('received')),
    ...measured.sent.map(bytesRow('sent')),
  ],
)}

## The handler without a database

The same calls over the memory adapters: token, validation, rules, representation and the line of log. ms per call.

${table(
  ['work', 'CPU', 'p50', 'p99'],
  measured.inMemory.map(({ name, cpuMs, p50Ms, p99Ms }) => [name, ms(cpuMs), ms(p50Ms), ms(p99Ms)]),
)}

## Whose code it is

ms per call of the calling thread, sampled, with the engine behind it.

${table(['code of', ...measured.profiles.map(({ work }) => work)], profileRows(measured.profiles))}

## Loading a function

A new process requires the bundle, as a cold start does; Node itself has started before. The median of the rounds.

${table(['function', 'KB', 'CPU ms', 'ratio', 'ms'], loadedRows(measured.loaded))}

## While the shop grows

Calls and read units, which the run asserts to be the same at every size, and the p50 in ms. A tenth of the orders is
the customer's whose list is read.

${table(
  ['reading', 'calls', 'RRU', ...measured.grown.map(({ orders }) => `p50 at ${orders.toLocaleString('en')} orders`)],
  grownRows(measured.grown),
)}
`;

export const documentOf = (measured: Measured, command: string): string => `# Benchmarks

Generated by \`${command}\` on ${machine()}.
Ratios are what counts: both sides of each ran in turns in one process and one run, so what else the machine did befell
both. What the service does and the other side does not: it checks a token (signature once, then by its hash), reads the
request strictly, prices, decides, writes a line of log and represents the result; the other side is given all that and
only calls the SDK's DocumentClient with hand-written expressions for the same items under the same conditions
(\`test/bench/by-hand.ts\`). Why the service is where it is, and what was taken out: [ADR 0016](adr/0016-lean-functions.md).

${sectionsOf(measured)}`;
