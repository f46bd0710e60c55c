// Moves discounts whose stored code is not in upper case, from before codes were compared without case.
import { createClient } from '#adapters/dynamodb/engine/client';
import { command, UsageError } from '../command.mjs';
import '../quiet-sdk.mjs';
import { type CodeGroup, groupsOf, moveGroup } from './discount-codes/move';

const usage = `Usage: npm run discount-codes -- --table NAME [--move | --remove]

Discount codes are compared without case: "summer10" is SUMMER10. Earlier releases stored each code as it was written.
This lists the discounts of a table whose code is not in upper case. Of several that differ only by case, the facts of
one are kept: the one in upper case, else the first that is not deleted. Their redemptions are added up.

  1. before you deploy this release:  --move    copies them to the code in upper case
  2. after you deployed it:           --remove  adds the redemptions since, and deletes the old items

Both can be run again at any time. Do not change these discounts between the two steps. Uses the credentials and the
region of your shell.

Options
  --table NAME     the table, such as order-service-prod
  --endpoint URL   another DynamoDB than that of AWS, such as a local one
  --move           copy
  --remove         copy, then delete the old items
  -h, --help       this text

Exit code 0: done, or nothing to do; 1: failed; 2: wrong options.`;

const lineOf = ({ code, others, exists }: CodeGroup): string => {
  const all = exists ? [code, ...others] : others;
  return all.length === 1 ? `${all[0]} -> ${code}` : `${all.join(', ')} -> ${code}: the first is kept`;
};

await command({
  usage,
  options: {
    table: { type: 'string' },
    endpoint: { type: 'string' },
    move: { type: 'boolean', default: false },
    remove: { type: 'boolean', default: false },
  },
  run: async ({ table, endpoint, move, remove }) => {
    if (table === undefined) throw new UsageError('--table is missing');
    const client = createClient(endpoint === undefined ? {} : { endpoint });
    const at = { client, table };
    const groups = await groupsOf(at);
    for (const group of groups) {
      if (move || remove) await moveGroup(at, group, { remove });
      console.log(lineOf(group));
    }
    const done = remove ? 'moved and removed' : move ? 'copied' : 'found';
    console.log(`${groups.length} ${groups.length === 1 ? 'code' : 'codes'} in another form ${done}`);
  },
});
