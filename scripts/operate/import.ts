// Writes the rows of files into a table, unless they are there.
import { existsSync } from 'node:fs';
import { systemClock } from '#adapters/system/clock';
import { Unavailable } from '#application/ports';
import { command, UsageError } from '../command.mjs';
import '../quiet-sdk.mjs';
import { type TargetFlags, targetLines, targetOf, targetOptions, unlessMissing } from './targets';
import { destinationOf } from './transfer/destination';
import { importRows, type Sums } from './transfer/import-rows';
import { FaultyFile } from './transfer/lines';
import { createMeter, lineOnTerminal, mostMemory } from './transfer/progress';
import { checkFiles, rowsOfFiles } from './transfer/read-files';
import { createWriter } from './transfer/write';

const usage = `Usage: npm run import -- FILE… --stage dev | --endpoint URL | --data DIR [options]

Writes products, discounts, customers and orders into a table: lines of JSON as npm run export writes them, or, in a file that
ends in .csv, a table of products or customers (docs/transfer.md). A row that is there already is left alone; one that differs
from what is there is refused as a conflict, so an import changes nothing. After an interruption run it again. A malformed row is
refused with its line, and the others are imported.

No letter, webhook or event is sent about an imported order as it is; its later changes are published. Orders take no stock:
products have the stock of their rows. Lists and reports follow while the service runs, or by npm run rebuild. Deploy this release to
a stage before you import into it. Uses the credentials and the region of your shell for a stage.

Options
${targetLines}
  --dry-run         checks every row and compares it with the table, and writes nothing
  -h, --help        this text

Exit code 0: done; 1: failed, or rows were refused; 2: wrong options; 3: there is no table, or the embedded engine is missing;
130: interrupted.`;

type Flags = TargetFlags & { readonly 'dry-run': boolean };

const filesIn = (files: readonly string[]): readonly string[] => {
  if (files.length === 0) throw new UsageError('give at least one file');
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new UsageError(`there is no file ${missing}`);
  const twice = files.find((file, index) => files.indexOf(file) < index);
  if (twice !== undefined) throw new UsageError(`the file ${twice} is named twice`);
  return files;
};

/** @throws what a person can do about a table that does not answer */
const unlessBusy = (error: unknown): never => {
  if (error instanceof Unavailable)
    throw new Error('the table did not answer in time: run the same command again to continue', { cause: error });
  throw error;
};

const sumsLine = ({ written, present, refused }: Sums, isDry: boolean): string =>
  `${written} ${isDry ? 'to write' : 'written'}, ${present} there already, ${refused} refused`;

await command({
  usage,
  options: { ...targetOptions, 'dry-run': { type: 'boolean', default: false } },
  allowPositionals: true,
  onInterrupt: () => console.error('run the same command again to continue'),
  run: async (flags: Flags, names) => {
    const files = filesIn(names);
    await checkFiles(files).catch((error: unknown) => {
      throw error instanceof FaultyFile ? new Error(`${error.message}; nothing is imported`) : error;
    });
    const target = await targetOf(flags);
    const print = lineOnTerminal(process.stderr);
    const meter = createMeter(systemClock.now, print);
    try {
      const destination = await destinationOf(target, flags.stage, systemClock.now());
      const { put, look } = createWriter(destination.place);
      const sums = await importRows({
        rows: rowsOfFiles(files),
        destination,
        store: flags['dry-run'] ? look : put,
        refuse: (line) => {
          print?.('');
          console.error(line);
        },
        note: meter.note,
      })
        .catch(unlessBusy)
        .catch(unlessMissing(destination.place.table));
      print?.('');
      console.log(sumsLine(sums, flags['dry-run']));
      console.error(`${meter.summary()}, ${mostMemory()}`);
      return sums.refused === 0 ? 0 : 1;
    } finally {
      await target.stop();
    }
  },
});
