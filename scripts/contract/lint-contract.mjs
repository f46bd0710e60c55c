// Lints docs/openapi.json by the recommended rules of Redocly. They are part of its package: this works offline.
import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { command, UsageError } from '../command.mjs';
import { root } from '../project.mjs';

const usage = `Usage: npm run lint-contract -- [options] [file]

Lints an OpenAPI document (default: docs/openapi.json) by the recommended rules of Redocly, and validates its examples
against their schemas. Works offline.

Options
  -h, --help   this text

Exit code 0: no error and no warning; 1: some; 2: wrong options.`;

/** @param {string} file */
const lint = async (file) => {
  // Only the command line of Redocly reports its use; this keeps the library silent if it ever does.
  process.env.REDOCLY_TELEMETRY = 'off';
  const { createConfig, lintFromString } = await import('@redocly/openapi-core');
  const config = await createConfig({ extends: ['recommended'] });
  return lintFromString({ source: await readFile(file, 'utf8'), absoluteRef: file, config });
};

await command({
  usage,
  allowPositionals: true,
  run: async (_, files) => {
    if (files.length > 1) throw new UsageError(`one file, not ${files.length}`);
    const file = resolve(files[0] ?? join(root, 'docs/openapi.json'));
    const problems = await lint(file);
    for (const { severity, ruleId, message, location } of problems)
      console.error(`${severity} ${ruleId} ${location[0]?.pointer ?? ''}\n  ${message.replaceAll('\n', '\n  ')}`);
    const count = problems.length;
    console.log(`${count} ${count === 1 ? 'problem' : 'problems'} in ${relative('.', file)}`);
    return count > 0 ? 1 : 0;
  },
});
