// Writes the page of the rules of money and goods, or checks that it agrees with the list of rules and the domain.
import { command, UsageError } from '../command.mjs';
import { writeGenerated } from '../generated-file';
import { page } from './money/page';

const usage = `Usage: npm run rules -- [options]

Prints the rules of money and goods, with the figures that the domain computes for them.

Options
  --write      write docs/money.md
  --check      fail when docs/money.md is out of date
  -h, --help   this text

Exit code 0: printed, written or up to date; 1: out of date; 2: wrong options.`;

await command({
  usage,
  options: { write: { type: 'boolean', default: false }, check: { type: 'boolean', default: false } },
  run: ({ write, check }) => {
    if (write && check) throw new UsageError('--write or --check, not both');
    if (write || check) return writeGenerated('docs/money.md', page(), 'npm run rules -- --write', check) ? 0 : 1;
    process.stdout.write(page());
    return 0;
  },
});
