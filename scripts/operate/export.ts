// Writes the products, discounts, customers and orders of a table into a file.

import { existsSync } from 'node:fs';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { systemClock } from '#adapters/system/clock';
import { CannotRun, command, UsageError } from '../command.mjs';
import '../quiet-sdk.mjs';
import { type TargetFlags, targetLines, targetOf, targetOptions, unlessMissing } from './targets';
import { cellsOf, headerOf, type TableKind, tableKinds } from './transfer/columns';
import { byteOrderMark, csvLine } from './transfer/csv';
import { tableOf } from './transfer/destination';
import { type Exported, exported, exportRows } from './transfer/export-rows';
import { leftOut } from './transfer/kinds/kinds';
import { type Output, openOutput } from './transfer/output';
import { createMeter, lineOnTerminal, mostMemory } from './transfer/progress';
import type { Row } from './transfer/row';

const leftOutLines = Object.entries(leftOut)
  .flatMap(([kind, why]) => (why === null ? [] : [`  ${kind.padEnd(18)} ${why}`]))
  .join('\n');

const usage = `Usage: npm run --silent export -- WHAT --stage dev | --endpoint URL | --data DIR [options]

Writes ${Object.keys(exported).join(', ')} into a file that npm run import reads (docs/transfer.md): a line of JSON for
each, an order with its whole journal. Reads the whole table, once, and writes nothing to it. The file has personal data. What
changes meanwhile may be in it or not: for a copy that is one moment, stop the service first, or restore the table beside it. Uses
the credentials and the region of your shell for a stage.

Options
${targetLines}
  --format csv      a table for a spreadsheet, of ${tableKinds.map((kind) => `${kind}s`).join(' or ')} alone (default: jsonl)
  --out FILE        a file in place of the output; it appears once it is complete
  --force           replaces the file, if it exists
  -h, --help        this text

Left out
${leftOutLines}

Exit code 0: done; 1: failed, or items are left out because the service cannot read them; 2: wrong options; 3: there is no table,
or the embedded engine is missing; 130: interrupted.`;

type Flags = TargetFlags & {
  readonly format?: string | undefined;
  readonly out?: string | undefined;
  readonly force: boolean;
};

const whatIn = (names: readonly string[]): Exported => {
  const [name = ''] = names;
  if (names.length !== 1 || !Object.hasOwn(exported, name))
    throw new UsageError(`give one of ${Object.keys(exported).join(', ')}`);
  return name as Exported;
};

const tableIn = (format: string | undefined, what: Exported): TableKind | undefined => {
  if (format === undefined || format === 'jsonl') return undefined;
  if (format !== 'csv') throw new UsageError(`--format is jsonl or csv, not ${format}`);
  const kind = tableKinds.find((each) => `${each}s` === what);
  return kind ?? refuseCsv(what);
};

const refuseCsv = (what: string): never => {
  throw new UsageError(`--format csv is for products or customers: ${what} have lists inside, which no cell has`);
};

let output: Output | undefined;

await command({
  usage,
  options: {
    ...targetOptions,
    format: { type: 'string' },
    out: { type: 'string' },
    force: { type: 'boolean', default: false },
  },
  allowPositionals: true,
  onInterrupt: () => output?.discard(),
  run: async (flags: Flags, names) => {
    const what = whatIn(names);
    const kind = tableIn(flags.format, what);
    if (flags.out !== undefined && existsSync(flags.out) && !flags.force)
      throw new CannotRun(`--out ${flags.out} exists: choose another name, or add --force`);
    const target = await targetOf(flags);
    const print = lineOnTerminal(process.stderr);
    const meter = createMeter(systemClock.now, print);
    let faults = 0;
    try {
      const place = tableOf(target);
      const { Table } = await target.client
        .send(new DescribeTableCommand({ TableName: place.table }))
        .catch(unlessMissing(place.table));
      const items = Table?.ItemCount ?? 0;
      const lineOf = (row: Row): string =>
        kind === undefined ? `${JSON.stringify(row)}\n` : csvLine(cellsOf(kind, row));
      output = openOutput(flags.out);
      if (kind !== undefined) await output.write(byteOrderMark + csvLine(headerOf(kind)));
      for await (const step of exportRows(place, what)) {
        if ('row' in step) {
          await output.write(lineOf(step.row));
          // The count of a table on AWS is some hours old.
          meter.note(items === 0 ? undefined : Math.min(1, step.read / items));
        } else {
          faults += 1;
          console.error(`left out: ${step.leftOut}`);
        }
      }
      await output.finish();
      print?.('');
      console.error(`${meter.summary()}, ${mostMemory()}${faults === 0 ? '' : `; ${faults} left out`}`);
      return faults === 0 ? 0 : 1;
    } catch (error) {
      output?.discard();
      throw error;
    } finally {
      await target.stop();
    }
  },
});
