import { compare, overMemory, profiles } from '#test/bench/compare';
import { whileGrowing } from '#test/bench/growth';
import { loadTimes } from '#test/bench/load';
import { documentOf, type Measured, sectionsOf } from '#test/bench/report';
import { onTable } from '#test/bench/table';
import { wholeService } from '#test/bench/whole/whole';
import { stopEsbuild } from '../../scripts/build/esbuild.mjs';
import { bundleFunctionsIfStale } from '../../scripts/build/functions.mjs';
import { command } from '../../scripts/command.mjs';
import { writeGenerated } from '../../scripts/generated-file';

const usage = `Usage: npm run bench -- [options]

Measures this service against the SDK's DocumentClient used by hand, in one run and in turns: processor time, latency,
bytes; the handler without a database; whose code the time goes to; loading each function; reading while the shop grows;
the whole local server over HTTP. Needs the embedded engine. About 10 minutes; with --quick one and a half.

Options
  --quick     fewer rounds, 10,000 orders at most
  --write     write docs/figures/benchmarks.md too
  -h, --help  this text

Exit code 0: measured; 1: the two sides did not move the same bytes, or a reading depends on the number of orders;
2: wrong options.`;

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const run = async ({ quick, write }: { readonly quick: boolean; readonly write: boolean }): Promise<void> => {
  await bundleFunctionsIfStale('bundled');
  await stopEsbuild();
  const rounds = quick ? { rounds: 3, calls: 50, warmUp: 2 } : { rounds: 15, calls: 100, warmUp: 30 };
  const comparison = await onTable(async (at) => ({
    ...(await compare(at, rounds, say)),
    profiles: await profiles(at, quick ? 100 : 500, say),
  }));
  say('the handler without a database');
  const inMemory = await overMemory(rounds);
  const loaded = await loadTimes(quick ? 3 : 15, say);
  const growth = quick ? { sizes: [1_000, 10_000], calls: 50 } : { sizes: [1_000, 10_000, 100_000], calls: 200 };
  const grown = await onTable((at) => whileGrowing(at, growth, say));
  const whole = await wholeService(
    quick
      ? { rounds: 2, alone: 40, together: 120, orders: 400, holds: 15 }
      : { rounds: 5, alone: 100, together: 400, orders: 20_000, holds: 200 },
    say,
  );
  const measured: Measured = { ...comparison, inMemory, loaded, grown, whole };
  process.stdout.write(sectionsOf(measured));
  if (!write) return;
  const commandLine = `npm run bench -- ${quick ? '--quick ' : ''}--write`;
  writeGenerated('docs/figures/benchmarks.md', documentOf(measured, commandLine), commandLine, false);
};

await command({
  usage,
  options: { quick: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
  run,
});
