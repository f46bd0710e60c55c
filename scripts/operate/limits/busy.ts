import { prices } from '#cdk/monitoring/prices';
import { newTable } from '#cdk/settings';
import type { Row } from '#test/budget/rows';
import { markdownTable } from '../../text.mjs';
import { assumed, carried, durationMs, functionDollars, quotas } from './carry';
import { type MemoryOf, takenBy } from './taken';

const count = (value: number): string => Math.ceil(value).toLocaleString('en');
const dollars = (value: number): string => `$${value.toFixed(2)}`;

/** The operations of which a shop has the most calls. */
const busiest = ['getOrder', 'listOrders', 'placeOrder', 'payOrder', 'confirmOrder'];
const requestsPerSecond = 10_000;
const secondsPerHour = 3_600;

/** The first row of an operation is its usual case. */
const rowsOfBusiest = (rows: readonly Row[]): readonly Row[] =>
  busiest.flatMap((id) => rows.find((row) => row.of === id) ?? []);

const busyTable = (rows: readonly Row[], memoryOf: MemoryOf): string =>
  markdownTable(
    ['10,000 a second of', 'concurrent functions', 'write units', 'read units', 'an hour'],
    rowsOfBusiest(rows).map((row) => {
      const taken = takenBy(row, memoryOf);
      const functions = requestsPerSecond * Math.max(durationMs(taken) / 1_000, 1 / quotas.callsPerInstance);
      const millionsPerHour = (requestsPerSecond * secondsPerHour) / 1_000_000;
      return [
        row.name,
        count(functions),
        count(requestsPerSecond * taken.writeUnits),
        count(requestsPerSecond * taken.readUnits),
        dollars(millionsPerHour * carried(taken).dollarsPerMillion),
      ];
    }),
  );

const newTableTable = (rows: readonly Row[], memoryOf: MemoryOf): string =>
  markdownTable(
    ['use case', 'calls a second'],
    rowsOfBusiest(rows).map((row) => {
      const { writeUnits, readUnits } = takenBy(row, memoryOf);
      return [
        row.name,
        Math.floor(Math.min(newTable.write / writeUnits, newTable.read / readUnits)).toLocaleString('en'),
      ];
    }),
  );

/** An event with its envelope, of which few are longer. */
const eventKb = 0.7;

const rowNamed = (rows: readonly Row[], name: string): Row => {
  const row = rows.find((each) => each.name === name);
  if (row === undefined)
    throw new Error(`test/budget has no row "${name}", which scripts/operate/limits/busy.ts needs.`);
  return row;
};

const followingTable = (rows: readonly Row[], memoryOf: MemoryOf): string => {
  const run = (name: string): number => functionDollars(takenBy(rowNamed(rows, name), memoryOf), assumed.runLogKb);
  return markdownTable(
    ['what follows', '$ per million events'],
    [
      [
        'publishChanges, with the feed, for one event in a batch',
        run('publish a new order to a shop without webhooks'),
      ],
      ['the event on the bus', prices.perMillion.busEvent],
      [`the archive, ${eventKb} KB for 30 days`, eventKb * prices.archivedGigabyte],
      ['projectChanges, for a change of a status in a batch of one', run('project a confirmation')],
      ['notifyCustomer, where the event has a letter', run('write to a customer')],
      ['the letter itself', prices.perMillion.letter],
      ['sendWebhooks, for each endpoint', run('deliver a new order to an endpoint of webhooks')],
    ].map(([what, price]) => [String(what), dollars(Number(price))]),
  );
};

/** The sections on a busy shop, on a new table and on each event. */
export const busyText = (rows: readonly Row[], memoryOf: MemoryOf): string =>
  rows.length === 0
    ? ''
    : `## What 10,000 requests a second take

If all of them were of one use case. A placement needs more units than the table has by its first quota, in several shards of the index.

${busyTable(rows, memoryOf)}

## What a new table carries

A new table takes ${count(newTable.write)} write and ${count(newTable.read)} read units a second at once. DynamoDB raises that with the traffic, and within half an hour
takes at most twice the peak of before. Set [\`warmUnits\`](../deploy.md#settings-of-a-stage) before a sale that begins from nothing.

${newTableTable(rows, memoryOf)}

## What follows each event of an order

A change of an order is published. Under load several events share the calls of one batch, so this is the most.

${followingTable(rows, memoryOf)}`;
