// Brings discounts of earlier releases into the form of this one: codes in upper case, and a place in the list.
import { command } from '../command.mjs';
import '../quiet-sdk.mjs';
import { enlist, unlistedOf } from './discount-codes/enlist';
import { type CodeGroup, groupsOf, moveGroup } from './discount-codes/move';
import { storedDiscounts } from './discount-codes/stored';
import { type TargetFlags, targetLines, targetOf, targetOptions } from './targets';

const usage = `Usage: npm run discount-codes -- --stage dev | --endpoint URL | --data DIR [--move]

Discount codes are compared without case: "summer10" is SUMMER10. Earlier releases stored each code as it was written.
This lists the discounts whose code is not in upper case. With --move each becomes the code in upper case: the new release
finds it then, and an earlier one no longer gives it. Of several that differ only by case, the facts of one are kept: of one
that is not deleted, if possible in upper case, else the first. Their redemptions are added up.

The old item stays, for the redemptions that its orders return. Until --move runs again, these are missing from the new
count: a code may be used less often than its maximum, never more often.

Earlier releases had no list of discounts either. This lists the discounts that are missing from it, and --move puts them into
it; a discount also joins it when its facts are changed.

Reads the whole table, at most 4 MB a second. Uses the credentials and the region of your shell for a stage.

Options
${targetLines}
  --move            moves them, and puts them into the list; without it they are shown only
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
      const stored = await storedDiscounts(at);
      const groups = groupsOf(stored);
      for (const group of groups) {
        if (move) await moveGroup(at, group);
        console.log(lineOf(group));
      }
      console.log(`${codes(groups.length)} not in upper case${move ? ', and moved' : ''}`);
      const unlisted = unlistedOf(stored);
      for (const code of unlisted) {
        if (move) await enlist(at, code);
        console.log(code);
      }
      console.log(`${codes(unlisted.length)} missing from the list${move ? ', and put into it' : ''}`);
    } finally {
      await stop();
    }
  },
});
