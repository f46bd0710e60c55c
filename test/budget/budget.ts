import { writeFileSync } from 'node:fs';
import { engineProgram, startEngine } from '#infrastructure/local/engine';
import { allRows } from '#test/budget/all-rows';
import { measure } from '#test/budget/measure';
import { documentOf, type Measured, tableOf } from '#test/budget/report';
import { CannotRun, command } from '../../scripts/command.mjs';

const usage = `Usage: npm run budget -- [options]

Measures the calls and capacity units of every use case on the embedded engine and prints them as a table.

Options
  --write     write docs/figures/budget.md too
  -h, --help  this text

Exit code 0: every row is within its floor; 1: one is above; 2: wrong options; 3: the embedded engine is missing.`;

const run = async ({ write }: { readonly write: boolean }): Promise<number> => {
  const program = engineProgram();
  if (program === undefined)
    throw new CannotRun('the budget is measured on the embedded engine, which is not installed here');
  const engine = await startEngine(program, undefined);
  try {
    const measured: Measured[] = [];
    for (const row of allRows) measured.push({ row, bill: await measure(row, engine.endpoint) });
    process.stdout.write(`${tableOf(measured)}\n`);
    if (write) writeFileSync(new URL('../../docs/figures/budget.md', import.meta.url), documentOf(measured));
    const isAbove = ({ row: { floor }, bill }: Measured) =>
      bill.calls > floor.calls || bill.writeUnits > floor.writeUnits || bill.readUnits > floor.readUnits;
    return measured.some(isAbove) ? 1 : 0;
  } finally {
    await engine.stop();
  }
};

await command({ usage, options: { write: { type: 'boolean', default: false } }, run });
