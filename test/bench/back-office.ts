import { type Delivered, deliveries } from '#test/bench/back-office/deliveries';
import { type Transferred, transfer } from '#test/bench/back-office/transfer';
import { command, UsageError } from '../../scripts/command.mjs';
import { writeGenerated } from '../../scripts/generated-file';
import { markdownTable } from '../../scripts/text.mjs';

const usage = `Usage: npm run bench:back-office -- [options]

Measures who is told of orders, and the moves of a whole shop, on the local server with its data on a disk: how long after
its commit each event is at each webhook, while all is well, while one endpoint hangs, and while the server is killed and an
endpoint is down; rows a second and memory of an import and an export; a report over the month that was imported.
Linux only: memory is read from /proc. About ten minutes; with --quick one.

Options
  --orders N  orders that live for each scenario of webhooks (default: 1000)
  --rows N    orders that are imported (default: 10000)
  --quick     100 orders and 1000 rows
  --write     write docs/figures/back-office.md too
  -h, --help  this text

Exit code 0: measured; 1: an event was missing or out of order, or the report lacked orders; 2: wrong options.`;

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const deliveredRow = (row: Delivered): readonly string[] => [
  row.scenario,
  row.endpoint,
  ...[row.events, row.p50Ms, row.p99Ms, row.maxMs, row.repeated, row.missing, row.outOfOrder].map(String),
];

const transferRows = (row: Transferred): readonly (readonly string[])[] => [
  [
    'import',
    `${row.importSeconds.toFixed(1)} s`,
    (row.orders / row.importSeconds).toFixed(0),
    row.importMegabytes.toFixed(0),
  ],
  [
    'export',
    `${row.exportSeconds.toFixed(1)} s`,
    (row.orders / row.exportSeconds).toFixed(0),
    row.exportMegabytes.toFixed(0),
  ],
  [
    'rebuild of the reports, at most 1,000 a second',
    `${row.rebuildSeconds.toFixed(1)} s`,
    (row.orders / row.rebuildSeconds).toFixed(0),
    '–',
  ],
  [`sales of the month (${row.reportRows} rows)`, `${row.reportMs.toFixed(1)} ms`, '–', '–'],
];

const documentOf = (
  orders: number,
  delivered: readonly Delivered[],
  moved: Transferred,
): string => `# Figures of the back office

Written by \`npm run bench:back-office -- --write\`, on the machine that [the index](README.md) names. Server, embedded engine, load
and receiver share its two cores.

## From the commit to the webhook

${orders} orders for each row live from placement to delivery, 8 at a time: a burst, of which the lag is mostly the queue. Milliseconds from the commit to the arrival.
"Repeated" are calls for an event that the endpoint already had. Of the endpoint that hangs nothing is expected.

${markdownTable(['scenario', 'endpoint', 'events', 'p50', 'p99', 'longest', 'repeated', 'missing', 'out of order'], delivered.map(deliveredRow))}

## A whole shop

${moved.orders} paid and delivered orders of 30 days, ${moved.fileMegabytes.toFixed(1)} MB of JSON Lines. Memory is the peak of the process in MB.

${markdownTable(['work', 'time', 'orders a second', 'memory'], transferRows(moved))}
`;

const atLeastOne = (name: string, text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new UsageError(`--${name} is a number from 1`);
  return value;
};

type Options = { readonly orders: string; readonly rows: string; readonly quick: boolean; readonly write: boolean };

const run = async ({ orders, rows, quick, write }: Options): Promise<void> => {
  const [lives, imported] = quick ? [100, 1_000] : [atLeastOne('orders', orders), atLeastOne('rows', rows)];
  const delivered = await deliveries(lives, say);
  const moved = await transfer(imported, say);
  const document = documentOf(lives, delivered, moved);
  process.stdout.write(document);
  const faulty = delivered.filter(({ missing, outOfOrder }) => missing + outOfOrder > 0);
  if (faulty.length > 0) throw new Error(`${faulty.length} endpoints missed events, or got them out of order`);
  if (write) writeGenerated('docs/figures/back-office.md', document, 'npm run bench:back-office -- --write', false);
};

await command({
  usage,
  options: {
    orders: { type: 'string', default: '1000' },
    rows: { type: 'string', default: '10000' },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
  run,
});
