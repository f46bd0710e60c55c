import fc from 'fast-check';
import { anyLife, liveWithOracle } from '#test/lives/live';
import { command, UsageError } from '../../scripts/command.mjs';

const usage = `Usage: npm run lives -- [options]

Lives random lives of orders in memory: placements, payments of every kind, captures, cancellations, parcels and returns.
After each change, the order must agree with the oracle of test/oracle. The first life that does not is made as short as
possible and printed.

Options
  --lives NUMBER  the number of lives (default 10000, about ten minutes)
  --seed NUMBER   the same seed gives the same lives (default: a new one, which is printed)
  -h, --help      this text

Exit code 0: every life agreed; 1: one did not; 2: wrong options.`;

const wholeNumber = (name: string, text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${name} ${text} is not a whole number`);
  return Number(text);
};

const progressEvery = 500;

const run = async ({ lives, seed }: { readonly lives: string; readonly seed?: string }): Promise<number> => {
  const numRuns = wholeNumber('lives', lives);
  let lived = 0;
  const property = fc.asyncProperty(anyLife, async (life) => {
    await liveWithOracle(life, () => undefined);
    lived += 1;
    if (lived % progressEvery === 0) console.error(`${lived} of ${numRuns} lives`);
  });
  const details = await fc.check(property, {
    numRuns,
    ...(seed === undefined ? {} : { seed: wholeNumber('seed', seed) }),
  });
  if (details.failed) throw new Error(`${fc.defaultReportMessage(details)}\n${details.errorInstance}`);
  console.log(`${lived} lives agree with the oracle, seed ${details.seed}`);
  return 0;
};

await command({
  usage,
  options: { lives: { type: 'string', default: '10000' }, seed: { type: 'string' } },
  run,
});
