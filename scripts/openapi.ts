// Writes the contract of the operations to docs/openapi.json, or checks that the file still says the same.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openApiDocument } from '#adapters/http/openapi';
import { operations } from '#adapters/http/operations/registry';
import packageJson from '../package.json' with { type: 'json' };

const help = `Usage: npm run openapi -- [options]

Writes docs/openapi.json from the operations of the service.

Options
  --check      writes nothing; fails when the file is not what would be written
  -h, --help   this text

Exit code 0: written, or unchanged; 1: stale; 2: wrong options.`;

const options = (() => {
  try {
    return parseArgs({
      options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${help}`);
    process.exit(2);
  }
})();

const file = new URL('../docs/openapi.json', import.meta.url);

const written = (): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

if (options.help) {
  console.log(help);
} else {
  const document = `${JSON.stringify(openApiDocument(operations, packageJson.version), undefined, 2)}\n`;
  const isCurrent = written() === document;
  if (isCurrent) console.log('docs/openapi.json is up to date.');
  else if (options.check) {
    console.error('docs/openapi.json is stale: run npm run openapi and commit it with the change that caused it.');
    process.exitCode = 1;
  } else {
    writeFileSync(file, document);
    console.log('docs/openapi.json was written.');
  }
}
