// Lints docs/openapi.json by the rules that Redocly recommends. They are part of the package: nothing is fetched or sent.
import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const help = `Usage: npm run lint-contract -- [options] [file]

Lints an OpenAPI document (docs/openapi.json) by the rules that Redocly recommends. Examples are validated against their
schemas. Works offline.

Options
  -h, --help   this text

Exit code 0: not a single error or warning; 1: otherwise; 2: wrong options.`;

const contract = fileURLToPath(new URL('../../docs/openapi.json', import.meta.url));
const options = (() => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h', default: false } },
    });
  } catch (error) {
    console.error(`${/** @type {Error} */ (error).message}\n\n${help}`);
    process.exit(2);
  }
})();

/** @param {string} file */
const lint = async (file) => {
  // Only Redocly's command line reports its use; this keeps the library silent should it ever do so.
  process.env.REDOCLY_TELEMETRY = 'off';
  const { createConfig, lintFromString } = await import('@redocly/openapi-core');
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source: await readFile(file, 'utf8'), absoluteRef: file, config });
  for (const { severity, ruleId, message, location } of problems)
    console.error(`${severity} ${ruleId} ${location[0]?.pointer ?? ''}\n  ${message.replaceAll('\n', '\n  ')}`);
  return problems.length;
};

if (options.values.help) console.log(help);
else {
  const [file = contract] = options.positionals;
  const count = await lint(resolve(file)).catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
  console.log(`${count} ${count === 1 ? 'problem' : 'problems'} in ${relative('.', resolve(file))}`);
  process.exitCode = count > 0 ? 1 : 0;
}
