// Puts a secret that somebody else made, such as the key of a payment provider, into the table of a stage.
import { text } from 'node:stream/consumers';
import { createGivenSecrets } from '#adapters/dynamodb/service/given-secrets';
import { configurationFrom } from '#infrastructure/configuration';
import { CannotRun, command, UsageError } from '../command.mjs';
import '../quiet-sdk.mjs';
import { givenSecretIn, putSecret, puttable } from './secrets/put';
import { type TargetFlags, targetLines, targetOf, targetOptions, unlessMissing } from './targets';

const usage = `Usage: npm run secrets -- put NAME --stage prod < FILE

Stores a secret in the table, where the functions that need it read it: after five minutes at the latest, without a
deployment. The secret is read from standard input and never printed. Uses the credentials and the region of your shell for a
stage.

Names
${Object.entries(puttable)
  .map(([name, { summary }]) => `  ${name.padEnd(16)} ${summary}`)
  .join('\n')}

Options
${targetLines}
  -h, --help        this text

Exit code 0: stored; 1: failed; 2: wrong options, or standard input is no such secret.`;

/** A terminal would show what is typed. */
const readSecret = async (): Promise<string> => {
  if (process.stdin.isTTY)
    throw new CannotRun('the secret is read from standard input: use a pipe or a file, not the terminal');
  return text(process.stdin);
};

await command({
  usage,
  options: targetOptions,
  allowPositionals: true,
  run: async (flags: TargetFlags, [action, ...names]: readonly string[]) => {
    const [name] = names;
    if (action !== 'put' || name === undefined || names.length > 1)
      throw new UsageError(`give put and one of ${Object.keys(puttable).join(', ')}`);
    const secret = givenSecretIn(name, await readSecret());
    if (typeof secret === 'string') throw new UsageError(secret);
    const target = await targetOf(flags);
    try {
      const { table = '' } = configurationFrom(target.variables, new Set(['table']), () => {
        throw new Error('secrets need no settings of the shop');
      });
      await putSecret(createGivenSecrets({ client: target.client, table }), secret).catch(unlessMissing(table));
      console.log(`${secret.name} is stored in the table ${table}`);
      return 0;
    } finally {
      await target.stop();
    }
  },
});
