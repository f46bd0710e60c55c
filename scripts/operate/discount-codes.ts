// Moves discounts whose stored code is not in upper case, from before codes were compared without case.
import { command } from '../command.mjs';
import '../quiet-sdk.mjs';
import { type CodeGroup, groupsOf, moveGroup } from './discount-codes/move';
import { type TargetFlags, targetLines, targetOf, targetOptions } from './targets';

const usage = `Usage: npm run discount-codes -- --stage dev | --endpoint URL | --data DIR [--move]

Discount codes are compared without case: "summer10" is SUMMER10. Earlier releases stored each code as it was written.
This lists the discounts whose code is not in upper case. With --move each becomes the code in upper case: the new release
finds it then, and an earlier one no longer gives it. Of several that differ only by case, the facts of one are kept: of one
that is not deleted, if possible in upper case, else the first. Their redemptions are added up.

The old item stays, for the redemptions that its orders return. Until --move runs again, these are missing from the new
count: a code may be used less often than its maximum, never more often. Reads the whole table, at most 4 MB a second. Uses
the credentials and the region of your shell for a stage.

Options
${targetLines}
  --move            moves them; without it they are listed only
  -h, --help        this text

Exit code 0: done, or nothing to do; 1: failed; 2: wrong options; 3: the embedded engine is missing.`;

const lineOf = ({ code, factsFrom, others }: CodeGroup): string => {
  const spellings = others.map(({ spelling, isMoved }) => (isMoved ? `${spelling} (moved)` : spelling));
  const facts = others.length === 1 && factsFrom !== code ? '' : `, with the facts of ${factsFrom}`;
  return `${spellings.join(', ')} -> ${code}${facts}`;
};

const codes = (count: number): string => (count === 1 ? '1 code is' : `${count} codes are`);

await command({
  usage,
  options: { ...targetOptions, move: { type: 'boolean', default: false } },
  run: async ({ move, ...flags }: TargetFlags & { readonly move: boolean }) => {
    const { client, variables, stop } = await targetOf(flags);
    const at = { client, table: variables.TABLE_NAME ?? '' };
    try {
      console.error('reading the table');
      const groups = await groupsOf(at);
      for (const group of groups) {
        if (move) await moveGroup(at, group);
        console.log(lineOf(group));
      }
      console.log(`${codes(groups.length)} not in upper case${move ? ', and moved' : ''}`);
    } finally {
      await stop();
    }
  },
});
