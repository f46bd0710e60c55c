import { engineProgram, startEngine } from '#infrastructure/local/engine';
import { allRows } from '#test/budget/all-rows';
import { measure } from '#test/budget/measure';
import { documentOf, type Measured, tableOf } from '#test/budget/report';
import { CannotRun, command, UsageError } from '../../scripts/command.mjs';
import { writeGenerated } from '../../scripts/generated-file';

const usage = `Usage: npm run budget -- [options]

Measures the calls and capacity units of every use case on the embedded engine and prints them as a table.

Options
  --write     write docs/figures/budget.md too
  --check     fail when docs/figures/budget.md is out of date
  -h, --help  this text

Exit code 0: every row is within its floor; 1: one is above, or the page is out of date; 2: wrong options; 3: the embedded
engine is missing.`;

type Options = { readonly write: boolean; readonly check: boolean };

const isAbove = ({ row: { floor }, bill }: Measured): boolean =>
  bill.calls > floor.calls || bill.writeUnits > floor.writeUnits || bill.readUnits > floor.readUnits;

const run = async ({ write, check }: Options): Promise<number> => {
  if (write && check) throw new UsageError('--write or --check, not both');
  const program = engineProgram();
  if (program === undefined)
    throw new CannotRun('the budget is measured on the embedded engine, which is not installed here');
  const engine = await startEngine(program, undefined);
  try {
    const measured: Measured[] = [];
    for (const row of allRows) measured.push({ row, bill: await measure(row, engine.endpoint) });
    if (!check) process.stdout.write(`${tableOf(measured)}\n`);
    const isCurrent =
      !(write || check) ||
      writeGenerated('docs/figures/budget.md', documentOf(measured), 'npm run budget -- --write', check);
    return isCurrent && !measured.some(isAbove) ? 0 : 1;
  } finally {
    await engine.stop();
  }
};

await command({
  usage,
  options: { write: { type: 'boolean', default: false }, check: { type: 'boolean', default: false } },
  run,
});
