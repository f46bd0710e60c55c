// Writes the contract of the operations in all its forms, or checks that the files still say the same.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { operations } from '#adapters/http/operations/registry';
import packageJson from '../package.json' with { type: 'json' };
import { formsOf } from './contract/forms';

const help = `Usage: npm run openapi -- [options]

Writes what is made of the operations of the service: docs/openapi.json, the types of the TypeScript client
(clients/typescript/schema.ts), and requests to send (clients/orders.http, clients/orders.postman_collection.json).

Options
  --check      writes nothing; fails when a file is not what would be written, and names it
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

const at = (path: string): URL => new URL(`../${path}`, import.meta.url);

const written = (path: string): string | undefined => {
  try {
    return readFileSync(at(path), 'utf8');
  } catch {
    return undefined;
  }
};

const settle = (path: string, text: string): void => {
  if (written(path) === text) console.log(`${path} is up to date.`);
  else if (options.check) {
    console.error(`${path} is stale: run npm run openapi and commit it with the change that caused it.`);
    process.exitCode = 1;
  } else {
    mkdirSync(at(`${path}/..`), { recursive: true });
    writeFileSync(at(path), text);
    console.log(`${path} was written.`);
  }
};

if (options.help) console.log(help);
else for (const [path, text] of Object.entries(await formsOf(operations, packageJson.version))) settle(path, text);
